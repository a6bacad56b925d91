import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { FinalTextId, StatementId } from '../../kernel/ids.ts';
import { noteKey, PublicWordsReader } from '../../publicPages/store.ts';
import { type PublishedObjection, type PublishedPage, publishedPage } from './files/document.ts';

export type Publication = {
  statement: StatementId;
  final: FinalTextId;
  page: PublishedPage;
  publishedOn: Day;
};
export type Linked = { is: 'original' | 'supplement'; page: PublishedPage };

/** What is behind a public address. The transaction's actor bears its hash; row-level security does the rest. */
export class PublicReader {
  constructor(private readonly tx: Tx) {}

  /** What is out now; null where nothing is, and where there is no such address (C16). */
  async publication(addressHash: Buffer): Promise<Publication | null> {
    const row = await this.tx
      .selectFrom('public_door')
      .innerJoin('publication', 'publication.statement_id', 'public_door.statement_id')
      .select([
        'publication.statement_id',
        'publication.final_id',
        'publication.page',
        'publication.published_on',
      ])
      .where('public_door.door_hash', '=', addressHash)
      .orderBy('publication.number', 'desc')
      .executeTakeFirst();
    return row
      ? {
          statement: row.statement_id,
          final: row.final_id,
          page: publishedPage.parse(row.page),
          publishedOn: row.published_on,
        }
      : null;
  }

  /** Who signed exactly this text and has not taken it back; null where nobody has looked at the name yet. */
  async endorsers({ statement, final }: Publication): Promise<(string | null)[]> {
    const rows = await this.tx
      .selectFrom('endorsement')
      .select('shown_name')
      .where('statement_id', '=', statement)
      .where('final_id', '=', final)
      .where('taken_on', 'is not', null)
      .where('withdrawn_on', 'is', null)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    return rows.map(({ shown_name }) => shown_name);
  }

  /** The page's own address, for whoever is before it. */
  async addressOf(statement: StatementId): Promise<string> {
    const row = await this.tx
      .selectFrom('publication')
      .select('page')
      .where('statement_id', '=', statement)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return publishedPage.parse(row.page).address;
  }

  async objections(statement: StatementId): Promise<PublishedObjection[]> {
    const rows = await this.tx
      .selectFrom('objection')
      .select(['id', 'named_as', 'words', 'made_on'])
      .where('statement_id', '=', statement)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    if (rows.length === 0) return [];
    const answers = await this.tx
      .selectFrom('objection_answer')
      .select(['objection_id', 'place', 'answer', 'words', 'answered_on'])
      .where('statement_id', '=', statement)
      .orderBy('place')
      .execute();
    const notes = await new PublicWordsReader(this.tx).notes(statement);
    const noteOf = (kind: 'objection' | 'answer', subject: string, place: number) =>
      notes.get(noteKey({ kind, subject, place }));
    return rows.map((row) => ({
      organisation: row.named_as,
      madeOn: row.made_on,
      text: row.words,
      note: noteOf('objection', row.id, 0),
      answers: answers
        .filter((answer) => answer.objection_id === row.id)
        .map(({ answer, answered_on, words, place }) => ({
          ...{ answer, answeredOn: answered_on, reason: words },
          note: noteOf('answer', row.id, place),
        })),
    }));
  }

  /** The statements that make this one good, and the one that this one makes good: shown wherever it is shown. */
  async linked(statement: StatementId): Promise<Linked[]> {
    const links = await this.tx
      .selectFrom('objection_answer')
      .select(['statement_id', 'supplement_id'])
      .where((eb) => eb.or([eb('statement_id', '=', statement), eb('supplement_id', '=', statement)]))
      .where('supplement_id', 'is not', null)
      .execute();
    const others = new Map<StatementId, Linked['is']>();
    for (const { statement_id, supplement_id } of links) {
      if (supplement_id === statement) others.set(statement_id, 'original');
      else if (supplement_id) others.set(supplement_id, 'supplement');
    }
    if (others.size === 0) return [];
    const rows = await this.tx
      .selectFrom('publication')
      .distinctOn('statement_id')
      .select(['statement_id', 'page'])
      .where('statement_id', 'in', [...others.keys()])
      .orderBy('statement_id')
      .orderBy('number', 'desc')
      .execute();
    return rows.map((row) => ({
      is: others.get(row.statement_id) ?? 'supplement',
      page: publishedPage.parse(row.page),
    }));
  }
}
