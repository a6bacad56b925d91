import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import type { PublicPageTables } from '../database/tables/public.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import { newId, type OrganisationId, type PublicWordsId, publicWordsId } from '../kernel/ids.ts';
import { sha256 } from '../vault/derive.ts';
import type { Keyring } from '../vault/keyring.ts';
import { shred } from '../vault/record.ts';
import { json, sealed } from '../vault/sealed.ts';
import type { Parts, PublicWords, Reason, WordsNote } from './facts.ts';

/** One act at a time on one page (C49). */
export const lockPage = async (tx: Tx, page: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside page ${page}`}, 3))`.execute(tx);
};

/** `writer`: what only whoever wrote them can make, so that a second person looks. */
const sealedWords = z.strictObject({
  seal: z.string().regex(/^[0-9a-f]{32}$/),
  writer: z.string(),
  parts: z.record(z.string(), z.string()),
});
export type SealedWords = z.infer<typeof sealedWords>;
// Unsigned: whoever looks need not know of the author's keys. The fingerprint in the row binds them.
const column = sealed('public_words', 'words_sealed', json(sealedWords), { unsigned: true });

/** Of exactly these words with their seal, as anybody can work out again who is shown both. */
export const fingerprintOf = (seal: string, parts: Parts): Buffer =>
  sha256(
    [
      seal,
      ...Object.keys(parts)
        .sort()
        .map((name) => parts[name]),
    ].join('\n'),
  );

export const writerMark = (keyring: Keyring, words: PublicWordsId): string =>
  keyring.derive(`public words|${words}`, 8).toString('hex');

type Row = Selectable<PublicPageTables['public_words']>;
const factsOf = (row: Omit<Row, 'words_sealed'>): PublicWords => ({
  id: row.id,
  page: row.page_id,
  address: row.address,
  kind: row.kind,
  subject: row.subject,
  place: row.place,
  by: row.organisation_id,
  side: row.side,
  sha256Hex: row.sha256.toString('hex'),
  sealHex: row.seal?.toString('hex') ?? null,
  state: row.state,
  reason: row.reason,
  lookedBy: row.looked_by,
  madeOn: row.made_on,
  lookedOn: row.looked_on,
});
const columns = [
  ...(['id', 'page_id', 'address', 'kind', 'subject', 'place', 'organisation_id', 'side', 'sha256'] as const),
  ...(['seal', 'state', 'reason', 'looked_by', 'made_on', 'looked_on'] as const),
];

/** Who looks at a page, and what waits there. Row-level security decides what is there for the reader. */
export class PublicWordsReader {
  constructor(protected readonly tx: Tx) {}

  async host(): Promise<OrganisationId | null> {
    const row = await this.tx.selectFrom('installation').select('host_id').executeTakeFirst();
    return row?.host_id ?? null;
  }

  /** As far as the reader may know them. */
  async names(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async lookers(page: string): Promise<{ organisation: OrganisationId; began: boolean }[]> {
    return this.tx
      .selectFrom('text_looker')
      .select(['organisation_id as organisation', 'began'])
      .where('page_id', '=', page)
      .orderBy('organisation_id')
      .execute();
  }

  async one(id: PublicWordsId): Promise<PublicWords | null> {
    const row = await this.tx
      .selectFrom('public_words')
      .select(columns)
      .where('id', '=', id)
      .executeTakeFirst();
    return row ? factsOf(row) : null;
  }

  async ofPage(page: string): Promise<PublicWords[]> {
    const rows = await this.tx
      .selectFrom('public_words')
      .select(columns)
      .where('page_id', '=', page)
      .orderBy('made_on')
      .orderBy('id')
      .execute();
    return rows.map(factsOf);
  }

  /** What a page says of each: by `kind subject place`. */
  async notes(page: string): Promise<Map<string, WordsNote>> {
    const host = await this.host();
    return new Map(
      (await this.ofPage(page)).map((words) => [
        noteKey(words),
        { ...words, host: words.lookedBy !== null && words.lookedBy === host },
      ]),
    );
  }

  /** Waiting for a look, the oldest first. */
  async waiting(limit: number): Promise<PublicWords[]> {
    const rows = await this.tx
      .selectFrom('public_words')
      .select(columns)
      .where('state', 'in', ['waiting', 'hidden'])
      .where('words_sealed', 'is not', null)
      .orderBy('made_on')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map(factsOf);
  }

  /** The words themselves, as far as this keyring opens them. */
  async opened(ids: readonly PublicWordsId[], keyring: Keyring): Promise<Map<PublicWordsId, SealedWords>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('public_words')
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
}

export const noteKey = ({ kind, subject, place }: Pick<PublicWords, 'kind' | 'subject' | 'place'>): string =>
  `${kind} ${subject} ${place}`;

type NewWords = Pick<
  PublicWords,
  'page' | 'address' | 'kind' | 'subject' | 'place' | 'by' | 'side' | 'madeOn'
>;

/** Writes what the rules allowed. */
export class PublicWordsWriter extends PublicWordsReader {
  /** Seals them to those who look, and to nobody else: not in clear before somebody has. */
  async write(words: NewWords, parts: Parts, keyring: Keyring): Promise<void> {
    const id = newId(publicWordsId);
    const seal = randomBytes(16).toString('hex');
    const host = await this.host();
    const lookers = await this.lookers(words.page);
    const own = words.side === 'community' ? [words.by] : [];
    const readers = words.side === 'ally' ? lookers.filter(({ began }) => !began) : [];
    const others = readers.map(({ organisation }) => organisation).filter((one) => one !== words.by);
    const audiences = [...own, ...others, ...(host ? [host] : [])];
    const value = { seal, writer: writerMark(keyring, id), parts: { ...parts } };
    await this.tx
      .insertInto('public_words')
      .values({
        id,
        page_id: words.page,
        address: words.address,
        kind: words.kind,
        subject: words.subject,
        place: words.place,
        organisation_id: words.by,
        side: words.side,
        sha256: fingerprintOf(seal, parts),
        words_sealed: await column.sealNew({ tx: this.tx, keyring: null }, id, audiences, value),
        state: 'waiting',
        made_on: words.madeOn,
      })
      .execute();
  }

  async shown(id: PublicWordsId, seal: string, by: OrganisationId, day: Day): Promise<void> {
    await this.#close(id, { state: 'shown', seal: Buffer.from(seal, 'hex'), looked_by: by, looked_on: day });
  }

  /** Kept for the host to look at once more; once it has, or its author took them back, they are gone. */
  async hidden(
    id: PublicWordsId,
    { state, reason, by }: { state: 'hidden' | 'gone'; reason: Reason; by: OrganisationId },
    keeps: boolean,
    day: Day,
  ): Promise<void> {
    const looked = { state, reason, looked_by: by, looked_on: day };
    if (keeps) await this.tx.updateTable('public_words').set(looked).where('id', '=', id).execute();
    else await this.#close(id, looked);
  }

  /** The seal goes with the first word that is blanked: what is left must not tell what is gone. */
  async forgetSeals(page: string): Promise<void> {
    await this.tx
      .updateTable('public_words')
      .set({ seal: null })
      .where('page_id', '=', page)
      .where('seal', 'is not', null)
      .execute();
  }

  async takeBackAll(page: string, by: OrganisationId, reason: Reason, day: Day): Promise<void> {
    for (const { id, state } of await this.ofPage(page))
      if (state === 'waiting' || state === 'hidden')
        await this.#close(id, { state: 'gone', reason, looked_by: by, looked_on: day });
  }

  async nameLookers(page: string, lookers: readonly { organisation: OrganisationId; began: boolean }[]) {
    if (lookers.length === 0) return;
    await this.tx
      .insertInto('text_looker')
      .values(
        lookers.map(({ organisation, began }) => ({ page_id: page, organisation_id: organisation, began })),
      )
      .onConflict((before) => before.doNothing())
      .execute();
  }

  async #close(
    id: PublicWordsId,
    looked: Partial<Pick<Row, 'state' | 'seal' | 'reason' | 'looked_by' | 'looked_on'>>,
  ): Promise<void> {
    await this.tx
      .updateTable('public_words')
      .set({ ...looked, words_sealed: null })
      .where('id', '=', id)
      .execute();
    await shred(this.tx, [id]);
  }
}
