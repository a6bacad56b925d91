import type { Tx } from '../database/open.ts';
import { shred } from '../vault/record.ts';

/** Where it would be read how sheets came in: what is deleted from them goes from their files as well (C31). */
export const telling = ['sheet', 'half_sheet', 'rating_link', 'record_wrap', 'act'] as const;

const perBatch = 500;

/** Of rounds that are shown or ended, no sheet is needed any more, nor who gave one. Gives how many went. */
export const forgetSheets = async (tx: Tx): Promise<number> => {
  const sheets = await tx.selectFrom('sheet').select('id').limit(perBatch).execute();
  const ids = sheets.map(({ id }) => id);
  if (ids.length > 0) {
    await shred(tx, ids);
    await tx.deleteFrom('sheet').where('id', 'in', ids).execute();
  }
  const halves = await tx.deleteFrom('half_sheet').executeTakeFirst();
  return ids.length + Number(halves.numDeletedRows);
};

/** Links that were not used in time, with what was written by them. */
export const sweepLinks = async (tx: Tx, today: string): Promise<void> => {
  await tx.deleteFrom('rating_link').where('expires_on', '<', today).execute();
};

/** What was handed in, and may still be read from the files as it came. */
export const unwiped = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('handing_in').select('record_id').where('wiped', '=', false).execute()).map(
    (row) => row.record_id,
  );

export const markWiped = async (tx: Tx, records: readonly string[]): Promise<void> => {
  if (records.length > 0)
    await tx
      .updateTable('handing_in')
      .set({ wiped: true })
      .where('record_id', 'in', [...records])
      .execute();
};
