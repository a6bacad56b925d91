import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { EngagementId, OrganisationId, PartnershipId, VersionId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import { decisionArea, powerLevel, stepOf } from '../kernel/power.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys } from '../vault/record.ts';
import type { AreaTerms } from './sheet.ts';

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
  agreement: z.object({
    title: z.string(),
    reviewOn: z.iso.date(),
    powerMap: z.array(
      z.object({
        area: z.union([decisionArea, z.object({ custom: z.string() })]),
        today: powerLevel,
        promised: powerLevel,
      }),
    ),
  }),
});
export type RoundAgreement = { title: string; reviewOn: Day; areas: AreaTerms[] };

export class PartyReader {
  constructor(private readonly tx: Tx) {}

  /** Null where it is not there for the reader, or her organisation is not in it. The community side comes first. */
  async partnership(id: PartnershipId, own: OrganisationId): Promise<RoundPartnership | null> {
    const rows = await this.tx
      .selectFrom('party')
      .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
      .leftJoin('organisation', 'organisation.id', 'party.organisation_id')
      .select(['party.organisation_id', 'side', 'name', 'joined_on', 'left_on', 'ended_on'])
      .where('party.partnership_id', '=', id)
      .where('joined_on', 'is not', null)
      .orderBy('side', 'desc')
      .orderBy('organisation.sort_name')
      .orderBy('party.organisation_id')
      .execute();
    const parties = rows.map((row) => ({
      organisation: row.organisation_id,
      name: row.name ?? '…',
      side: row.side,
      here: row.left_on === null,
    }));
    const among = parties.some(({ organisation, here }) => organisation === own && here);
    const [since] = rows.flatMap((row) => row.joined_on ?? []).sort();
    return among && since ? { id, parties, since, ended: rows.some((row) => row.ended_on !== null) } : null;
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
    if (text === undefined) return null;
    const { title, reviewOn, powerMap } = agreed.parse(JSON.parse(text)).agreement;
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
