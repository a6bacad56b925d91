import type { Tx } from '../database/open.ts';
import type { ObjectionId, StatementId } from '../kernel/ids.ts';

export type ObjectionWords = { words: string; namedAs: string | null; answers: string[] };

/** What was said against a published text, and what was answered: in clear, because it stands on its public page. */
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
