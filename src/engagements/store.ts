import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { EngagementTables } from '../database/engagementTables.ts';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { EngagementId, OrganisationId, PartnershipId, PlanVersionId } from '../kernel/ids.ts';
import type {
  EngagementFacts,
  ExceptionFacts,
  PlanVersionFacts,
  RequestFacts,
  SeatAnswerKind,
} from './facts.ts';

type Row<Table extends keyof EngagementTables> = Selectable<EngagementTables[Table]>;
export type EngagementRow = Row<'engagement'> & { cancelled_on: Day | null };

/** One writer per engagement at a time. Take it before anything is read that an act will be judged by (C49). */
export const lockEngagement = async (tx: Tx, engagement: EngagementId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside engagement ${engagement}`}, 2))`.execute(
    tx,
  );
};

/** What may be asked about engagements. Row-level security decides which ones are there at all. */
export class EngagementReader {
  constructor(protected readonly tx: Tx) {}

  async engagement(id: EngagementId): Promise<EngagementFacts | null> {
    const row = await this.rows().where('engagement.id', '=', id).executeTakeFirst();
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

  /** A partnership's engagements, the newest first; `after` is the last one of the page before. */
  async inPartnership(
    partnership: PartnershipId,
    { after, limit }: { after?: EngagementId | undefined; limit: number },
  ): Promise<EngagementRow[]> {
    const query = this.rows().where('engagement.partnership_id', '=', partnership);
    return this.#page(query, after, limit);
  }

  /** What an organisation plans, drafts and all, the newest first. */
  async plannedBy(
    organisation: OrganisationId,
    { after, limit }: { after?: EngagementId | undefined; limit: number },
  ): Promise<EngagementRow[]> {
    return this.#page(this.rows().where('engagement.organisation_id', '=', organisation), after, limit);
  }

  /** The plan as it stands, by engagement: the planner's own latest wording. */
  async currentVersions(ids: readonly EngagementId[]): Promise<Map<EngagementId, PlanVersionId>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('plan_version')
      .innerJoin('engagement', (join) =>
        join
          .onRef('engagement.id', '=', 'plan_version.engagement_id')
          .onRef('engagement.organisation_id', '=', 'plan_version.by_id'),
      )
      .distinctOn('engagement_id')
      .select(['engagement_id', 'plan_version.id'])
      .where('engagement_id', 'in', [...ids])
      .orderBy('engagement_id')
      .orderBy('number', 'desc')
      .execute();
    return new Map(rows.map((row) => [row.engagement_id, row.id]));
  }

  protected rows() {
    return this.tx
      .selectFrom('engagement')
      .leftJoin('cancellation', 'cancellation.engagement_id', 'engagement.id')
      .selectAll('engagement')
      .select('cancellation.cancelled_on');
  }

  async #page(query: ReturnType<EngagementReader['rows']>, after: EngagementId | undefined, limit: number) {
    const from = after && (await this.rows().where('engagement.id', '=', after).executeTakeFirst());
    return (
      from
        ? query
            .where('opened_on', '<=', from.opened_on)
            .where((eb) => eb.or([eb('opened_on', '<', from.opened_on), eb('engagement.id', '>', from.id)]))
        : query
    )
      .orderBy('opened_on', 'desc')
      .orderBy('engagement.id')
      .limit(limit)
      .execute();
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

  async ask(request: Row<'seat_request'>): Promise<void> {
    await this.tx.insertInto('seat_request').values(request).execute();
  }

  async answer(
    answer: Omit<Row<'seat_answer'>, 'note_sealed' | 'record_id' | 'version_id'> & {
      note?: { record: string; sealed: Buffer } | undefined;
      version?: PlanVersionId | undefined;
    },
  ): Promise<void> {
    const { note, version, ...row } = answer;
    await this.tx
      .insertInto('seat_answer')
      .values({
        ...row,
        note_sealed: note?.sealed ?? null,
        record_id: note?.record ?? null,
        version_id: version ?? null,
      })
      .execute();
  }

  async proposeException(row: Row<'plan_exception'>): Promise<void> {
    await this.tx.insertInto('plan_exception').values(row).execute();
  }

  async signException(row: Row<'exception_signature'>): Promise<void> {
    await this.tx.insertInto('exception_signature').values(row).execute();
  }

  async cancel(row: Row<'cancellation'>): Promise<void> {
    await this.tx.insertInto('cancellation').values(row).execute();
  }
}

/** What time alone answers: a request nobody answered in its window. Silence lowers nothing. */
export const recordedAnswer = (
  request: Pick<Row<'seat_request'>, 'id' | 'partnership_id' | 'asked_id'>,
  answer: SeatAnswerKind,
  day: Day,
) => ({
  request_id: request.id,
  partnership_id: request.partnership_id,
  organisation_id: request.asked_id,
  answer,
  answered_on: day,
});
