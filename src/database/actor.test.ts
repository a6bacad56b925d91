import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { fill, newWorld } from '../../test/support/rows.ts';
import { personId } from '../kernel/ids.ts';
import { type Actor, refreshActor } from './actor.ts';
import { DatabaseTrouble } from './trouble.ts';
import type { Tx } from './tx.ts';

let at: TestDatabase;
const worlds = Array.from({ length: 4 }, newWorld);

beforeAll(async () => {
  at = await testDatabase();
  for (const world of worlds) await fill(at.owner, world);
});
afterAll(() => at.drop());

const actorOf = (world: (typeof worlds)[number]): Actor => ({
  kind: 'person',
  person: personId.parse(world.person),
});

/** Who the database thinks is asking, and what she sees. */
const whoAmI = async (tx: Tx) => {
  const { rows } = await sql<{ person: string | null; organisation: string | null; job: boolean | null }>`
    select actor_person() as person, actor_organisation() as organisation, actor_job() as job`.execute(tx);
  const partnerships = await tx.selectFrom('partnership').select('id').execute();
  return { ...rows[0], partnerships: partnerships.map(({ id }) => String(id)) };
};

/** Ways a transaction ends badly. */
const mishaps: ((tx: Tx) => Promise<unknown>)[] = [
  () => Promise.reject(new Error('a bug')),
  (tx) => sql`select 1 / 0`.execute(tx),
  (tx) => sql`select pg_cancel_backend(pg_backend_pid()), pg_sleep(1)`.execute(tx),
  (tx) => sql`select pg_terminate_backend(pg_backend_pid()), pg_sleep(1)`.execute(tx),
  (tx) => sql`select 1 / 0`.execute(tx).catch(() => 'swallowed'),
];

describe('an actor', () => {
  it('is what the database reads of her: organisation, role and partnerships', async () => {
    const [world] = worlds;
    if (!world) throw new Error('no world');
    expect(await at.database.withActor(actorOf(world), whoAmI)).toEqual({
      person: world.person,
      organisation: world.community,
      job: false,
      partnerships: [world.partnership],
    });
  });

  it('never leaks into the next transaction: 1,000 interleaved, with errors, cancels and lost connections (C22)', async () => {
    const strangers = { person: null, organisation: null, job: false, partnerships: [] };
    const one = async (index: number): Promise<void> => {
      const world = worlds[index % 5];
      const actor: Actor = world ? actorOf(world) : { kind: 'stranger' };
      const mishap = mishaps[index % 11];
      const seen = at.database.withActor(actor, async (tx) => {
        const me = await whoAmI(tx);
        if (mishap) await mishap(tx);
        return me;
      });
      if (mishap) return expect(seen).rejects.toThrow();
      const own = world && {
        person: world.person,
        organisation: world.community,
        job: false,
        partnerships: [world.partnership],
      };
      expect(await seen).toEqual(own ?? strangers);
    };
    // Ten times as many at once as there are connections: whoever waits too long for one is told so.
    for (let from = 0; from < 1000; from += 100)
      await Promise.all(Array.from({ length: 100 }, (_, index) => one(from + index)));
  });

  it('is renewed within a transaction once she proved who she is', async () => {
    const [world] = worlds;
    if (!world) throw new Error('no world');
    await at.database.withActor({ kind: 'stranger', bearer: world.bearer }, async (tx) => {
      expect((await whoAmI(tx)).partnerships).toEqual([]);
      await refreshActor(tx, actorOf(world));
      expect((await whoAmI(tx)).partnerships).toEqual([world.partnership]);
    });
  });
});

describe('a transaction', () => {
  const count = async (): Promise<number> => (await at.owner.query('select 1 from person')).rowCount ?? 0;
  const newcomer = personId.parse(newWorld().person);
  const join = (tx: Tx) =>
    tx
      .insertInto('person')
      .values({ id: newcomer, public_key: Buffer.alloc(32) })
      .execute();

  it('is undone by whatever its work throws', async () => {
    const before = await count();
    const work = at.database.withActor({ kind: 'person', person: newcomer }, async (tx) => {
      await join(tx);
      throw new Error('a bug');
    });
    await expect(work).rejects.toThrow('a bug');
    expect(await count()).toBe(before);
  });

  it('is not acknowledged when a failure in it was swallowed', async () => {
    const work = at.database.withActor({ kind: 'person', person: newcomer }, async (tx) => {
      await join(tx);
      await join(tx).catch(() => {});
      return 'done';
    });
    await expect(work).rejects.toMatchObject({ sqlstate: '25P02' });
  });

  it('answers nothing any more once it is over, so work left behind cannot speak as the next actor (C22)', async () => {
    const kept: Tx[] = [];
    await at.database.withActor({ kind: 'stranger' }, async (tx) => void kept.push(tx));
    expect(kept).toHaveLength(1);
    for (const tx of kept) await expect(sql`select 1`.execute(tx)).rejects.toThrow();
  });

  it('fails with a state and a constraint, never with the words or values of PostgreSQL (C37)', async () => {
    const [world] = worlds;
    const work = at.database.withActor({ kind: 'person', person: personId.parse(world?.person) }, (tx) =>
      tx
        .insertInto('person')
        .values({ id: personId.parse(world?.person), public_key: Buffer.alloc(32) })
        .execute(),
    );
    const trouble = await work.catch((error: unknown) => error);
    expect(trouble).toBeInstanceOf(DatabaseTrouble);
    expect(trouble).toMatchObject({
      sqlstate: '23505',
      constraint: 'person_pkey',
      duplicate: true,
      full: false,
    });
    expect(JSON.stringify(trouble) + String(trouble)).not.toContain(world?.person);
  });

  it('waits for a connection and gives it back, also after the server ended it', async () => {
    const ended = at.database.withActor({ kind: 'stranger' }, (tx) =>
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx),
    );
    await expect(ended).rejects.toBeInstanceOf(DatabaseTrouble);
    const pings = await Promise.all(Array.from({ length: 40 }, () => at.database.ping()));
    expect(pings.every(Boolean)).toBe(true);
  });
});
