import type { Insertable } from 'kysely';
import type { StatementTables } from '../../database/tables/statements.ts';
import type { Tx } from '../../database/tx.ts';
import type { ObjectionId, StatementId } from '../../kernel/ids.ts';

type New<Table extends keyof StatementTables> = Insertable<StatementTables[Table]>;

/** Null where the words do not show. */
export type ObjectionWords = { words: string | null; namedAs: string | null; answers: (string | null)[] };

/** Reads objections and answers: in clear, because they stand on the public page. */
export class ObjectionReader {
  constructor(private readonly tx: Tx) {}

  async words(statement: StatementId): Promise<Map<ObjectionId, ObjectionWords>> {
    const rows = await this.tx
      .selectFrom('objection')
      .select(['id', 'words', 'named_as'])
      .where('statement_id', '=', statement)
      .execute();
    const answers = await this.tx
      .selectFrom('objection_answer')
      .select(['objection_id', 'words'])
      .where('statement_id', '=', statement)
      .orderBy('place')
      .execute();
    return new Map(
      rows.map((row) => [
        row.id,
        {
          words: row.words,
          namedAs: row.named_as,
          answers: answers.filter((one) => one.objection_id === row.id).map(({ words }) => words),
        },
      ]),
    );
  }
}

/** Writes what the rules allowed. */
export class ObjectionWriter {
  constructor(private readonly tx: Tx) {}

  async object(row: New<'objection'>): Promise<void> {
    await this.tx.insertInto('objection').values(row).execute();
  }

  async answer(row: New<'objection_answer'>): Promise<void> {
    await this.tx.insertInto('objection_answer').values(row).execute();
  }
}
