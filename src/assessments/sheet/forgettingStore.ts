import type { Tx } from '../../database/tx.ts';
import { shred } from '../../vault/record.ts';

/** Tables whose files could tell how sheets came in: what is deleted here is wiped from the files as well (C31). */
export const telling = ['sheet', 'half_sheet', 'rating_link', 'record_wrap', 'act'] as const;

const perBatch = 500;

/** Deletes the sheets of rounds that are shown or ended, and who gave one; returns how many were deleted. */
export const forgetSheets = async (tx: Tx): Promise<number> => {
  const sheets = await tx.selectFrom('sheet').select('id').limit(perBatch).execute();
  const ids = sheets.map(({ id }) => id);
  if (ids.length > 0) {
    await shred(tx, ids);
    await tx.deleteFrom('sheet').where('id', 'in', ids).execute();
  }
  const drafts = await tx.deleteFrom('half_sheet').executeTakeFirst();
  return ids.length + Number(drafts.numDeletedRows);
};

/** Deletes links that were not used in time, with their drafts. */
export const sweepLinks = async (tx: Tx, today: string): Promise<void> => {
  await tx.deleteFrom('rating_link').where('expires_on', '<', today).execute();
};

/** The records of handed-in answers whose earlier sheets were not yet wiped from the files. */
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
