import type { Tx } from '../../../database/tx.ts';
import type { Day } from '../../../kernel/clock.ts';
import type { ExternalTextId } from '../../../kernel/ids.ts';
import { BlankingReader } from '../../../publicPages/blankingStore.ts';
import type { PageNotes, WordsNote } from '../../../publicPages/facts.ts';
import { PublicWordsReader } from '../../../publicPages/store.ts';
import { type PublishedPage, publishedPage } from '../../public/files/document.ts';
import { type ExternalPublication, externalPublication } from '../entry.ts';
import type { ExternalObjection } from '../facts.ts';
import { ExternalTextReader } from '../store.ts';

export type PublicObjection = {
  page: ExternalPublication;
  madeOn: Day;
  answerBy: Day;
  answers: ExternalObjection['answers'];
  /** Statements that make it good, as they are published now. */
  supplements: readonly PublishedPage[];
  id: ExternalTextId;
  words: ReadonlyMap<string, WordsNote>;
  notes: PageNotes;
};

/** What is behind the page of an objection. The transaction's actor bears the hash of its address; row-level security does the rest. */
export class PublicExternalReader {
  constructor(private readonly tx: Tx) {}

  async objection(addressHash: Buffer): Promise<PublicObjection | null> {
    const row = await this.tx
      .selectFrom('elsewhere_door')
      .innerJoin('elsewhere_objection', 'elsewhere_objection.text_id', 'elsewhere_door.text_id')
      .select(['elsewhere_objection.text_id', 'page', 'made_on', 'answer_by'])
      .where('door_hash', '=', addressHash)
      .executeTakeFirst();
    if (!row) return null;
    return {
      page: externalPublication.parse(row.page),
      madeOn: row.made_on,
      answerBy: row.answer_by,
      answers: await new ExternalTextReader(this.tx).answers(row.text_id),
      supplements: await this.#supplements(row.text_id),
      id: row.text_id,
      words: await new PublicWordsReader(this.tx).notes(row.text_id),
      notes: await new BlankingReader(this.tx).notes(row.text_id),
    };
  }

  async #supplements(id: ExternalTextId): Promise<PublishedPage[]> {
    const rows = await this.tx
      .selectFrom('publication')
      .innerJoin('elsewhere_supplement', 'elsewhere_supplement.statement_id', 'publication.statement_id')
      .distinctOn('publication.statement_id')
      .select(['publication.statement_id', 'page'])
      .where('elsewhere_supplement.text_id', '=', id)
      .orderBy('publication.statement_id')
      .orderBy('publication.number', 'desc')
      .execute();
    const pages = rows.map((row) => publishedPage.parse(row.page));
    return pages.filter(({ texts }) => texts.some(({ title }) => title !== ''));
  }
}
