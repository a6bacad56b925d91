import { z } from 'zod';
import { type Commitment, commitment, withName } from '../commitments/commitment.ts';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId, VersionId } from '../kernel/ids.ts';
import { statusInForce } from '../kernel/ledStatus.ts';
import type { Side } from '../kernel/organisation.ts';
import { type CommunityKey, communityKey } from '../language/vocabulary.ts';
import { ledClaims } from '../standing/ledClaims.ts';
import { partnershipsOf } from '../standing/partnershipsOf.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys } from '../vault/record.ts';

/** A party as engagements see it. `ledBy`: the communities it speaks for, as peers confirmed. P12 */
export type EngagementParty = {
  organisation: OrganisationId;
  name: string;
  side: Side;
  ledBy: readonly CommunityKey[];
};
/** A partnership that has begun and not ended, with those who are in it now. */
export type EngagementPartnership = { id: PartnershipId; parties: readonly EngagementParty[] };

const known = z.array(communityKey).catch([]);
/** Of an agreement's text, what engagements are checked against; the rest is none of this room's business. */
const agreed = z.object({
  agreement: z.object({
    title: z.string(),
    parties: z.array(z.object({ organisation: z.string(), name: z.string() })),
    commitments: z.array(commitment),
  }),
});
export type EngagementAgreement = z.infer<typeof agreed>['agreement'];

/** Who nominates is known by its key while it is there, and by the name it signed with after that. P14 */
export const commitmentsAmong = (
  { commitments, parties: signed }: EngagementAgreement,
  parties: readonly EngagementParty[],
): Commitment[] => {
  const left = signed.filter(({ organisation }) => !parties.some((one) => one.organisation === organisation));
  return commitments.map(({ rule, ...words }) => ({ ...words, rule: rule && withName(rule, left) }));
};

/** What engagements need to know of partnerships: who is in one, for whom they speak, and what was promised. */
export class PartyReader {
  constructor(private readonly tx: Tx) {}

  /** Null where it is not there for the reader, has not begun, or has ended. */
  async partnership(
    id: PartnershipId,
    own: OrganisationId,
    today: Day,
  ): Promise<EngagementPartnership | null> {
    const parties = await this.#parties(id, today);
    return parties.some(({ organisation }) => organisation === own) ? { id, parties } : null;
  }

  /** The partnerships the organisation is in, the newest first. */
  partnershipsOf(own: OrganisationId): Promise<PartnershipId[]> {
    return partnershipsOf(this.tx, own);
  }

  /** The agreement's name and its standing commitments, as far as this keyring opens them. P14 */
  async agreement(id: PartnershipId, keyring: Keyring): Promise<EngagementAgreement | null> {
    const row = await this.tx
      .selectFrom('agreement')
      .innerJoin('decision_version', 'decision_version.id', 'agreement.version_id')
      .select(['decision_version.id', 'text_sealed'])
      .where('agreement.partnership_id', '=', id)
      .orderBy('agreement.number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row) return null;
    const keys = await recordKeys<VersionId>(this.tx, keyring, 'decision_version', [row.id]);
    const text = keys.get(row.id)?.open('text_sealed', row.text_sealed);
    return text === undefined ? null : agreed.parse(JSON.parse(text)).agreement;
  }

  /** The names of those the reader knows of. */
  async names(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('id', 'in', [...new Set(ids)])
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async #parties(id: PartnershipId, today: Day): Promise<EngagementParty[]> {
    const rows = await this.tx
      .selectFrom('party')
      .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
      .leftJoin('organisation', 'organisation.id', 'party.organisation_id')
      .leftJoin('installation', 'installation.host_id', 'party.organisation_id')
      .select(['party.organisation_id', 'side', 'name', 'communities', 'installation.host_id'])
      .where('party.partnership_id', '=', id)
      .where('joined_on', 'is not', null)
      .where('left_on', 'is', null)
      .where('ending.partnership_id', 'is', null)
      .orderBy('side', 'desc')
      .orderBy('organisation.sort_name')
      .orderBy('party.organisation_id')
      .execute();
    const claims = await ledClaims(
      this.tx,
      rows.filter(({ side }) => side === 'community').map((row) => row.organisation_id),
    );
    return rows.map((row) => {
      const communities = row.communities ?? [];
      const holds =
        row.host_id !== null || statusInForce(claims.get(row.organisation_id) ?? null, communities, today);
      return {
        organisation: row.organisation_id,
        name: row.name ?? '…',
        side: row.side,
        ledBy: row.side === 'community' && holds ? known.parse(communities) : [],
      };
    });
  }
}
