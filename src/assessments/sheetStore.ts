import { randomInt } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import { newId, type OrganisationId, type RoundId, type SheetId, sheetId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, type RecordKey, recordKeys, renewRecord, shred } from '../vault/record.ts';
import { type Sheet, sheetSchema } from './sheet.ts';

type Of = { round: RoundId; organisation: OrganisationId };
const table = 'sheet';

/** Sheets take one room, and only a very long one takes more (C31). */
const roomFor = (sheet: Sheet): number => {
  const long = Buffer.byteLength(JSON.stringify(sheet));
  return long <= 12_000 ? 12_000 : 60_000 * Math.ceil(long / 60_000);
};
const seal = (key: RecordKey, sheet: Sheet, room: number): Buffer => {
  const text = JSON.stringify(sheet);
  return key.seal('answers_sealed', text + ' '.repeat(room - Buffer.byteLength(text)));
};

/** A sheet for its own organisation to count. Nothing here says whose it is, or when it came. */
export const addSheet = async (
  tx: Tx,
  { round, organisation }: Of,
  sheet: Sheet,
  room = roomFor(sheet),
): Promise<SheetId> => {
  const id = newId(sheetId);
  const key = await newRecord(tx, { table, row: id }, [organisation]);
  const row = { id, round_id: round, organisation_id: organisation, answers_sealed: seal(key, sheet, room) };
  await tx.insertInto(table).values(row).execute();
  return id;
};

/** The one sheet that an organisation agrees on, written over with what it says now. */
export const changeSheet = async (tx: Tx, { organisation }: Of, id: SheetId, sheet: Sheet): Promise<void> => {
  const key = await renewRecord(tx, { table, row: id }, [organisation]);
  await tx
    .updateTable(table)
    .set({ answers_sealed: seal(key, sheet, roomFor(sheet)) })
    .where('id', '=', id)
    .execute();
};

export const sheetsOf = async (
  tx: Tx,
  keyring: Keyring,
  { round, organisation }: Of,
): Promise<{ id: SheetId; sheet: Sheet }[]> => {
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'answers_sealed'])
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .orderBy('id')
    .execute();
  const keys = await recordKeys(
    tx,
    keyring,
    table,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, answers_sealed: sealed }) => {
    const text = keys.get(id)?.open('answers_sealed', sealed);
    return text === undefined ? [] : [{ id, sheet: sheetSchema.parse(JSON.parse(text)) }];
  });
};

export const countSheets = async (tx: Tx, { round, organisation }: Of): Promise<number> => {
  const row = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Every order is as likely as any other. */
const shuffled = <Item>(items: readonly Item[]): Item[] => {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const place = randomInt(last + 1);
    const [one, other] = [mixed[last], mixed[place]];
    if (one !== undefined && other !== undefined) [mixed[last], mixed[place]] = [other, one];
  }
  return mixed;
};

/**
 * Writes all of an organisation's sheets anew: other ids, other keys, in random order, in this one transaction. What
 * they were written with, and when, is in the files until they are rewritten too (C31).
 */
export const rewriteSheets = async (tx: Tx, keyring: Keyring, of: Of): Promise<Sheet[]> => {
  const found = await sheetsOf(tx, keyring, of);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  await shred(tx, ids);
  await tx.deleteFrom(table).where('id', 'in', ids).execute();
  const mixed = shuffled(found.map(({ sheet }) => sheet));
  // All in the largest one's room: then none can be told by its size.
  const room = Math.max(...mixed.map(roomFor));
  for (const sheet of mixed) await addSheet(tx, of, sheet, room);
  return mixed;
};
