import { randomInt } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import { newId, type OrganisationId, type RoundId, type SheetId, sheetId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shred } from '../../vault/record.ts';
import { sealed, text } from '../../vault/sealed.ts';
import { type Sheet, sheetSchema } from './facts.ts';

type Of = { round: RoundId; organisation: OrganisationId };
/** Nobody signs a sheet: it would tell those that came by a link from the members' (C31). */
const sheetAnswers = sealed('sheet', 'answers_sealed', text, { unsigned: true });

/** Sheets are padded to one size, and only a very long one to more (C31). */
const roomFor = (sheet: Sheet): number => {
  const long = Buffer.byteLength(JSON.stringify(sheet));
  return long <= 12_000 ? 12_000 : 60_000 * Math.ceil(long / 60_000);
};
const padded = (sheet: Sheet, room: number): string => {
  const words = JSON.stringify(sheet);
  return words + ' '.repeat(room - Buffer.byteLength(words));
};

/** Adds a sheet that the organisation counts. Nothing says who wrote it, or when it came. */
export const addSheet = async (
  tx: Tx,
  { round, organisation }: Of,
  sheet: Sheet,
  room = roomFor(sheet),
): Promise<SheetId> => {
  const id = newId(sheetId);
  const answers = await sheetAnswers.sealNew({ tx, keyring: null }, id, [organisation], padded(sheet, room));
  const row = { id, round_id: round, organisation_id: organisation, answers_sealed: answers };
  await tx.insertInto('sheet').values(row).execute();
  return id;
};

/** The one sheet that an organisation agrees on, as it is now, under a fresh key (C18). */
export const changeSheet = async (tx: Tx, { organisation }: Of, id: SheetId, sheet: Sheet): Promise<void> => {
  await shred(tx, [id]);
  const answers = await sheetAnswers.sealNew(
    { tx, keyring: null },
    id,
    [organisation],
    padded(sheet, roomFor(sheet)),
  );
  await tx.updateTable('sheet').set({ answers_sealed: answers }).where('id', '=', id).execute();
};

export const sheetsOf = async (
  tx: Tx,
  keyring: Keyring,
  { round, organisation }: Of,
): Promise<{ id: SheetId; sheet: Sheet }[]> => {
  const rows = await tx
    .selectFrom('sheet')
    .select(['id', 'answers_sealed'])
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .orderBy('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const keys = await sheetAnswers.keys(tx, keyring, ids);
  return rows.flatMap(({ id, answers_sealed: answers }) => {
    const words = sheetAnswers.open(keys.get(id), answers);
    return words === undefined ? [] : [{ id, sheet: sheetSchema.parse(JSON.parse(words)) }];
  });
};

export const countSheets = async (tx: Tx, { round, organisation }: Of): Promise<number> => {
  const row = await tx
    .selectFrom('sheet')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** In random order: every order is equally likely. */
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
  await tx.deleteFrom('sheet').where('id', 'in', ids).execute();
  const mixed = shuffled(found.map(({ sheet }) => sheet));
  // All are padded to the size of the largest, so that none is known by its size.
  const room = Math.max(...mixed.map(roomFor));
  for (const sheet of mixed) await addSheet(tx, of, sheet, room);
  return mixed;
};
