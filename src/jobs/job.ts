import { sql } from 'kysely';
import type { Target } from '../database/connection.ts';
import type { Tx } from '../database/tx.ts';
import type { Deps } from '../web/deps.ts';

/** Jobs hold no keys: they seal with public ones, and what they cannot read they leave alone. */
export type AppJobDeps = Pick<Deps, 'database' | 'clock' | 'pepper'>;
/** The owner's entry rewrites tables; the superuser's, where the server is ours, drops its log. Neither reads a row. */
export type JobDeps = AppJobDeps & { owner: Target; superuser: Target | null };

/** Another process runs the jobs now. Whatever is left it will do, or the next run. */
export class AnotherProcess extends Error {}

/** One piece of work, in a transaction of its own; one process at a time. */
export const asJob = <Result>({ database }: AppJobDeps, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  database.withActor({ kind: 'job' }, async (tx) => {
    const { rows } = await sql<{ ours: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('alongside jobs', 0)) as ours`.execute(tx);
    if (!rows[0]?.ours) throw new AnotherProcess();
    return work(tx);
  });

/** Batch after batch, each a job of its own, until one has nothing left to do. */
export const untilNone = async (step: () => Promise<number>): Promise<void> => {
  while ((await step()) > 0);
};
