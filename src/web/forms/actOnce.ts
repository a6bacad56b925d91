import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { ShownOnce } from '../../vault/codes/shownOnce.ts';
import { placeOf } from '../../vault/envelope.ts';

const hashOf = (key: Uint8Array, token: string): Buffer =>
  createHmac('sha256', key).update(`act|${token}`).digest();

type Earlier = { location: string; answer_sealed: Buffer | null };

/** Row-level security shows an act to the form that made it alone. */
const find = async (tx: Tx, tokenHash: Buffer): Promise<Earlier | undefined> => {
  await sql`select set_config('alongside.act', ${tokenHash.toString('hex')}, true)`.execute(tx);
  return tx
    .selectFrom('act')
    .select(['location', 'answer_sealed'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
};

const answerPlace = (tokenHash: Buffer): string => placeOf('act', 'answer_sealed', tokenHash.toString('hex'));

/** Where this form led when it came before, or null when it did not. `shown` is what it made then. */
export const earlierAnswer = async (
  tx: Tx,
  { key, token, shown }: { key: Uint8Array; token: string; shown?: ShownOnce },
): Promise<string | null> => {
  const tokenHash = hashOf(key, token);
  const earlier = await find(tx, tokenHash);
  if (earlier) shown?.adopt(earlier.answer_sealed, answerPlace(tokenHash));
  return earlier?.location ?? null;
};

/**
 * Runs `work` unless this form was already acted on; either way tells where it leads. What is refused is not kept.
 * The lock makes the second of two racing arrivals wait for the first one's answer (C48).
 */
export const actOnce = async <Key extends string>(
  tx: Tx,
  { key, token, day, shown }: { key: Uint8Array; token: string; day: Day; shown?: ShownOnce | undefined },
  work: () => Promise<Outcome<{ to: string }, Key> | null>,
): Promise<Outcome<{ to: string }, Key> | null> => {
  const tokenHash = hashOf(key, token);
  await sql`select pg_advisory_xact_lock(${tokenHash.readBigInt64BE(0).toString()}::bigint)`.execute(tx);
  const earlier = await earlierAnswer(tx, { key, token, ...(shown ? { shown } : {}) });
  if (earlier !== null) return { ok: true, to: earlier };
  const outcome = await work();
  if (!outcome?.ok) return outcome;
  const answer_sealed = shown?.seal(answerPlace(tokenHash)) ?? null;
  await tx
    .insertInto('act')
    .values({ token_hash: tokenHash, location: outcome.to, day, answer_sealed })
    .execute();
  return outcome;
};
