import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { StatementTables } from '../database/tables/statements.ts';
import type { Tx } from '../database/tx.ts';
import type { OrganisationId, PartnershipId, StatementId } from '../kernel/ids.ts';
import {
  contributionsOf,
  draftersOf,
  groupsOf,
  passagesOf,
  statedOf,
  wordingsOf,
} from './drafters/draftStore.ts';
import type { StatementFacts } from './facts.ts';
import { endorsementsOf, finalsOf, objectionsOf } from './finals/finalStore.ts';
import { checksOf, silencedOf } from './languageCheck/store.ts';

type Row<Table extends keyof StatementTables> = Selectable<StatementTables[Table]>;
export type StatementRow = Row<'statement'>;

/** One writer per statement at a time. Take it before anything is read that an act will be judged by (C49). */
export const lockStatement = async (tx: Tx, statement: StatementId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside statement ${statement}`}, 3))`.execute(
    tx,
  );
};

/** What rules judge a statement by, one query each. */
export const factsOf = async (tx: Tx, row: StatementRow): Promise<StatementFacts> => {
  const { id } = row;
  return {
    id,
    partnership: row.partnership_id,
    by: row.by_id,
    begunOn: row.begun_on,
    days: row.days,
    supplements: row.supplements,
    groups: await groupsOf(tx, id),
    drafters: await draftersOf(tx, id),
    wordings: await wordingsOf(tx, id),
    passages: await passagesOf(tx, id),
    contributions: await contributionsOf(tx, id),
    checks: await checksOf(tx, id),
    silenced: await silencedOf(tx, id),
    finals: await finalsOf(tx, id),
    stated: await statedOf(tx, id),
    endorsements: await endorsementsOf(tx, id),
    objections: await objectionsOf(tx, id),
  };
};

/** What may be asked about statements. Row-level security decides which ones are there at all. */
export class StatementReader {
  constructor(protected readonly tx: Tx) {}

  async statement(id: StatementId): Promise<StatementFacts | null> {
    const row = await this.row(id);
    return row && factsOf(this.tx, row);
  }

  /** The row itself: its sealed purpose, and the subjects that it is read for. */
  async row(id: StatementId): Promise<StatementRow | null> {
    const row = await this.tx.selectFrom('statement').selectAll().where('id', '=', id).executeTakeFirst();
    return row ?? null;
  }

  /** Of its public page: it opens nothing before something is published. */
  async address(id: StatementId): Promise<string> {
    const row = await this.tx
      .selectFrom('public_door')
      .select('address')
      .where('statement_id', '=', id)
      .executeTakeFirstOrThrow();
    return row.address;
  }

  /** The statements that an organisation is on or asked to, the newest first; `after` ended the page before. */
  async draftedBy(
    organisation: OrganisationId,
    {
      after,
      limit,
      partnership,
    }: { after?: StatementId | undefined; limit: number; partnership?: PartnershipId | undefined },
  ): Promise<(StatementRow & Pick<Row<'drafter'>, 'answer' | 'answer_by'>)[]> {
    const from = after && (await this.row(after));
    let query = this.tx
      .selectFrom('statement')
      .innerJoin('drafter', 'drafter.statement_id', 'statement.id')
      .selectAll('statement')
      .select(['drafter.answer', 'drafter.answer_by'])
      .where('drafter.organisation_id', '=', organisation)
      .where('drafter.left_on', 'is', null)
      .where((eb) => eb.or([eb('drafter.answer', 'is', null), eb('drafter.answer', '<>', 'declined')]));
    if (partnership) query = query.where('statement.partnership_id', '=', partnership);
    if (from)
      query = query
        .where('begun_on', '<=', from.begun_on)
        .where((eb) => eb.or([eb('begun_on', '<', from.begun_on), eb('statement.id', '>', from.id)]));
    return query.orderBy('begun_on', 'desc').orderBy('statement.id').limit(limit).execute();
  }

  /** Final texts and publications of several statements, for a list of them. */
  async progress(ids: readonly StatementId[]) {
    if (ids.length === 0) return [];
    return this.tx
      .selectFrom('statement')
      .select((eb) => [
        'statement.id',
        eb
          .exists(eb.selectFrom('wording').select('wording.id').whereRef('statement_id', '=', 'statement.id'))
          .as('written'),
        eb
          .exists(
            eb
              .selectFrom('sign_on')
              .select('final_id')
              .whereRef('statement_id', '=', 'statement.id')
              .where('closed_on', 'is', null),
          )
          .as('open'),
        eb
          .exists(
            eb.selectFrom('publication').select('final_id').whereRef('statement_id', '=', 'statement.id'),
          )
          .as('published'),
      ])
      .where('statement.id', 'in', [...ids])
      .execute();
  }
}
