import { type Day, dayOf, hasJumped } from '../../kernel/clock.ts';
import type { Target } from '../connection.ts';
import { asOwner } from '../owner.ts';
import type { Tx } from '../tx.ts';

/** The last day seen here; null before there was one. */
export const lastDay = async (tx: Tx): Promise<Day | null> =>
  (await tx.selectFrom('last_day').select('day').executeTakeFirst())?.day ?? null;

/** While the clock is not believed nothing is closed or erased, and everything else goes on. */
export const isHeld = async (tx: Tx, now: Temporal.Instant): Promise<boolean> => {
  const last = await lastDay(tx);
  return last !== null && hasJumped(last, dayOf(now));
};

/** Notes the day, as a job. Gives the last day seen where the clock has jumped from it, and then notes nothing. */
export const noteDay = async (tx: Tx, today: Day): Promise<Day | null> => {
  await tx
    .insertInto('last_day')
    .values({ day: today })
    .onConflict((before) => before.doNothing())
    .execute();
  const last = await lastDay(tx);
  if (last !== null && hasJumped(last, today)) return last;
  await tx.updateTable('last_day').set({ day: today }).where('day', '<', today).execute();
  return null;
};

/** A person said that this day is right. */
export const acceptDay = async (tx: Tx, today: Day): Promise<void> => {
  await tx.updateTable('last_day').set({ day: today }).execute();
};

/** The same from the machine itself, without an account. */
export const acceptDayAsOwner = (owner: Target, today: Day): Promise<void> =>
  asOwner(owner, async (client) => {
    await client.query(
      'insert into last_day (day) values ($1) on conflict (one) do update set day = excluded.day',
      [today],
    );
  });
