import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { NominationId, ReleaseId } from '../../kernel/ids.ts';
import { shred } from '../../vault/record.ts';
import { endNotesOf } from './noteEndStore.ts';
import { NominationWriter } from './store.ts';

const perBatch = 200;

/** Everything that was sealed about these nominations, and the ways in: noise from now on (C39). */
const forget = async (tx: Tx, nominations: readonly NominationId[]): Promise<void> => {
  const of = [...nominations];
  await shred(tx, of);
  await new NominationWriter(tx).forget(of);
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
  await endNotesOf(tx, releases, today);
  await tx
    .updateTable('release')
    .set({ withdrawn_on: today, withdrawal_recorded: true })
    .where('id', 'in', [...releases])
    .execute();
  return releases.length;
};
