import type { z } from 'zod';
import type { Tables } from '../database/tables/all.ts';
import type { Tx } from '../database/tx.ts';
import type { AudienceId } from '../kernel/ids.ts';
import type { Keyring, Sealing } from './keyring.ts';
import { newRecord, type RecordKey, recordKeys, renewRecord } from './record.ts';

/** How a value stands in the sealed text. */
type Words<Value> = { write: (value: Value) => string; read: (text: string) => Value };

export const text: Words<string> = { write: (value) => value, read: (value) => value };

export const json = <Value>(schema: z.ZodType<Value>): Words<Value> => ({
  write: (value) => JSON.stringify(value),
  read: (value) => schema.parse(JSON.parse(value)),
});

type Table = keyof Tables & string;
type Column<Of extends Table> = keyof Tables[Of] & string;

type Whose = readonly (string | number)[];

/**
 * One sealed column. Its table and name are part of what is sealed, so that no envelope opens at another place (C03);
 * they are written here once, and nowhere by hand. `whose`: what names the row where the record's own id could be
 * written over together with what it seals.
 */
export class SealedColumn<Value> {
  constructor(
    readonly table: string,
    readonly column: string,
    readonly words: Words<Value>,
    /** May it be written by those who have no key to sign with: nominees, outsiders, jobs? */
    readonly unsigned = false,
  ) {}

  seal(key: RecordKey, value: Value, ...whose: Whose): Buffer {
    return key.seal(...this.place(whose, this.words.write(value)));
  }

  /** Undefined where the reader holds no key to it, or nothing is written. */
  open(
    key: RecordKey | undefined,
    envelope: Uint8Array | null | undefined,
    ...whose: Whose
  ): Value | undefined {
    return key && envelope ? this.words.read(key.open(...this.place(whose, envelope))) : undefined;
  }

  /** A new record with this one column in it, for those who may read it. */
  async sealNew(
    by: Sealing,
    row: string,
    audiences: AudienceId[],
    value: Value,
    ...whose: Whose
  ): Promise<Buffer> {
    return this.seal(await this.newKey(by, row, audiences), value, ...whose);
  }

  newKey(by: Sealing, row: string, audiences: AudienceId[]): Promise<RecordKey> {
    return newRecord(by, { table: this.table, row }, audiences);
  }

  /** A fresh key in the place of the one before, which then opens nothing any more (C18). */
  renewKey(by: Sealing, row: string, audiences: AudienceId[]): Promise<RecordKey> {
    return renewRecord(by, { table: this.table, row }, audiences);
  }

  /** The keys of the rows that the reader can open. */
  keys<Row extends string>(tx: Tx, keyring: Keyring, rows: Row[]): Promise<Map<Row, RecordKey>> {
    return recordKeys(tx, keyring, this, rows);
  }

  protected place<Envelope>(whose: Whose, envelope: Envelope): [string, Envelope, ...(string | number)[]] {
    return [this.column, envelope, ...whose];
  }
}

/** A column whose place names the row it belongs to in its own part: "who_sealed of …". Old envelopes are so sealed. */
class SealedColumnOf<Value> extends SealedColumn<Value> {
  protected override place<Envelope>(
    [of, ...whose]: Whose,
    envelope: Envelope,
  ): [string, Envelope, ...(string | number)[]] {
    return [`${this.column} of ${of}`, envelope, ...whose];
  }
}

export const sealed = <Of extends Table, Value>(
  table: Of,
  column: Column<Of>,
  words: Words<Value>,
  { unsigned = false } = {},
): SealedColumn<Value> => new SealedColumn(table, column, words, unsigned);

/** The same, sealed and opened with the id of what it belongs to. */
export const sealedOf = <Of extends Table, Value>(
  table: Of,
  column: Column<Of>,
  words: Words<Value>,
  { unsigned = false } = {},
): SealedColumn<Value> => new SealedColumnOf(table, column, words, unsigned);
