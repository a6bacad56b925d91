import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '../../src/database/open.ts';
import type { Tx } from '../../src/database/tx.ts';
import { nominationId, personId } from '../../src/kernel/ids.ts';
import { readSeatCode, seatCodeHash } from '../../src/vault/codes/seatCode.ts';
import { Unopenable } from '../../src/vault/envelope.ts';
import { Keyring } from '../../src/vault/keyring.ts';
import { nomineeKeyring } from '../../src/vault/nominee.ts';
import { recordKeys } from '../../src/vault/record.ts';

/** One column sealed under its row's own key, and what is authenticated together with it, in this order. */
export type SealedColumn = {
  table: string;
  column: string;
  kind: 'json' | 'text';
  /** The column that holds the record's id. */
  record: string;
  /** The record's table as the place spells it, where it is not the row's own. */
  spelled?: string;
  /** The place says "column of …": whose words they are, by this column of the row. */
  of?: string;
  /** Further parts of the place, by columns of the row. */
  whose?: readonly string[];
};

/** Every column that a record's key seals. The one list of places that the fixture is opened by. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'membership', column: 'name_sealed', kind: 'text', record: 'person_id' },
  { table: 'led_claim', column: 'statement_sealed', kind: 'text', record: 'id' },
  {
    ...{ table: 'led_answer', column: 'reason_sealed', kind: 'text', record: 'record_id' },
    whose: ['claim_id', 'by_id'],
  },
  {
    ...{ table: 'clause_answer', column: 'note_sealed', kind: 'text', record: 'record_id' },
    whose: ['question_id'],
  },
  { table: 'decision_version', column: 'text_sealed', kind: 'json', record: 'id' },
  {
    ...{ table: 'decision_answer', column: 'reason_sealed', kind: 'text', record: 'record_id' },
    whose: ['version_id', 'organisation_id'],
  },
  {
    ...{ table: 'ledger_content', column: 'content_sealed', kind: 'json', record: 'record_id' },
    whose: ['partnership_id', 'sequence'],
  },
  { table: 'plan_version', column: 'plan_sealed', kind: 'json', record: 'id' },
  { table: 'seat_answer', column: 'note_sealed', kind: 'text', record: 'record_id' },
  { table: 'plan_exception', column: 'words_sealed', kind: 'json', record: 'id' },
  { table: 'cancellation', column: 'note_sealed', kind: 'text', record: 'record_id' },
  { table: 'expert', column: 'about_sealed', kind: 'json', record: 'id' },
  { table: 'nomination', column: 'who_sealed', kind: 'json', record: 'id', of: 'id' },
  {
    ...{ table: 'nominee_terms', column: 'terms_sealed', kind: 'json', record: 'record_id' },
    of: 'nomination_id',
  },
  {
    ...{ table: 'nominee_answer', column: 'note_sealed', kind: 'json', record: 'record_id' },
    of: 'nomination_id',
  },
  {
    ...{ table: 'appearance', column: 'choices_sealed', kind: 'json', record: 'record_id' },
    of: 'nomination_id',
  },
  { table: 'release', column: 'shown_sealed', kind: 'json', record: 'id', of: 'nomination_id' },
  { table: 'disclosure', column: 'reason_sealed', kind: 'json', record: 'id', of: 'id' },
  { table: 'disclosure', column: 'note_sealed', kind: 'json', record: 'note_record_id', of: 'id' },
  { table: 'feedback', column: 'answers_sealed', kind: 'json', record: 'id' },
  { table: 'engagement_outcome', column: 'words_sealed', kind: 'text', record: 'record_id' },
  { table: 'statement_about', column: 'about_sealed', kind: 'json', record: 'statement_id' },
  { table: 'wording', column: 'text_sealed', kind: 'json', record: 'id' },
  { table: 'wording', column: 'note_sealed', kind: 'text', record: 'id' },
  { table: 'kept_passage', column: 'words_sealed', kind: 'text', record: 'id' },
  { table: 'contribution', column: 'words_sealed', kind: 'json', record: 'id' },
  {
    ...{ table: 'contribution', column: 'author_sealed', kind: 'text', record: 'author_record_id' },
    ...{ spelled: 'contribution_author', whose: ['id'] },
  },
  {
    ...{ table: 'contribution_answer', column: 'words_sealed', kind: 'text', record: 'record_id' },
    whose: ['contribution_id'],
  },
  {
    ...{ table: 'sign_off', column: 'words_sealed', kind: 'text', record: 'record_id' },
    whose: ['organisation_id'],
  },
  { table: 'stated', column: 'words_sealed', kind: 'text', record: 'id' },
  { table: 'silenced_rule', column: 'words_sealed', kind: 'text', record: 'id' },
  { table: 'endorsement', column: 'name_sealed', kind: 'text', record: 'id' },
  { table: 'elsewhere_text', column: 'entry_sealed', kind: 'json', record: 'id' },
  { table: 'instrument_version', column: 'body_sealed', kind: 'json', record: 'id' },
  { table: 'assessment_round', column: 'terms_sealed', kind: 'json', record: 'id' },
  { table: 'handing_in', column: 'shared_sealed', kind: 'json', record: 'record_id' },
  { table: 'sheet', column: 'answers_sealed', kind: 'json', record: 'id' },
  { table: 'reading', column: 'words_sealed', kind: 'json', record: 'id' },
  { table: 'agreed_action', column: 'words_sealed', kind: 'json', record: 'id' },
  { table: 'reply', column: 'words_sealed', kind: 'text', record: 'record_id' },
  { table: 'round_publication', column: 'link_sealed', kind: 'text', record: 'record_id' },
];

const text = z.string();
const base64 = z.base64().transform((value): Buffer => Buffer.from(value, 'base64'));

/** What the people of the fixture know by heart or have on paper, and what they read with it on the day it was made. */
export const sealedBefore = z.strictObject({
  day: z.iso.date(),
  people: z.array(
    z.strictObject({
      name: text,
      id: personId,
      passphrase: text,
      recoveryCode: text,
      privateKey: base64,
    }),
  ),
  /** Codes of nominees, who have no account. */
  seats: z.array(z.strictObject({ name: text, nomination: nominationId, epoch: z.number(), code: text })),
  /** A session as its row was: backups leave them out. */
  session: z.strictObject({ person: personId, cookie: base64, sealed: base64 }),
  /** A link that nobody has followed yet. */
  invitation: z.strictObject({ token: base64, epoch: z.number() }),
  /** What only its writer's own key opens, or a code: whole rows of the table, with what is in them. */
  own: z.strictObject({
    halfSheets: z.array(z.strictObject({ person: personId, round: text, sheet: z.json() })),
    unsentTexts: z.array(z.strictObject({ person: personId, statement: text, slot: text, words: z.json() })),
    ratingLinks: z.array(z.strictObject({ code: text, brief: z.json(), half: z.json() })),
  }),
  /** What each record holds, spaces at its end left out, and who could read it. */
  records: z.array(
    z.strictObject({
      table: text,
      column: text,
      record: text,
      length: z.number(),
      text,
      readers: z.array(text),
    }),
  ),
  /** Pages on which the program's own readers showed such words, and the words. */
  pages: z.array(z.strictObject({ who: text.nullable(), url: text, words: z.array(text) })),
});
export type SealedBefore = z.infer<typeof sealedBefore>;
export type OpenedRecord = SealedBefore['records'][number];

type Reader = {
  name: string;
  as: <Result>(work: (tx: Tx, keyring: Keyring) => Promise<Result>) => Promise<Result>;
};

/** Everybody of the fixture, as a request of hers would be. */
export const readersOf = (
  database: Database,
  { people, seats }: Pick<SealedBefore, 'people' | 'seats'>,
): Reader[] => [
  ...people.map(
    ({ name, id, privateKey }): Reader => ({
      name,
      as: (work) =>
        database.withActor({ kind: 'person', person: id }, (tx) =>
          work(tx, new Keyring({ person: id, privateKey: Buffer.from(privateKey) })),
        ),
    }),
  ),
  ...seats.map(({ name, nomination, epoch, code }): Reader => {
    const read = readSeatCode(code) ?? Buffer.alloc(0);
    return {
      name,
      as: (work) =>
        database.withActor({ kind: 'stranger', bearer: seatCodeHash(read) }, (tx) =>
          work(tx, nomineeKeyring(nomination, epoch, read)),
        ),
    };
  }),
];

const row = z.record(z.string(), z.unknown());
const part = z.union([z.string(), z.number()]);
const envelope = z.instanceof(Buffer);

const openedBy = async (tx: Tx, keyring: Keyring, at: SealedColumn): Promise<Map<string, string>> => {
  const { rows } = await sql`select * from ${sql.table(at.table)}`.execute(tx);
  const filled = rows.map((one) => row.parse(one)).filter((one) => one[at.column] !== null);
  const keys = await recordKeys(
    tx,
    keyring,
    { table: at.spelled ?? at.table, unsigned: true },
    filled.map((one) => text.parse(one[at.record])),
  );
  const opened = new Map<string, string>();
  for (const one of filled) {
    const record = text.parse(one[at.record]);
    const whose = (at.whose ?? []).map((name) => part.parse(one[name]));
    const column = at.of ? `${at.column} of ${text.parse(one[at.of])}` : at.column;
    const words = tryToOpen(() => keys.get(record)?.open(column, envelope.parse(one[at.column]), ...whose));
    if (words !== undefined) opened.set(record, words);
  }
  return opened;
};

const tryToOpen = (open: () => string | undefined): string | undefined => {
  try {
    return open();
  } catch (problem) {
    // It is missed where it is compared with what was there before.
    if (problem instanceof Unopenable) return undefined;
    throw problem;
  }
};

/** What all of them open of these columns, and who opens it. */
export const openedByAll = async (
  readers: readonly Reader[],
  columns: readonly SealedColumn[],
): Promise<OpenedRecord[]> => {
  const found = new Map<string, OpenedRecord>();
  for (const at of columns) {
    for (const { name, as } of readers) {
      for (const [record, words] of await as((tx, keyring) => openedBy(tx, keyring, at))) {
        const { table, column } = at;
        const place = `${table} ${column} ${record}`;
        const before = found.get(place);
        if (before && before.text !== words.trimEnd()) throw new Error(`two texts at ${place}`);
        const readers = [...(before?.readers ?? []), name];
        found.set(place, { table, column, record, length: words.length, text: words.trimEnd(), readers });
      }
    }
  }
  return [...found.values()];
};
