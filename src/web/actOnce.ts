import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';

const hashOf = (key: Uint8Array, act: string): Buffer =>
  createHmac('sha256', key).update(`act|${act}`).digest();

/** Row-level security shows an act to the form that made it alone. */
const find = async (tx: Tx, tokenHash: Buffer): Promise<string | null> => {
  await sql`select set_config('alongside.act', ${tokenHash.toString('hex')}, true)`.execute(tx);
  const row = await tx
    .selectFrom('act')
    .select('location')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.location ?? null;
};

/** Where this form led when it came before, or null when it did not. */
export const earlierAnswer = (tx: Tx, key: Uint8Array, act: string): Promise<string | null> =>
  find(tx, hashOf(key, act));

/**
 * Runs `work` unless this form was already acted on; either way gives the location to go to.
 * The lock makes the second of two racing arrivals wait for the first one's answer (C48).
 */
export const actOnce = async (
  tx: Tx,
  key: Uint8Array,
  act: string,
  day: Day,
  work: () => Promise<string>,
): Promise<string> => {
  const tokenHash = hashOf(key, act);
  await sql`select pg_advisory_xact_lock(${tokenHash.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
  const earlier = await find(tx, tokenHash);
  if (earlier !== null) return earlier;
  const location = await work();
  await tx.insertInto('act').values({ token_hash: tokenHash, location, day }).execute();
  return location;
};
