import type { Tx } from '../database/tx.ts';
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

/** The latest claim of each organisation; or the latest that somebody answered. */
const latest = (tx: Tx, organisations: readonly OrganisationId[], answered: boolean) =>
  tx
    .selectFrom('led_claim')
    .distinctOn('organisation_id')
    .select(['id', 'organisation_id', 'number', 'communities', 'claimed_on'])
    .where('organisation_id', 'in', [...organisations])
    .$if(answered, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(selectFrom('led_answer').select('by_id').whereRef('claim_id', '=', 'led_claim.id')),
      ),
    )
    .orderBy('organisation_id')
    .orderBy('number', 'desc')
    .execute();

/** Each organisation's latest claim to be led by communities, with its answers; absent where it never claimed. */
export const ledClaims = async (
  tx: Tx,
  organisations: readonly OrganisationId[],
): Promise<Map<OrganisationId, LedClaim>> => {
  if (organisations.length === 0) return new Map();
  const [rows, answered] = [await latest(tx, organisations, false), await latest(tx, organisations, true)];
  const answers = await answersTo(tx, [...new Set([...rows, ...answered].map(({ id }) => id))]);
  const claimOf = (row: (typeof rows)[number]): LedClaim => ({
    claimedOn: row.claimed_on,
    communities: row.communities,
    answers: answers.get(row.id) ?? [],
  });
  const before = new Map(answered.map((row) => [row.organisation_id, row]));
  return new Map(
    rows.map((row) => {
      const last = before.get(row.organisation_id);
      return [
        row.organisation_id,
        { ...claimOf(row), ...(last && last.number < row.number && { before: claimOf(last) }) },
      ];
    }),
  );
};
