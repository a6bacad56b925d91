import type { Tx } from '../../database/tx.ts';
import { addWorkingDays, type Day } from '../../kernel/clock.ts';
import {
  endorsementId,
  finalTextId,
  type OrganisationId,
  objectionId,
  type StatementId,
  statementId,
} from '../../kernel/ids.ts';
import type { PublicPage, PublicWords } from '../../publicPages/facts.ts';
import { routes } from '../../routes.ts';
import { publishedPage } from '../public/files/document.ts';
import { type Change, leafWith, pageWith } from './leaves.ts';

/** What is in clear of a published statement, in every table and version, and may be taken out of it. */
export class StatementWordsStore {
  constructor(private readonly tx: Tx) {}

  async find(doorHash: Buffer): Promise<PublicPage | null> {
    const row = await this.tx
      .selectFrom('public_door')
      .innerJoin('publication', 'publication.statement_id', 'public_door.statement_id')
      .select(['public_door.statement_id', 'page', 'published_on'])
      .where('door_hash', '=', doorHash)
      .orderBy('publication.number', 'desc')
      .executeTakeFirst();
    if (!row) return null;
    const { address, texts } = publishedPage.parse(row.page);
    return {
      id: row.statement_id,
      kind: 'statement',
      address,
      href: routes.publicText.url({ token: address }),
      publishedOn: row.published_on,
      fingerprints: texts.map(({ sha256Hex }) => sha256Hex),
    };
  }

  async each(page: string, change: Change): Promise<void> {
    const id = statementId.parse(page);
    await this.#publications(id, change);
    await this.#circulated(id, change);
    await this.#objections(id, change);
    await this.#answers(id, change);
    await this.#signatures(id, change);
  }

  async #publications(id: StatementId, change: Change): Promise<void> {
    const rows = await this.tx
      .selectFrom('publication')
      .select(['final_id', 'page'])
      .where('statement_id', '=', id)
      .orderBy('number')
      .execute();
    for (const row of rows) {
      const before = publishedPage.parse(row.page);
      const page = JSON.stringify(pageWith(before, `page ${row.final_id}`, change));
      if (page !== JSON.stringify(before))
        await this.tx.updateTable('publication').set({ page }).where('final_id', '=', row.final_id).execute();
    }
  }

  /** As it went round to be signed: the same words once more. */
  async #circulated(id: StatementId, change: Change): Promise<void> {
    const rows = await this.tx
      .selectFrom('circulated')
      .select(['final_id', 'language', 'exact_text'])
      .where('statement_id', '=', id)
      .orderBy('final_id')
      .orderBy('language')
      .execute();
    for (const row of rows) {
      const place = { key: `round ${row.final_id} ${row.language}` };
      const exact_text = leafWith(row.exact_text, place, change) ?? '';
      if (exact_text !== row.exact_text)
        await this.tx
          .updateTable('circulated')
          .set({ exact_text })
          .where('final_id', '=', finalTextId.parse(row.final_id))
          .where('language', '=', row.language)
          .execute();
    }
  }

  async #objections(id: StatementId, change: Change): Promise<void> {
    const rows = await this.tx
      .selectFrom('objection')
      .select(['id', 'organisation_id as by', 'words', 'named_as', 'made_on as madeOn'])
      .where('statement_id', '=', id)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const { by, madeOn } = row;
      const said = { block: `objection ${row.id}`, kind: 'objection', by, against: true, madeOn } as const;
      const words = leafWith(row.words, { key: `objection ${row.id}`, ...said }, change);
      const name = { key: `name ${row.id}`, block: 'signatures', kind: 'signatures', by } as const;
      const named_as = leafWith(row.named_as, name, change);
      if (words !== row.words || named_as !== row.named_as)
        await this.tx
          .updateTable('objection')
          .set({ words, named_as })
          .where('id', '=', objectionId.parse(row.id))
          .execute();
    }
  }

  async #answers(id: StatementId, change: Change): Promise<void> {
    const rows = await this.tx
      .selectFrom('objection_answer')
      .select(['objection_id', 'place', 'organisation_id as by', 'words', 'answered_on as madeOn'])
      .where('statement_id', '=', id)
      .orderBy('objection_id')
      .orderBy('place')
      .execute();
    for (const { objection_id, place, by, words: before, madeOn } of rows) {
      const key = `answer ${objection_id} ${place}`;
      const words = leafWith(before, { key, block: key, kind: 'answer', by, madeOn }, change);
      if (words !== before)
        await this.tx
          .updateTable('objection_answer')
          .set({ words })
          .where('objection_id', '=', objection_id)
          .where('place', '=', place)
          .execute();
    }
  }

  async #signatures(id: StatementId, change: Change): Promise<void> {
    const rows = await this.tx
      .selectFrom('endorsement')
      .select(['id', 'shown_name', 'made_on as madeOn'])
      .where('statement_id', '=', id)
      .where('shown_name', 'is not', null)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    for (const row of rows) {
      const place = { key: `signature ${row.id}`, block: 'signatures', kind: 'signatures' } as const;
      const shown_name = leafWith(row.shown_name, { ...place, madeOn: row.madeOn }, change);
      if (shown_name !== row.shown_name)
        await this.tx
          .updateTable('endorsement')
          .set({ shown_name })
          .where('id', '=', endorsementId.parse(row.id))
          .execute();
    }
  }

  /** Words that were looked at. The days to answer an objection run from the day on which it can be read. */
  async show({ kind, subject, place, page }: PublicWords, words: string, today: Day): Promise<void> {
    const id = objectionId.parse(subject);
    if (kind === 'answer') {
      await this.tx
        .updateTable('objection_answer')
        .set({ words })
        .where('objection_id', '=', id)
        .where('place', '=', place)
        .execute();
      return;
    }
    const answer_by = addWorkingDays(today, await this.#days(statementId.parse(page)));
    await this.tx.updateTable('objection').set({ words, answer_by }).where('id', '=', id).execute();
  }

  async #days(id: StatementId): Promise<number> {
    const row = await this.tx
      .selectFrom('publication')
      .select('page')
      .where('statement_id', '=', id)
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    return publishedPage.parse(row.page).days;
  }

  async owners(page: string): Promise<OrganisationId[]> {
    const rows = await this.tx
      .selectFrom('drafter')
      .select('organisation_id')
      .where('statement_id', '=', statementId.parse(page))
      .where('answer', '=', 'joined')
      .where('left_on', 'is', null)
      .execute();
    return rows.map(({ organisation_id }) => organisation_id);
  }
}
