import type { Tx } from '../../database/open.ts';
import type { Day } from '../../kernel/clock.ts';
import type { ElsewhereId } from '../../kernel/ids.ts';
import { ElsewhereReader } from '../elsewhereStore.ts';
import { type PublishedPage, publishedPage } from '../published/published.ts';
import { type ElsewherePage, elsewherePage } from './entry.ts';
import type { ElsewhereObjection } from './facts.ts';

export type Behind = {
  page: ElsewherePage;
  madeOn: Day;
  answerBy: Day;
  answers: ElsewhereObjection['answers'];
  /** Statements that make it good, as they are published now. */
  supplements: readonly PublishedPage[];
};

/** What stands behind the page of an objection. The transaction's actor bears the door's hash; row-level security does the rest. */
export class BehindReader {
  constructor(private readonly tx: Tx) {}

  async behind(doorHash: Buffer): Promise<Behind | null> {
    const row = await this.tx
      .selectFrom('elsewhere_door')
      .innerJoin('elsewhere_objection', 'elsewhere_objection.text_id', 'elsewhere_door.text_id')
      .select(['elsewhere_objection.text_id', 'page', 'made_on', 'answer_by'])
      .where('door_hash', '=', doorHash)
      .executeTakeFirst();
    if (!row) return null;
    return {
      page: elsewherePage.parse(row.page),
      madeOn: row.made_on,
      answerBy: row.answer_by,
      answers: await new ElsewhereReader(this.tx).answers(row.text_id),
      supplements: await this.#supplements(row.text_id),
    };
  }

  async #supplements(id: ElsewhereId): Promise<PublishedPage[]> {
    const rows = await this.tx
      .selectFrom('publication')
      .innerJoin('elsewhere_supplement', 'elsewhere_supplement.statement_id', 'publication.statement_id')
      .distinctOn('publication.statement_id')
      .select(['publication.statement_id', 'page'])
      .where('elsewhere_supplement.text_id', '=', id)
      .orderBy('publication.statement_id')
      .orderBy('publication.number', 'desc')
      .execute();
    return rows.map((row) => publishedPage.parse(row.page));
  }
}
