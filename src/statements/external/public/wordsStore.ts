import type { Tx } from '../../../database/tx.ts';
import { addWorkingDays, type Day } from '../../../kernel/clock.ts';
import { usualWindow } from '../../../kernel/decision/window.ts';
import { type ExternalTextId, externalTextId, type OrganisationId } from '../../../kernel/ids.ts';
import type { Leaf, Parts, PublicPage, PublicWords } from '../../../publicPages/facts.ts';
import { routes } from '../../../routes.ts';
import { type Change, leafWith } from '../../publicWords/leaves.ts';
import { type ExternalPublication, externalPublication } from '../entry.ts';

const found = ['title', 'publisher', 'link', 'body'] as const;

/** The page with every word of people's in it given to `change`. */
const pageWith = (page: ExternalPublication, by: OrganisationId, madeOn: Day, change: Change) => {
  const words = (key: string, text: string, more: Partial<Leaf>): string =>
    leafWith(text, { key, by, madeOn, ...more }, change) ?? '';
  const changed = { ...page };
  for (const part of found)
    changed[part] = words(`found ${part}`, page[part], { block: 'found', kind: 'found' });
  changed.words = words('objection', page.words, { block: 'objection', kind: 'objection', against: true });
  const name = { block: 'signatures', kind: 'signatures' } as const;
  changed.namedAs = page.namedAs === null ? null : words('name', page.namedAs, name);
  return changed;
};

/** What is in clear of the page of an objection to a text that others published. */
export class ExternalWordsStore {
  constructor(private readonly tx: Tx) {}

  async find(doorHash: Buffer): Promise<PublicPage | null> {
    const row = await this.tx
      .selectFrom('elsewhere_door')
      .innerJoin('elsewhere_objection', 'elsewhere_objection.text_id', 'elsewhere_door.text_id')
      .select(['elsewhere_objection.text_id', 'page', 'made_on'])
      .where('door_hash', '=', doorHash)
      .executeTakeFirst();
    if (!row) return null;
    const page = externalPublication.parse(row.page);
    return {
      id: row.text_id,
      kind: 'external',
      address: page.address,
      href: routes.publicExternalText.url({ token: page.address }),
      publishedOn: row.made_on,
      fingerprints: await this.#fingerprints(row.text_id),
    };
  }

  async #fingerprints(id: ExternalTextId): Promise<string[]> {
    const rows = await this.tx
      .selectFrom('public_words')
      .select('sha256')
      .where('page_id', '=', id)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    return rows.map(({ sha256 }) => sha256.toString('hex'));
  }

  async each(page: string, change: Change): Promise<void> {
    const id = externalTextId.parse(page);
    await this.#page(id, change);
    const answers = await this.tx
      .selectFrom('elsewhere_answer')
      .select(['place', 'organisation_id as by', 'words', 'answered_on as madeOn'])
      .where('text_id', '=', id)
      .orderBy('place')
      .execute();
    for (const { place, by, words: before, madeOn } of answers) {
      const key = `answer ${place}`;
      const words = leafWith(before, { key, block: key, kind: 'answer', by, madeOn }, change);
      if (words !== before) await this.#answer(id, place, words);
    }
  }

  async #page(id: ExternalTextId, change: Change): Promise<void> {
    const row = await this.tx
      .selectFrom('elsewhere_objection')
      .select(['page', 'organisation_id', 'made_on'])
      .where('text_id', '=', id)
      .executeTakeFirst();
    if (!row) return;
    const before = externalPublication.parse(row.page);
    const after = pageWith(before, row.organisation_id, row.made_on, change);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    // A hash without a seal would let somebody try guesses at what is gone: the sealed one stays.
    const isWhole = after.title === before.title && after.body === before.body;
    const page = JSON.stringify(isWhole ? after : { ...after, sha256Hex: '' });
    await this.tx.updateTable('elsewhere_objection').set({ page }).where('text_id', '=', id).execute();
  }

  async #answer(id: ExternalTextId, place: number, words: string | null): Promise<void> {
    await this.tx
      .updateTable('elsewhere_answer')
      .set({ words })
      .where('text_id', '=', id)
      .where('place', '=', place)
      .execute();
  }

  /** The days to answer run from the day on which the objection can be read. */
  async show({ kind, subject, place }: PublicWords, parts: Parts, today: Day): Promise<void> {
    const id = externalTextId.parse(subject);
    if (kind === 'external-answer') return this.#answer(id, place, parts['words'] ?? '');
    const row = await this.tx
      .selectFrom('elsewhere_objection')
      .select('page')
      .where('text_id', '=', id)
      .executeTakeFirstOrThrow();
    const page = { ...externalPublication.parse(row.page) };
    for (const part of [...found, 'words'] as const) page[part] = parts[part] ?? '';
    const shown = JSON.stringify({ ...page, waits: false });
    const answer_by = addWorkingDays(today, usualWindow);
    await this.tx
      .updateTable('elsewhere_objection')
      .set({ page: shown, answer_by })
      .where('text_id', '=', id)
      .execute();
  }

  /** It is the page of whoever objected. */
  async owners(page: string): Promise<OrganisationId[]> {
    const rows = await this.tx
      .selectFrom('elsewhere_objection')
      .select('organisation_id')
      .where('text_id', '=', externalTextId.parse(page))
      .execute();
    return rows.map(({ organisation_id }) => organisation_id);
  }
}
