import { refreshActor } from '../database/actor.ts';
import type { Tx } from '../database/open.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { Keyring } from '../vault/keyring.ts';
import { recordKeys } from '../vault/record.ts';
import { openSessionKey, sealSessionKey, sessionIdHash } from '../vault/session.ts';
import type { Deps } from '../web/deps.ts';

export const idle = { minutes: 20 };
export const absolute = { hours: 8 };
const touchAfter = { minutes: 1 };

/** What one request knows of a signed-in person. The keys live as long as the request. */
export type Session = {
  person: { id: PersonId; codeConfirmed: boolean };
  keyring: Keyring;
  membership: (Omit<Member, 'person'> & { name: string; organisationName: string }) | null;
  startedAt: string;
};

export const signedInOf = ({ person, membership }: Session) =>
  membership && { person: person.id, ...membership };

/** Idle for 20 minutes or older than 8 hours: the session is over (C36). */
export const isOver = (session: { startedAt: string; seenAt: string }, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(Temporal.Instant.from(session.seenAt).add(idle), now) <= 0 ||
  Temporal.Instant.compare(Temporal.Instant.from(session.startedAt).add(absolute), now) <= 0;

/** No finer than it takes: the row lies on a disk. */
const toTheMinute = (now: Temporal.Instant): string =>
  now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();

/** The row holds the person's key sealed under the cookie's secret: a stolen session table opens nothing (C10). */
export const startSession = async (
  tx: Tx,
  session: { secret: Buffer; person: PersonId; privateKey: Buffer; now: Temporal.Instant },
): Promise<void> => {
  const at = toTheMinute(session.now);
  await tx
    .insertInto('session')
    .values({
      id_hash: sessionIdHash(session.secret),
      person_id: session.person,
      sealed_key: sealSessionKey(session.secret, session.person, session.privateKey),
      started_at: at,
      seen_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

/** The person's own private key, out of the session row: needed to wrap it anew. Whoever takes it zeroes it. */
export const ownKey = async (tx: Tx, secret: Buffer): Promise<Buffer> => {
  const row = await tx
    .selectFrom('session')
    .select(['sealed_key', 'person_id'])
    .where('id_hash', '=', sessionIdHash(secret))
    .executeTakeFirstOrThrow();
  return openSessionKey(secret, row.person_id, row.sealed_key);
};

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
  const name = (await recordKeys(tx, keyring, 'membership', [person]))
    .get(person)
    ?.open('name_sealed', row.name_sealed);
  return {
    organisation: { id: row.id, kind: row.kind, host: row.host_id === row.id },
    role: row.role,
    name: name ?? '…',
    organisationName: row.name,
  };
};

/** The session that this secret opens, or null when there is none, it is over, or its person is gone. */
export const readSession = (
  deps: Pick<Deps, 'database' | 'clock'>,
  secret: Buffer,
): Promise<Session | null> => {
  const idHash = sessionIdHash(secret);
  const now = deps.clock.now();
  return deps.database.withActor({ kind: 'stranger', bearer: idHash }, async (tx) => {
    const row = await tx.selectFrom('session').selectAll().where('id_hash', '=', idHash).executeTakeFirst();
    if (!row) return null;
    const times = { startedAt: row.started_at, seenAt: row.seen_at };
    if (isOver(times, now)) {
      await tx.deleteFrom('session').where('id_hash', '=', idHash).execute();
      return null;
    }
    if (Temporal.Instant.compare(Temporal.Instant.from(times.seenAt).add(touchAfter), now) <= 0) {
      await tx
        .updateTable('session')
        .set({ seen_at: toTheMinute(now) })
        .where('id_hash', '=', idHash)
        .execute();
    }
    await refreshActor(tx, { kind: 'person', person: row.person_id });
    const person = await tx
      .selectFrom('person')
      .selectAll()
      .where('id', '=', row.person_id)
      .executeTakeFirstOrThrow();
    const privateKey = openSessionKey(secret, person.id, row.sealed_key);
    const keyring = new Keyring({ person: person.id, privateKey });
    return {
      person: { id: person.id, codeConfirmed: person.code_confirmed },
      keyring,
      membership: await readMembership(tx, keyring, person.id),
      startedAt: times.startedAt,
    };
  });
};
