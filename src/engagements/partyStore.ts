import { z } from 'zod';
import { type Commitment, commitment, withName } from '../commitments/commitment.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { statusInForce } from '../kernel/ledStatus.ts';
import type { Side } from '../kernel/organisation.ts';
import { type CommunityKey, communityKey } from '../language/vocabulary.ts';
import { ledClaims } from '../parties/ledClaimStore.ts';
import { partnershipsOf } from '../parties/partnershipStore.ts';
import { agreementOf, partiesOf } from '../parties/partyStore.ts';
import type { Keyring } from '../vault/keyring.ts';

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
  title: z.string(),
  parties: z.array(z.object({ organisation: z.string(), name: z.string() })),
  commitments: z.array(commitment),
});
export type EngagementAgreement = z.infer<typeof agreed>;

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
  agreement(id: PartnershipId, keyring: Keyring): Promise<EngagementAgreement | null> {
    return agreementOf(this.tx, keyring, id, agreed);
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
    const { parties, endedOn } = await partiesOf(this.tx, id);
    const here = endedOn === null ? parties.filter(({ leftOn }) => leftOn === null) : [];
    const community = here.filter(({ side }) => side === 'community');
    const claims = await ledClaims(
      this.tx,
      community.map(({ organisation }) => organisation),
    );
    return here.map(({ organisation, name, side, communities, host }) => {
      const holds = host || statusInForce(claims.get(organisation) ?? null, communities, today);
      return {
        organisation,
        name,
        side,
        ledBy: side === 'community' && holds ? known.parse(communities) : [],
      };
    });
  }
}
