import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { EngagementTables } from '../database/tables/engagements.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { EngagementId, OrganisationId, PartnershipId, PlanVersionId } from '../kernel/ids.ts';
import { sealed, text } from '../vault/sealed.ts';
import type { EngagementFacts, ExceptionFacts, PlanVersionFacts, RequestFacts } from './facts.ts';

/** Why it was called off. */
export const cancellationNote = sealed('cancellation', 'note_sealed', text);

type Row<Table extends keyof EngagementTables> = Selectable<EngagementTables[Table]>;
export type EngagementRow = Row<'engagement'> & { cancelled_on: Day | null };

/** One writer per engagement at a time. Take it before anything is read that an act will be judged by (C49). */
export const lockEngagement = async (tx: Tx, engagement: EngagementId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside engagement ${engagement}`}, 2))`.execute(
    tx,
  );
};

/** Every engagement that row-level security shows, and whether it was called off. */
export const engagementRows = (tx: Tx) =>
  tx
    .selectFrom('engagement')
    .leftJoin('cancellation', 'cancellation.engagement_id', 'engagement.id')
    .selectAll('engagement')
    .select('cancellation.cancelled_on');

/** What may be asked about engagements. Row-level security decides which ones are there at all. */
export class EngagementReader {
  constructor(protected readonly tx: Tx) {}

  async engagement(id: EngagementId): Promise<EngagementFacts | null> {
    const row = await engagementRows(this.tx).where('engagement.id', '=', id).executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      organisation: row.organisation_id,
      partnership: row.partnership_id,
      kind: row.kind,
      openedOn: row.opened_on,
      firstDay: row.first_day,
      lastDay: row.last_day,
      eraseOn: row.erase_on,
      cancelledOn: row.cancelled_on,
      versions: await this.#versions(id),
      requests: await this.#requests(id),
      exceptions: await this.#exceptions(id),
    };
  }

  async #versions(id: EngagementId): Promise<PlanVersionFacts[]> {
    const rows = await this.tx
      .selectFrom('plan_version')
      .select(['id', 'number', 'by_id', 'sha256', 'made_on', 'partnership_id'])
      .where('engagement_id', '=', id)
      .orderBy('number')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      by: row.by_id,
      sha256Hex: row.sha256.toString('hex'),
      madeOn: row.made_on,
      shared: row.partnership_id !== null,
    }));
  }

  async #requests(id: EngagementId): Promise<RequestFacts[]> {
    const rows = await this.tx
      .selectFrom('seat_request')
      .leftJoin('seat_answer', 'seat_answer.request_id', 'seat_request.id')
      .selectAll('seat_request')
      .select(['answer', 'answered_on', 'seat_answer.version_id as answer_version'])
      .where('engagement_id', '=', id)
      .orderBy('sent_on')
      .orderBy('number')
      .orderBy('seat_request.id')
      .execute();
    return rows.map((row) => ({
      id: row.id,
      partnership: row.partnership_id,
      number: row.number,
      version: row.version_id,
      asked: row.asked_id,
      sentOn: row.sent_on,
      answerBy: row.answer_by,
      answer:
        row.answer && row.answered_on
          ? { answer: row.answer, answeredOn: row.answered_on, version: row.answer_version }
          : null,
    }));
  }

  async #exceptions(id: EngagementId): Promise<ExceptionFacts[]> {
    const rows = await this.tx
      .selectFrom('plan_exception')
      .select(['id', 'by_id', 'proposed_on'])
      .where('engagement_id', '=', id)
      .orderBy('proposed_on')
      .orderBy('id')
      .execute();
    if (rows.length === 0) return [];
    const signatures = await this.tx
      .selectFrom('exception_signature')
      .select(['exception_id', 'organisation_id'])
      .where(
        'exception_id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
    return rows.map((row) => ({
      id: row.id,
      by: row.by_id,
      proposedOn: row.proposed_on,
      signedBy: signatures.filter((one) => one.exception_id === row.id).map((one) => one.organisation_id),
    }));
  }
}

type Days = { firstDay: Day | null; lastDay: Day | null; eraseOn: Day | null };
type NewVersion = {
  id: PlanVersionId;
  engagement: EngagementId;
  partnership: PartnershipId | null;
  number: number;
  by: OrganisationId;
  sealed: Buffer;
  sha256Hex: string;
  day: Day;
};

/** What may be recorded of engagements. Rules decide before; nothing is decided here. */
export class EngagementWriter extends EngagementReader {
  async open(
    row: Omit<Row<'engagement'>, 'first_day' | 'last_day' | 'erase_on'>,
    { firstDay, lastDay, eraseOn }: Days,
  ): Promise<void> {
    await this.tx
      .insertInto('engagement')
      .values({ ...row, first_day: firstDay, last_day: lastDay, erase_on: eraseOn })
      .execute();
  }

  async change(
    id: EngagementId,
    { kind, firstDay, lastDay, eraseOn }: Days & Pick<Row<'engagement'>, 'kind'>,
  ): Promise<void> {
    await this.tx
      .updateTable('engagement')
      .set({ kind, first_day: firstDay, last_day: lastDay, erase_on: eraseOn })
      .where('id', '=', id)
      .execute();
  }

  async bring(id: EngagementId, partnership: PartnershipId): Promise<void> {
    await this.tx
      .updateTable('engagement')
      .set({ partnership_id: partnership })
      .where('id', '=', id)
      .execute();
  }

  async addVersion(version: NewVersion): Promise<void> {
    await this.tx
      .insertInto('plan_version')
      .values({
        id: version.id,
        engagement_id: version.engagement,
        partnership_id: version.partnership,
        number: version.number,
        by_id: version.by,
        plan_sealed: version.sealed,
        sha256: Buffer.from(version.sha256Hex, 'hex'),
        made_on: version.day,
      })
      .execute();
  }

  async cancel(row: Row<'cancellation'>): Promise<void> {
    await this.tx.insertInto('cancellation').values(row).execute();
  }
}
