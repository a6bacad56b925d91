import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { AssessmentTables } from '../database/tables/assessments.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import type { PageAsked } from '../kernel/page.ts';
import type { Respondent, RoundFacts } from './facts.ts';
import type { AnswerMode } from './sheet/suppression.ts';

type Row<Table extends keyof AssessmentTables> = Selectable<AssessmentTables[Table]>;

/** One writer per round at a time. Take it before anything is read that an act will be judged by (C49). */
export const lockRound = async (tx: Tx, round: RoundId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside round ${round}`}, 3))`.execute(tx);
};

const roundRows = (tx: Tx) =>
  tx
    .selectFrom('assessment_round as r')
    .leftJoin('round_showing as s', 's.round_id', 'r.id')
    .leftJoin('round_ending as e', 'e.round_id', 'r.id')
    .select(['r.id', 'r.partnership_id', 'r.opened_by', 'r.opened_on', 'r.answer_by', 'r.occasion'])
    .select(['r.engagement_id', 's.shown_on', 'e.organisation_id as ended_by', 'e.ended_on']);
type Rows = Awaited<ReturnType<ReturnType<typeof roundRows>['execute']>>;

/** Reads rounds; row-level security decides which of them the reader can see. */
export class RoundReader {
  constructor(protected readonly tx: Tx) {}

  async round(id: RoundId): Promise<RoundFacts | null> {
    const [round] = await this.#facts(await roundRows(this.tx).where('r.id', '=', id).execute());
    return round ?? null;
  }

  async among(ids: readonly RoundId[]): Promise<RoundFacts[]> {
    if (ids.length === 0) return [];
    return this.#facts(
      await roundRows(this.tx)
        .where('r.id', 'in', [...ids])
        .execute(),
    );
  }

  /** A partnership's rounds, the newest first; `after` is the last one of the page before. */
  async inPartnership(
    partnership: PartnershipId,
    { after, limit }: PageAsked<RoundId>,
  ): Promise<RoundFacts[]> {
    const from = after && (await roundRows(this.tx).where('r.id', '=', after).executeTakeFirst());
    const query = roundRows(this.tx).where('r.partnership_id', '=', partnership);
    const rows = await (from
      ? query
          .where('r.opened_on', '<=', from.opened_on)
          .where((eb) => eb.or([eb('r.opened_on', '<', from.opened_on), eb('r.id', '>', from.id)]))
      : query
    )
      .orderBy('r.opened_on', 'desc')
      .orderBy('r.id')
      .limit(limit)
      .execute();
    return this.#facts(rows);
  }

  /** The rounds that both sides have seen, the newest first: what a trend is drawn from. */
  async shownIn(partnership: PartnershipId, limit: number): Promise<RoundFacts[]> {
    const rows = await roundRows(this.tx)
      .where('r.partnership_id', '=', partnership)
      .where('s.shown_on', 'is not', null)
      .orderBy('r.opened_on', 'desc')
      .orderBy('r.id')
      .limit(limit)
      .execute();
    return this.#facts(rows);
  }

  async #facts(rows: Rows): Promise<RoundFacts[]> {
    if (rows.length === 0) return [];
    const respondents = await this.#respondents(rows.map(({ id }) => id));
    return rows.map((row) => ({
      id: row.id,
      partnership: row.partnership_id,
      openedBy: row.opened_by,
      openedOn: row.opened_on,
      answerBy: row.answer_by,
      occasion: row.occasion,
      engagement: row.engagement_id,
      respondents: respondents.get(row.id) ?? [],
      calledOff: row.ended_by && row.ended_on ? { by: row.ended_by, on: row.ended_on } : null,
      shownOn: row.shown_on,
    }));
  }

  async #respondents(rounds: RoundId[]): Promise<Map<RoundId, Respondent[]>> {
    const rows = await this.tx
      .selectFrom('respondent as r')
      .leftJoin('party as p', (join) =>
        join
          .onRef('p.partnership_id', '=', 'r.partnership_id')
          .onRef('p.organisation_id', '=', 'r.organisation_id'),
      )
      .leftJoin('handing_in as h', (join) =>
        join.onRef('h.round_id', '=', 'r.round_id').onRef('h.organisation_id', '=', 'r.organisation_id'),
      )
      .select(['r.round_id', 'r.organisation_id', 'r.side', 'r.mode', 'p.left_on', 'p.joined_on'])
      .select(['h.handed_in_on', 'h.opened_on', 'h.released_on'])
      .where('r.round_id', 'in', rounds)
      .orderBy('r.side', 'desc')
      .orderBy('r.organisation_id')
      .execute();
    const found = Map.groupBy(rows, (row) => row.round_id);
    return new Map(
      [...found].map(([round, those]) => [
        round,
        those.map((row) => ({
          organisation: row.organisation_id,
          side: row.side,
          left: row.joined_on === null || row.left_on !== null,
          mode: row.mode,
          handedIn: row.handed_in_on
            ? { on: row.handed_in_on, openedOn: row.opened_on, releasedOn: row.released_on }
            : null,
        })),
      ]),
    );
  }
}

/** Writes what rules allowed; nothing is decided here. */
export class RoundWriter extends RoundReader {
  async open(
    row: Row<'assessment_round'>,
    asked: readonly { organisation: OrganisationId; side: Side }[],
  ): Promise<void> {
    await this.tx.insertInto('assessment_round').values(row).execute();
    const rows = asked.map(({ organisation, side }) => ({
      round_id: row.id,
      partnership_id: row.partnership_id,
      organisation_id: organisation,
      side,
      mode: null,
    }));
    await this.tx.insertInto('respondent').values(rows).execute();
  }

  async chooseInstrument(
    id: RoundId,
    given: { shipped: string | null; terms_sealed: Buffer },
  ): Promise<void> {
    await this.tx.updateTable('assessment_round').set(given).where('id', '=', id).execute();
  }

  async chooseMode(round: RoundId, organisation: OrganisationId, mode: AnswerMode): Promise<void> {
    await this.tx
      .updateTable('respondent')
      .set({ mode })
      .where('round_id', '=', round)
      .where('organisation_id', '=', organisation)
      .execute();
  }

  async handIn(row: Omit<Row<'handing_in'>, 'opened_on' | 'released_on' | 'wiped'>): Promise<void> {
    await this.tx
      .insertInto('handing_in')
      .values({ ...row, opened_on: null, released_on: null })
      .execute();
  }

  async takeBack(round: RoundId, organisation: OrganisationId): Promise<void> {
    await this.tx
      .deleteFrom('handing_in')
      .where('round_id', '=', round)
      .where('organisation_id', '=', organisation)
      .execute();
  }

  async openAnswers(
    round: RoundId,
    organisation: OrganisationId,
    days: { opened_on: Day; released_on?: Day },
  ): Promise<void> {
    await this.tx
      .updateTable('handing_in')
      .set(days)
      .where('round_id', '=', round)
      .where('organisation_id', '=', organisation)
      .execute();
  }

  async show({ id, partnership }: Pick<RoundFacts, 'id' | 'partnership'>, day: Day): Promise<void> {
    await this.tx
      .insertInto('round_showing')
      .values({ round_id: id, partnership_id: partnership, shown_on: day })
      .execute();
  }

  async end(row: Row<'round_ending'>): Promise<void> {
    await this.tx.insertInto('round_ending').values(row).execute();
  }
}
