import { sql } from 'kysely';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import { AnotherProcess, type AppJobDeps } from './job.ts';

/** A transaction in which nothing is asked for a minute is ended by the server. */
const stillHere = 15_000;
/** Longer than anything that is asked of a day that was. */
const daysKept = 40;

/** Waits for `work`, and shows meanwhile that whoever holds the lock still lives: a frozen process loses it. */
const holding = async (tx: Tx, work: () => Promise<void>): Promise<void> => {
  const timer = setInterval(() => void sql`select 1`.execute(tx).catch(() => {}), stillHere);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
};

/** One process at a time does this job. The lock goes with the connection, however its process ends. */
const locked = ({ database }: AppJobDeps, name: string, work: (tx: Tx) => Promise<void>): Promise<void> =>
  database.withActor({ kind: 'job' }, async (tx) => {
    const { rows } = await sql<{ ours: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('alongside job ' || ${name}, 0)) as ours`.execute(tx);
    if (!rows[0]?.ours) throw new AnotherProcess();
    await work(tx);
  });

export const alone = (deps: AppJobDeps, name: string, work: () => Promise<void>): Promise<void> =>
  locked(deps, name, (tx) => holding(tx, work));

/** Did somebody, in whatever process and before whatever restart, do this job for this day? Then it is not done again. */
export const oncePerDay = (
  deps: AppJobDeps,
  { name, day }: { name: string; day: Day },
  work: () => Promise<void>,
): Promise<void> =>
  locked(deps, name, async (tx) => {
    const done = await tx
      .selectFrom('job_done')
      .select('day')
      .where('job', '=', name)
      .where('day', '=', day)
      .executeTakeFirst();
    if (done) return;
    await holding(tx, work);
    await tx.insertInto('job_done').values({ job: name, day }).execute();
    const from = Temporal.PlainDate.from(day);
    await tx
      .deleteFrom('job_done')
      .where('job', '=', name)
      .where((eb) =>
        eb.or([
          eb('day', '<', from.subtract({ days: daysKept }).toString()),
          // A clock was wrong by more than that: its days are no reason to leave anything out when they come.
          eb('day', '>', from.add({ days: daysKept }).toString()),
        ]),
      )
      .execute();
  });
