import type { TestDatabase } from './database.ts';

/** Held by whoever changes keys: `lockKeys`. */
export const keysLock = "select pg_advisory_xact_lock(hashtextextended('alongside keys', 0))";

/**
 * Starts requests behind a lock, and holds it until every one is over or waits, so that all of them stand at the same
 * point; then does something, lets go, and gives their answers. For races that are lost by a hair: nothing is left to
 * the clock.
 */
export const behind = async <Answer>(
  { owner }: Pick<TestDatabase, 'owner'>,
  lock: string,
  start: () => Promise<Answer>[],
  change?: string,
): Promise<Answer[]> => {
  const holder = await owner.connect();
  await holder.query('begin');
  await holder.query(lock);
  const requests = start();
  let over = 0;
  for (const request of requests) void request.finally(() => (over += 1)).catch(() => {});
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while (over + (await owner.query(waiting)).rows.length < requests.length);
  if (change) await holder.query(change);
  await holder.query('commit');
  holder.release();
  return Promise.all(requests);
};
