import type { Network } from './people.ts';

/** Held by whoever changes keys: `lockKeys`. */
export const keysLock = "select pg_advisory_xact_lock(hashtextextended('alongside keys', 0))";

/**
 * Holds a lock until every request is over or waits, so that all of them stand at the same point; then does something,
 * and lets go. For races that are lost by a hair: nothing is left to the clock.
 */
export const behind = async (
  { owner }: Network,
  lock: string,
  requests: Promise<unknown>[],
  change?: string,
): Promise<void> => {
  const holder = await owner.connect();
  await holder.query('begin');
  await holder.query(lock);
  let over = 0;
  for (const request of requests) void request.finally(() => (over += 1)).catch(() => {});
  const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while (over + (await owner.query(waiting)).rows.length < requests.length);
  if (change) await holder.query(change);
  await holder.query('commit');
  holder.release();
};
