import type { Selectable } from 'kysely';
import type { EngagementTables } from '../../database/tables/engagements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { ReleaseId } from '../../kernel/ids.ts';
import { shred } from '../../vault/record.ts';

/** How notes end: with whoever they are about, or by themselves (`notes/store.ts`). */
type Ended = Pick<Selectable<EngagementTables['disclosure']>, 'id' | 'note_record_id'>;

export const unended = (tx: Tx) =>
  tx
    .selectFrom('disclosure')
    .select(['id', 'note_record_id'])
    .where('refused_on', 'is', null)
    .where('closed_on', 'is', null);

/** What was asked and what was answered are noise to all three from now on; that it was asked stays. C39 */
export const endRows = async (
  tx: Tx,
  rows: readonly Ended[],
  how: { refused_on: Day } | { closed_on: Day },
): Promise<number> => {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await shred(tx, [...ids, ...rows.flatMap(({ note_record_id: words }) => words ?? [])]);
  await tx.updateTable('disclosure').set(how).where('id', 'in', ids).execute();
  return rows.length;
};

/** What is not shown any more, nobody is asked about. */
export const endNotesOf = async (tx: Tx, releases: readonly ReleaseId[], day: Day): Promise<void> => {
  if (releases.length === 0) return;
  const rows = await unended(tx)
    .where('release_id', 'in', [...releases])
    .execute();
  await endRows(tx, rows, { closed_on: day });
};
