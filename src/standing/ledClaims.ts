import type { Tx } from '../database/open.ts';
import type { ClaimId, OrganisationId } from '../kernel/ids.ts';
import type { LedAnswer, LedClaim } from '../kernel/ledStatus.ts';

const answersTo = async (tx: Tx, claims: ClaimId[]): Promise<Map<ClaimId, LedAnswer[]>> => {
  if (claims.length === 0) return new Map();
  const rows = await tx
    .selectFrom('led_answer')
    .leftJoin('installation', 'installation.host_id', 'led_answer.by_id')
    .select(['claim_id', 'answer', 'answered_on', 'installation.host_id'])
    .where('claim_id', 'in', claims)
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      claim: row.claim_id,
      answer: row.answer,
      answeredOn: row.answered_on,
      host: row.host_id !== null,
    })),
    ({ claim }) => claim,
  );
};

/** Each organisation's latest claim to be led by communities, with its answers; absent where it never claimed. */
export const ledClaims = async (
  tx: Tx,
  organisations: readonly OrganisationId[],
): Promise<Map<OrganisationId, LedClaim>> => {
  if (organisations.length === 0) return new Map();
  const rows = await tx
    .selectFrom('led_claim')
    .distinctOn('organisation_id')
    .select(['id', 'organisation_id', 'communities', 'claimed_on'])
    .where('organisation_id', 'in', [...organisations])
    .orderBy('organisation_id')
    .orderBy('number', 'desc')
    .execute();
  const answers = await answersTo(
    tx,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map((row) => [
      row.organisation_id,
      { claimedOn: row.claimed_on, communities: row.communities, answers: answers.get(row.id) ?? [] },
    ]),
  );
};
