import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { PublicPageTables } from '../database/tables/public.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import { type BlankingId, blankingId, newId, type OrganisationId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { shred } from '../vault/record.ts';
import { json, sealed } from '../vault/sealed.ts';
import type { Blanking, Look, PageNotes, PublicPage, Reason } from './facts.ts';
import { isSameRequest } from './passages.ts';
import { PublicWordsReader } from './store.ts';

/** What was asked for, and what stood where: so that it can stand there again. */
const withheldWords = z.strictObject({
  block: z.string(),
  words: z.string(),
  found: z.array(z.strictObject({ key: z.string(), originals: z.array(z.string()) })),
});
export type WithheldWords = z.infer<typeof withheldWords>;
const column = sealed('blanking', 'words_sealed', json(withheldWords), { unsigned: true });

type Row = Selectable<PublicPageTables['blanking']>;
const factsOf = (row: Row): Blanking => ({
  id: row.id,
  page: row.page_id,
  address: row.address,
  number: row.number,
  by: row.by_whom,
  reason: row.reason,
  state: row.state,
  restoredWords: row.restored_words,
  madeOn: row.made_on,
  decideBy: row.decide_by,
  first: row.first_look && row.first_by ? { look: row.first_look, by: row.first_by } : null,
});

/** What was taken out of pages, and what is asked. */
export class BlankingReader {
  constructor(protected readonly tx: Tx) {}

  async ofPage(page: string): Promise<Blanking[]> {
    const rows = await this.tx
      .selectFrom('blanking')
      .selectAll()
      .where('page_id', '=', page)
      .orderBy('number')
      .execute();
    return rows.map(factsOf);
  }

  async one(id: BlankingId): Promise<Blanking | null> {
    const row = await this.tx.selectFrom('blanking').selectAll().where('id', '=', id).executeTakeFirst();
    return row ? factsOf(row) : null;
  }

  async waiting(limit: number): Promise<Blanking[]> {
    const rows = await this.tx
      .selectFrom('blanking')
      .selectAll()
      .where('state', 'in', ['asked', 'open'])
      .orderBy('made_on')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(factsOf);
  }

  async opened(ids: readonly BlankingId[], keyring: Keyring): Promise<Map<BlankingId, WithheldWords>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('blanking')
      .select(['id', 'words_sealed'])
      .where('id', 'in', [...ids])
      .execute();
    const keys = await column.keys(
      this.tx,
      keyring,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.flatMap((row) => {
        const found = column.open(keys.get(row.id), row.words_sealed);
        return found ? [[row.id, found] as const] : [];
      }),
    );
  }

  async removals(page: string): Promise<Selectable<PublicPageTables['page_removal']>[]> {
    return this.tx
      .selectFrom('page_removal')
      .selectAll()
      .where('page_id', '=', page)
      .orderBy('made_on')
      .orderBy('organisation_id')
      .execute();
  }

  /** What the page says of what was taken out of it. */
  async notes(page: string): Promise<PageNotes> {
    const down = (await this.removals(page)).find((one) => one.down);
    const blankings = (await this.ofPage(page)).filter(
      ({ state }) => state === 'asked' || state === 'blanked',
    );
    return {
      blankings,
      down: down ? { host: down.as_host, reason: down.reason, on: down.made_on } : null,
    };
  }
}

type By = { by: Blanking['by']; organisation: OrganisationId | null; reason: Reason | null };

/** Writes what the rules allowed. */
export class BlankingWriter extends BlankingReader {
  async nextNumber(page: string): Promise<number> {
    return ((await this.ofPage(page)).at(-1)?.number ?? 0) + 1;
  }

  async blank(page: PublicPage, number: number, { by, organisation, reason }: By, day: Day): Promise<void> {
    const where = { id: newId(blankingId), page_id: page.id, address: page.address, number };
    const who = { by_whom: by, organisation_id: organisation, reason };
    await this.tx
      .insertInto('blanking')
      .values({ ...where, ...who, state: 'blanked', made_on: day })
      .execute();
  }

  /** Sealed to those who judge it. `take` then takes them out: only with this row does the database let it. */
  async ask(
    page: PublicPage,
    { number, state, decideBy }: { number: number; state: 'asked' | 'open'; decideBy: Day },
    asked: Omit<WithheldWords, 'found'>,
    take: () => Promise<WithheldWords['found']>,
    day: Day,
  ): Promise<void> {
    const id = newId(blankingId);
    const reader = new PublicWordsReader(this.tx);
    const host = await reader.host();
    const lookers = (await reader.lookers(page.id)).map(({ organisation }) => organisation);
    const key = await column.newKey({ tx: this.tx, keyring: null }, id, [
      ...lookers,
      ...(host ? [host] : []),
    ]);
    const words_sealed = column.seal(key, { ...asked, found: [] });
    const where = { id, page_id: page.id, address: page.address, number };
    const row = { by_whom: 'asked' as const, state, words_sealed, made_on: day, decide_by: decideBy };
    await this.tx
      .insertInto('blanking')
      .values({ ...where, ...row })
      .execute();
    const found = await take();
    await this.tx
      .updateTable('blanking')
      .set({ words_sealed: column.seal(key, { ...asked, found }) })
      .where('id', '=', id)
      .execute();
  }

  async firstLook(id: BlankingId, look: Look, by: OrganisationId): Promise<void> {
    await this.tx
      .updateTable('blanking')
      .set({ first_look: look, first_by: by })
      .where('id', '=', id)
      .execute();
  }

  /** `restoredWords`: of a request that harms nobody, so that it is known again. */
  async decide(id: BlankingId, restoredWords: string | null, day: Day): Promise<void> {
    const state = restoredWords === null ? ('blanked' as const) : ('restored' as const);
    const restored_words = restoredWords === '' ? null : restoredWords;
    await this.tx
      .updateTable('blanking')
      .set({ state, words_sealed: null, restored_words, decided_on: day })
      .where('id', '=', id)
      .execute();
    await shred(this.tx, [id]);
  }

  /** What is blanked now must not stand in what was asked before. */
  async forgetRestored(page: string, words: string): Promise<void> {
    for (const { id, restoredWords } of await this.ofPage(page))
      if (restoredWords !== null && (words === '' || isSameRequest(restoredWords, words)))
        await this.tx.updateTable('blanking').set({ restored_words: null }).where('id', '=', id).execute();
  }

  /** With the page goes what was asked of it. */
  async forgetAsked(page: string, day: Day): Promise<void> {
    for (const { id, state } of await this.ofPage(page))
      if (state === 'asked' || state === 'open') await this.decide(id, null, day);
  }

  async remove(
    page: PublicPage,
    by: OrganisationId,
    { host, reason, down }: { host: boolean; reason: Reason; down: boolean },
    day: Day,
  ): Promise<void> {
    const said = { reason, down, as_host: host };
    await this.tx
      .insertInto('page_removal')
      .values({ page_id: page.id, organisation_id: by, made_on: day, ...said })
      .onConflict((before) => before.columns(['page_id', 'organisation_id']).doUpdateSet(said))
      .execute();
  }
}
