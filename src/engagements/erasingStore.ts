import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { NominationId, ReleaseId } from '../kernel/ids.ts';
import { shred } from '../vault/record.ts';

const perBatch = 200;

const recordsOf = async (
  tx: Tx,
  table: 'nominee_terms' | 'appearance' | 'nominee_answer',
  of: NominationId[],
): Promise<string[]> => {
  const rows = await tx.selectFrom(table).select('record_id').where('nomination_id', 'in', of).execute();
  return rows.flatMap(({ record_id: record }) => (record === null ? [] : [record]));
};

/** Everything that was sealed about these nominations, and the ways in: noise from now on (C39). */
const forget = async (tx: Tx, nominations: readonly NominationId[]): Promise<void> => {
  const of = [...nominations];
  const tables = ['nominee_terms', 'appearance', 'nominee_answer'] as const;
  const records: string[] = [];
  for (const table of tables) records.push(...(await recordsOf(tx, table, of)));
  const notes = await tx
    .selectFrom('disclosure')
    .select(['id', 'note_record_id'])
    .where('nomination_id', 'in', of)
    .execute();
  // Wraps first: a job reaches them only while it is said whose they are.
  await shred(tx, [
    ...of,
    ...records,
    ...notes.flatMap(({ id, note_record_id: note }) => (note === null ? [id] : [id, note])),
  ]);
  for (const table of tables) await tx.deleteFrom(table).where('nomination_id', 'in', of).execute();
  await tx.deleteFrom('nominee_link').where('nomination_id', 'in', of).execute();
};

/**
 * Erases people from engagements whose day of erasing has come: seats, roles and that one was filled stay. Gives how
 * many were erased; call again until it gives 0. Needs no key. P6
 */
export const eraseDue = async (tx: Tx, today: Day): Promise<number> => {
  const due = await tx
    .selectFrom('nomination')
    .innerJoin('engagement', 'engagement.id', 'nomination.engagement_id')
    .select('nomination.id')
    .where('erase_on', '<=', today)
    .where('erased_on', 'is', null)
    .orderBy('nomination.id')
    .limit(perBatch)
    .execute();
  const ids = due.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const shown = await tx
    .selectFrom('release')
    .select('id')
    .where('nomination_id', 'in', ids)
    .where('withdrawn_on', 'is', null)
    .execute();
  await withdrawAll(
    tx,
    shown.map(({ id }) => id),
    today,
  );
  await forget(tx, ids);
  await tx.updateTable('nomination').set({ erased_on: today }).where('id', 'in', ids).execute();
  return ids.length;
};

/** What was shown until a day that is over. It was agreed with the showing, so the record need not say it again. */
export const endShown = async (tx: Tx, today: Day): Promise<number> => {
  const over = await tx
    .selectFrom('release')
    .select('id')
    .where('until', '<', today)
    .where('withdrawn_on', 'is', null)
    .orderBy('id')
    .limit(perBatch)
    .execute();
  return withdrawAll(
    tx,
    over.map(({ id }) => id),
    today,
  );
};

const withdrawAll = async (tx: Tx, releases: readonly ReleaseId[], today: Day): Promise<number> => {
  if (releases.length === 0) return 0;
  await shred(tx, [...releases]);
  await tx
    .updateTable('release')
    .set({ withdrawn_on: today, withdrawal_recorded: true })
    .where('id', 'in', [...releases])
    .execute();
  return releases.length;
};
