import { randomBytes } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import type { AudienceId } from '../kernel/ids.ts';
import { openBox, sealBox } from './box.ts';
import { openField, placeOf, sealField, Unopenable } from './envelope.ts';
import { type AudienceKey, currentKeys, type Keyring } from './keyring.ts';
import { recordPlace } from './place.ts';

/** One row's key: seals and opens its columns, each at its own place. */
export class RecordKey {
  readonly #key: Buffer;

  constructor(
    readonly table: string,
    readonly row: string,
    key: Buffer,
  ) {
    this.#key = key;
  }

  /** `whose`: what names the row where the record's own id can be written over together with what it seals (C03). */
  seal(column: string, text: string, ...whose: (string | number)[]): Buffer {
    return sealField(this.#key, text, placeOf(this.table, column, this.row, ...whose));
  }

  /** Throws `Unopenable`. */
  open(column: string, envelope: Uint8Array, ...whose: (string | number)[]): string {
    return openField(this.#key, envelope, placeOf(this.table, column, this.row, ...whose)).toString('utf8');
  }

  /** The key, sealed for one audience. */
  wrapFor({ audience, epoch, publicKey }: AudienceKey): Buffer {
    return sealBox(publicKey, this.#key, recordPlace(this.row, audience, epoch));
  }
}

const insertWraps = async (tx: Tx, record: RecordKey, keys: AudienceKey[]): Promise<void> => {
  const wraps = keys.map((key) => ({
    record_id: record.row,
    audience_id: key.audience,
    epoch: key.epoch,
    sealed: record.wrapFor(key),
  }));
  await tx.insertInto('record_wrap').values(wraps).execute();
};

/** A fresh key for a new row, wrapped for each audience. Needs no private key: whoever may write in, can. */
export const newRecord = async (
  tx: Tx,
  { table, row }: { table: string; row: string },
  audiences: AudienceId[],
): Promise<RecordKey> => {
  if (audiences.length === 0) throw new Error('a record that nobody can open');
  const record = new RecordKey(table, row, randomBytes(32));
  await insertWraps(tx, record, await currentKeys(tx, [...new Set(audiences)]));
  return record;
};

/** The keys of the rows she can open; the others are absent. */
export const recordKeys = async <Row extends string>(
  tx: Tx,
  keyring: Keyring,
  table: string,
  rows: Row[],
): Promise<Map<Row, RecordKey>> => {
  const found = new Map<Row, RecordKey>();
  if (rows.length === 0) return found;
  const wraps = await tx
    .selectFrom('record_wrap')
    .select(['record_id', 'audience_id', 'epoch', 'sealed'])
    .where('record_id', 'in', rows)
    .execute();
  const keys = await audienceKeys(tx, keyring, wraps);
  const names = new Map<string, Row>(rows.map((row) => [row, row]));
  for (const wrap of wraps) {
    const row = names.get(wrap.record_id);
    const key = row && !found.has(row) && openWrap(keys, wrap);
    if (row && key) found.set(row, new RecordKey(table, row, key));
  }
  return found;
};

type Wrap = { record_id: string; audience_id: AudienceId; epoch: number; sealed: Buffer };
const keyName = (wrap: Wrap): string => `${wrap.audience_id}|${wrap.epoch}`;

/** Each audience and epoch once, however many rows it wraps. */
const audienceKeys = async (tx: Tx, keyring: Keyring, wraps: Wrap[]): Promise<Map<string, Buffer>> => {
  const keys = new Map<string, Buffer>();
  for (const [name, [wrap]] of Map.groupBy(wraps, keyName)) {
    const key = wrap && (await orNull(keyring.privateKey(tx, wrap.audience_id, wrap.epoch)));
    if (key) keys.set(name, key);
  }
  return keys;
};

const openWrap = (keys: Map<string, Buffer>, wrap: Wrap): Buffer | null => {
  const key = keys.get(keyName(wrap));
  if (!key) return null;
  try {
    return openBox(key, wrap.sealed, recordPlace(wrap.record_id, wrap.audience_id, wrap.epoch));
  } catch {
    return null;
  }
};

const orNull = async (key: Promise<Buffer>): Promise<Buffer | null> => {
  try {
    return await key;
  } catch (problem) {
    if (problem instanceof Unopenable) return null;
    throw problem;
  }
};

/** Lets one more audience open the row. */
export const shareRecord = async (tx: Tx, record: RecordKey, audience: AudienceId): Promise<void> =>
  insertWraps(tx, record, await currentKeys(tx, [audience]));

/**
 * A fresh key for a row whose every sealed column is about to be written again. Whoever was removed since may have
 * kept the old one (C18).
 */
export const renewRecord = async (
  tx: Tx,
  place: { table: string; row: string },
  audiences: AudienceId[],
): Promise<RecordKey> => {
  await shred(tx, [place.row]);
  return newRecord(tx, place, audiences);
};

/** Deletes the wraps that the actor's side can reach: without them the text is noise to everyone (C39). */
export const shred = async (tx: Tx, rows: string[]): Promise<void> => {
  if (rows.length > 0) await tx.deleteFrom('record_wrap').where('record_id', 'in', rows).execute();
};
