import { sql } from 'kysely';
import { refreshActor } from '../database/actor.ts';
import type { Database } from '../database/open.ts';
import type { Tx } from '../database/tx.ts';
import { type Clock, dayOf } from '../kernel/clock.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { Keyring } from '../vault/keyring.ts';
import { openSession, type SealedSession, sealSession, sessionIdHash } from '../vault/session.ts';
import { memberName } from './memberName.ts';
import { seenAt } from './seen.ts';

export const idle = { minutes: 20 };
export const absolute = { hours: 8 };
const touchAfter = { minutes: 1 };

/** What one request knows of a signed-in person. The keys live as long as the request. */
export type Session = {
  person: { id: PersonId; codeConfirmed: boolean; move: Move };
  keyring: Keyring;
  membership: Omit<SignedIn, 'person'> | null;
  startedAt: string;
  /** Is its cookie to say anew when she was here? */
  isStale: boolean;
};

/** Who is looking, as the rules see her, with the names her pages show. */
export type SignedIn = Member & { name: string; organisationName: string };

export const signedInOf = ({ person, membership }: Session): SignedIn | null =>
  membership && { person: person.id, ...membership };

/** Has she her words, and kept her recovery code? Before that nothing is written that could be lost (C11). */
export const isSettled = ({ person }: Session): boolean => person.codeConfirmed && person.move !== 'due';

/** Idle for 20 minutes or older than 8 hours: the session is over (C36). */
export const isOver = (
  session: { began: Temporal.Instant; seen: Temporal.Instant },
  now: Temporal.Instant,
): boolean =>
  Temporal.Instant.compare(session.seen.add(idle), now) <= 0 ||
  Temporal.Instant.compare(session.began.add(absolute), now) <= 0;

/** Until somebody ends her others, every session is of this round. */
const firstRound = 0;

const roundOf = async (tx: Tx, person: PersonId): Promise<number> => {
  const row = await tx
    .selectFrom('session_round')
    .select('round')
    .where('person_id', '=', person)
    .executeTakeFirst();
  return row?.round ?? firstRound;
};

type NewSession = { secret: Buffer; person: PersonId; privateKey: Buffer; now: Temporal.Instant };

/** The row is noise under the cookie's secret, and is not touched again: it tells nobody who is here (C10, C31). */
export const startSession = async (
  tx: Tx,
  { secret, person, privateKey, now }: NewSession,
): Promise<void> => {
  const sealed = sealSession(secret, { person, round: await roundOf(tx, person), began: now, privateKey });
  await tx
    .insertInto('session')
    .values({ id_hash: sessionIdHash(secret), opened_on: dayOf(now), sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** Every session of hers that was begun until now opens nothing from the next request on. */
export const endSessions = async (tx: Tx, person: PersonId): Promise<void> => {
  await tx
    .insertInto('session_round')
    .values({ person_id: person, round: 1 })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ round: sql`session_round.round + 1` }),
    )
    .execute();
};

const sealedOf = async (tx: Tx, secret: Buffer): Promise<Buffer | undefined> => {
  const row = await tx
    .selectFrom('session')
    .select('sealed')
    .where('id_hash', '=', sessionIdHash(secret))
    .executeTakeFirst();
  return row?.sealed;
};

const openedOf = async (tx: Tx, secret: Buffer): Promise<SealedSession> => {
  const sealed = await sealedOf(tx, secret);
  if (!sealed) throw new Error('a session without its row');
  return openSession(secret, sealed);
};

/** Ends all of hers but the one that this cookie opens, which goes on as of the new round. */
export const endOtherSessions = async (tx: Tx, person: PersonId, secret: Buffer): Promise<void> => {
  const own = await openedOf(tx, secret);
  try {
    await endSessions(tx, person);
    const sealed = sealSession(secret, { ...own, round: await roundOf(tx, person) });
    await tx.updateTable('session').set({ sealed }).where('id_hash', '=', sessionIdHash(secret)).execute();
  } finally {
    own.privateKey.fill(0);
  }
};

/** The person's own private key, out of the session row: needed to wrap it anew. Whoever takes it zeroes it. */
export const ownKey = async (tx: Tx, secret: Buffer): Promise<Buffer> =>
  (await openedOf(tx, secret)).privateKey;

const readMembership = async (tx: Tx, keyring: Keyring, person: PersonId): Promise<Session['membership']> => {
  const row = await tx
    .selectFrom('membership')
    .innerJoin('organisation', 'organisation.id', 'membership.organisation_id')
    .leftJoin('installation', 'installation.host_id', 'organisation.id')
    .select([
      'organisation.id',
      'organisation.kind',
      'organisation.name',
      'membership.role',
      'membership.name_sealed',
    ])
    .select('installation.host_id')
    .where('membership.person_id', '=', person)
    .executeTakeFirst();
  if (!row) return null;
  keyring.actFor(row.id);
  const key = (await memberName.keys(tx, keyring, [person])).get(person);
  return {
    organisation: { id: row.id, kind: row.kind, host: row.host_id === row.id },
    role: row.role,
    name: memberName.open(key, row.name_sealed) ?? '…',
    organisationName: row.name,
  };
};

/** Somebody who signed in with a name until now: has she taken words, and typed them once since? */
export type Move = 'due' | 'begun' | 'done';

const readMove = async (tx: Tx, person: PersonId): Promise<Move> => {
  const rows = await tx.selectFrom('login').select('by_name').where('person_id', '=', person).execute();
  if (!rows.some((row) => row.by_name)) return 'done';
  return rows.length === 1 ? 'due' : 'begun';
};

const sessionIn = async (
  tx: Tx,
  { secret, seen, now }: { secret: Buffer; seen: Temporal.Instant; now: Temporal.Instant },
): Promise<Session | null> => {
  const sealed = await sealedOf(tx, secret);
  if (!sealed) return null;
  const { person: id, round, began, privateKey } = openSession(secret, sealed);
  await refreshActor(tx, { kind: 'person', person: id });
  const person = await tx
    .selectFrom('person')
    .leftJoin('session_round', 'session_round.person_id', 'person.id')
    .selectAll('person')
    .select('session_round.round')
    .where('person.id', '=', id)
    .executeTakeFirst();
  if (!person || isOver({ began, seen }, now) || (person.round ?? firstRound) !== round) {
    privateKey.fill(0);
    return null;
  }
  const keyring = new Keyring({ person: id, privateKey, stored: person });
  return {
    person: { id, codeConfirmed: person.code_confirmed, move: await readMove(tx, id) },
    keyring,
    membership: await readMembership(tx, keyring, id),
    startedAt: began.toString(),
    isStale: Temporal.Instant.compare(seen.add(touchAfter), now) <= 0,
  };
};

/** Who is signed in with this cookie; null when nobody is, it is over or was ended, or its person is gone. */
export const readSession = (
  { database, clock, pepper }: { database: Database; clock: Clock; pepper: Uint8Array },
  { secret, seen: mark }: { secret: Buffer; seen: string },
): Promise<Session | null> => {
  const idHash = sessionIdHash(secret);
  const now = clock.now();
  const seen = seenAt(pepper, idHash, mark);
  if (!seen) return Promise.resolve(null);
  return database.withActor(
    { kind: 'stranger', bearer: idHash },
    (tx) => sessionIn(tx, { secret, seen, now }),
    {
      writes: false,
    },
  );
};
