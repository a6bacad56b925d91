import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import type {
  Closing,
  DecisionAnswer,
  DecisionFacts,
  DecisionVersion,
  Waiver,
} from '../../kernel/decision/facts.ts';
import type { DecisionId, OrganisationId, PartnershipId, VersionId } from '../../kernel/ids.ts';
import type { SealedReason } from '../agreement/textStore.ts';
import type { PartyFacts } from '../facts.ts';
import { type DecisionRow, type DecisionRows, decisionFacts, type OutcomeRow, type Parties } from './rows.ts';

/** A decision's facts, and whose they are. */
export type Placed = { partnership: PartnershipId; facts: DecisionFacts };

/** What may be asked about decisions. */
export class DecisionReader {
  constructor(protected readonly tx: Tx) {}

  /** The decisions without an outcome, the newest first. */
  async open(parties: Parties): Promise<Placed[]> {
    if (parties.size === 0) return [];
    const rows = await this.tx
      .selectFrom('open_decision')
      .innerJoin('decision', 'decision.id', 'open_decision.decision_id')
      .selectAll('decision')
      .where('open_decision.partnership_id', 'in', [...parties.keys()])
      .orderBy('proposed_on', 'desc')
      .orderBy('id')
      .execute();
    return this.#facts(rows, parties, []);
  }

  /** The partnerships of an organisation in which something is open, those it was last asked into first. */
  async partnershipsOpenTo(own: OrganisationId, limit: number): Promise<PartnershipId[]> {
    const rows = await this.tx
      .selectFrom('party')
      .select('partnership_id')
      .where('organisation_id', '=', own)
      .where('left_on', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('open_decision')
            .select('open_decision.decision_id')
            .whereRef('open_decision.partnership_id', '=', 'party.partnership_id'),
        ),
      )
      .orderBy('asked_on', 'desc')
      .orderBy('partnership_id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.partnership_id);
  }

  async decision(partnership: PartnershipId, id: DecisionId, parties: readonly PartyFacts[]) {
    const rows = await this.tx
      .selectFrom('decision')
      .selectAll()
      .where('id', '=', id)
      .where('partnership_id', '=', partnership)
      .execute();
    const outcomes = await this.tx
      .selectFrom('decision_outcome')
      .selectAll()
      .where('decision_id', '=', id)
      .execute();
    return (await this.#facts(rows, new Map([[partnership, parties]]), outcomes))[0]?.facts ?? null;
  }

  /** Those that ended, the newest first; `after` is the last of the page before. */
  async closed(
    partnership: PartnershipId,
    { after, limit }: { after?: DecisionId | undefined; limit: number },
  ) {
    const closed = this.tx
      .selectFrom('decision')
      .innerJoin('decision_outcome as outcome', 'outcome.decision_id', 'decision.id')
      .selectAll('decision')
      .select(['outcome.outcome', 'outcome.closed_on', 'outcome.version_id'])
      .where('decision.partnership_id', '=', partnership);
    const from = after && (await closed.where('decision.id', '=', after).executeTakeFirst());
    return (
      from
        ? closed
            .where('decision.proposed_on', '<=', from.proposed_on)
            .where((eb) =>
              eb.or([eb('decision.proposed_on', '<', from.proposed_on), eb('decision.id', '>', from.id)]),
            )
        : closed
    )
      .orderBy('decision.proposed_on', 'desc')
      .orderBy('decision.id')
      .limit(limit)
      .execute();
  }

  /** Partnerships with an open decision, in the order of their ids: for jobs, batch by batch. */
  async partnershipsWithOpen(after: PartnershipId | null, limit: number): Promise<PartnershipId[]> {
    const open = this.tx.selectFrom('open_decision').distinct().select('partnership_id');
    const rows = await (after ? open.where('partnership_id', '>', after) : open)
      .orderBy('partnership_id')
      .limit(limit)
      .execute();
    return rows.map((row) => row.partnership_id);
  }

  async changeOf(id: DecisionId): Promise<DecisionFacts['change'] | null> {
    const row = await this.tx.selectFrom('decision').select('change').where('id', '=', id).executeTakeFirst();
    return row?.change ?? null;
  }

  /** Which decision each version belongs to, and the hash its answers are bound to. */
  async versions(ids: readonly VersionId[]) {
    if (ids.length === 0) return [];
    return this.tx
      .selectFrom('decision_version')
      .select(['id', 'decision_id', 'partnership_id', 'sha256'])
      .where('id', 'in', [...ids])
      .execute();
  }

  async #facts(rows: DecisionRow[], parties: Parties, outcomes: OutcomeRow[]): Promise<Placed[]> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const versions = await this.tx
      .selectFrom('decision_version')
      .select(['id', 'decision_id', 'number', 'by_id', 'sha256', 'window_days', 'opened_on'])
      .where('decision_id', 'in', ids)
      .orderBy('number')
      .execute();
    const read = { versions, outcomes, ...(await this.#answers(versions.map(({ id }) => id))) };
    return rows.map((row) => ({
      partnership: row.partnership_id,
      facts: decisionFacts(row, read, parties),
    }));
  }

  async #answers(versions: VersionId[]): Promise<Pick<DecisionRows, 'answers' | 'waivers'>> {
    const answers = await this.tx
      .selectFrom('decision_answer')
      .select(['version_id', 'organisation_id', 'answer', 'answered_on', 'place'])
      .where('version_id', 'in', versions)
      .orderBy('place')
      .execute();
    const waivers = await this.tx
      .selectFrom('window_waiver')
      .select(['version_id', 'organisation_id', 'waived_on'])
      .where('version_id', 'in', versions)
      .execute();
    return { answers, waivers };
  }
}

/** What may be recorded about a decision. */
export class DecisionWriter extends DecisionReader {
  async add(partnership: PartnershipId, decision: DecisionFacts): Promise<void> {
    await this.tx
      .insertInto('decision')
      .values({
        id: decision.id,
        partnership_id: partnership,
        change: decision.change,
        proposed_by: decision.proposedBy,
        proposed_on: decision.proposedOn,
        based_on: decision.basedOn,
      })
      .execute();
    await this.tx
      .insertInto('open_decision')
      .values({ partnership_id: partnership, decision_id: decision.id })
      .execute();
  }

  async addVersion(
    partnership: PartnershipId,
    decision: DecisionId,
    version: DecisionVersion,
    textSealed: Buffer,
  ): Promise<void> {
    await this.tx
      .insertInto('decision_version')
      .values({
        id: version.id,
        decision_id: decision,
        partnership_id: partnership,
        number: version.number,
        by_id: version.by,
        text_sealed: textSealed,
        sha256: Buffer.from(version.sha256Hex, 'hex'),
        window_days: version.windowDays,
        opened_on: version.openedOn,
      })
      .execute();
  }

  /** A later answer of the same party to the same text takes the place of its earlier one. */
  async answer(
    partnership: PartnershipId,
    given: DecisionAnswer,
    reason: SealedReason | null = null,
  ): Promise<void> {
    const values = {
      answer: given.answer,
      reason_sealed: reason?.sealed ?? null,
      record_id: reason?.record ?? randomUUID(),
      answered_on: given.answeredOn,
      place: given.place,
    };
    await this.tx
      .insertInto('decision_answer')
      .values({
        version_id: given.version,
        partnership_id: partnership,
        organisation_id: given.organisation,
        ...values,
      })
      .onConflict((conflict) => conflict.columns(['version_id', 'organisation_id']).doUpdateSet(values))
      .execute();
  }

  async silence(partnership: PartnershipId, silences: readonly DecisionAnswer[]): Promise<void> {
    const rows = silences.map((silence) => ({
      version_id: silence.version,
      partnership_id: partnership,
      organisation_id: silence.organisation,
      answer: silence.answer,
      record_id: randomUUID(),
      answered_on: silence.answeredOn,
      place: silence.place,
    }));
    if (rows.length > 0) await this.tx.insertInto('decision_answer').values(rows).execute();
  }

  async waive(partnership: PartnershipId, waiver: Waiver): Promise<void> {
    await this.tx
      .insertInto('window_waiver')
      .values({
        version_id: waiver.version,
        partnership_id: partnership,
        organisation_id: waiver.organisation,
        waived_on: waiver.waivedOn,
      })
      .execute();
  }

  /** Its primary key lets a decision end once, whatever raced (C49). */
  async close(partnership: PartnershipId, closing: Closing): Promise<void> {
    await this.tx
      .insertInto('decision_outcome')
      .values({
        decision_id: closing.decision,
        partnership_id: partnership,
        version_id: closing.version,
        outcome: closing.outcome,
        closed_on: closing.closedOn,
      })
      .execute();
    await this.tx
      .deleteFrom('open_decision')
      .where('partnership_id', '=', partnership)
      .where('decision_id', '=', closing.decision)
      .execute();
  }
}
