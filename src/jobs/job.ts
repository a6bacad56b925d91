import { sql } from 'kysely';
import type { Tx } from '../database/open.ts';
import type { Deps } from '../web/deps.ts';

/** Jobs hold no keys: they seal with public ones, and what they cannot read they leave alone. */
export type JobDeps = Pick<Deps, 'database' | 'clock' | 'pepper'>;

/** Another process is at it. Whatever is left it will do, or the next run. */
export class Elsewhere extends Error {}

/** One piece of work, in a transaction of its own; one process at a time. */
export const asJob = <Result>({ database }: JobDeps, work: (tx: Tx) => Promise<Result>): Promise<Result> =>
  database.withActor({ kind: 'job' }, async (tx) => {
    const { rows } = await sql<{ ours: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('alongside jobs', 0)) as ours`.execute(tx);
    if (!rows[0]?.ours) throw new Elsewhere();
    return work(tx);
  });
