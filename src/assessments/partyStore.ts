import { z } from 'zod';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { EngagementId, OrganisationId, PartnershipId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import { decisionArea, powerLevel, stepOf } from '../kernel/power.ts';
import { agreementOf, partiesOf } from '../parties/partyStore.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { AreaTerms } from './sheet/facts.ts';

/** A party as assessments see it: those who left are still known by name. */
export type RoundParty = { organisation: OrganisationId; name: string; side: Side; here: boolean };
export type RoundPartnership = {
  id: PartnershipId;
  parties: readonly RoundParty[];
  /** The day it began. */
  since: Day;
  ended: boolean;
};

/** Of an agreement's text, what a round needs: its name, and who decides in which area. P2 */
const agreed = z.object({
  title: z.string(),
  reviewOn: z.iso.date(),
  powerMap: z.array(
    z.object({
      area: z.union([decisionArea, z.object({ custom: z.string() })]),
      today: powerLevel,
      promised: powerLevel,
    }),
  ),
});
export type RoundAgreement = { title: string; reviewOn: Day; areas: AreaTerms[] };

export class PartyReader {
  constructor(private readonly tx: Tx) {}

  /** Null where it is not there for the reader, or her organisation is not in it. The community side comes first. */
  async partnership(id: PartnershipId, own: OrganisationId): Promise<RoundPartnership | null> {
    const { parties, endedOn } = await partiesOf(this.tx, id);
    const among = parties.some(({ organisation, leftOn }) => organisation === own && leftOn === null);
    const [since] = parties.map(({ joinedOn }) => joinedOn).sort();
    if (!among || !since) return null;
    return {
      id,
      parties: parties.map(({ organisation, name, side, leftOn }) => ({
        organisation,
        name,
        side,
        here: leftOn === null,
      })),
      since,
      ended: endedOn !== null,
    };
  }

  async hasEngagement(id: PartnershipId, engagement: EngagementId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('engagement')
      .select('id')
      .where('id', '=', engagement)
      .where('partnership_id', '=', id)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The agreement in force, as far as this keyring opens it. */
  async agreement(id: PartnershipId, keyring: Keyring): Promise<RoundAgreement | null> {
    const found = await agreementOf(this.tx, keyring, id, agreed);
    if (!found) return null;
    const { title, reviewOn, powerMap } = found;
    return {
      title,
      reviewOn,
      areas: powerMap.map(({ area, today, promised }) => ({
        area: typeof area === 'string' ? area : area.custom,
        own: typeof area !== 'string',
        today: stepOf(today),
        promised: stepOf(promised),
      })),
    };
  }
}
