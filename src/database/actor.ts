import { sql } from 'kysely';
import type { PersonId } from '../kernel/ids.ts';
import type { Tx } from './tx.ts';

/**
 * Who is asking. `bearer` is the hash of a secret the visitor holds: a cookie, a link, a sign-in name, a code.
 * Her organisation, role and partnerships are read by the database itself, never told to it.
 */
export type Actor =
  | { kind: 'stranger'; bearer?: Uint8Array }
  | { kind: 'person'; person: PersonId; bearer?: Uint8Array }
  | { kind: 'job' };

/**
 * Makes the rest of this transaction `actor`'s, with membership and partnerships as they are now. `withActor` does
 * it first; do it again after founding, joining or proposing changed them, or once a stranger proved who she is.
 */
export const refreshActor = async (tx: Tx, actor: Actor): Promise<void> => {
  const person = actor.kind === 'person' ? actor.person : null;
  const bearer = actor.kind === 'job' || !actor.bearer ? null : Buffer.from(actor.bearer);
  const job = actor.kind === 'job';
  await sql`select set_actor(${person}::uuid, ${bearer}::bytea, ${job}::boolean)`.execute(tx);
};
