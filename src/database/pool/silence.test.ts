import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { Relay } from '../../../test/support/relay.ts';
import { connected } from '../connection.ts';
import { Database } from '../open.ts';
import type { Tx } from '../tx.ts';

/** A leader that froze, or a machine that is gone, while nobody closes the connections to it. */
let at: TestDatabase;
let relay: Relay;
let database: Database;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.drop());
beforeEach(async () => {
  relay = await Relay.start(at.targets.app);
  database = new Database(relay.through(at.targets.app));
  return async () => {
    await database.close();
    relay.stop();
  };
});

const asked = (text = 'select 1 as one') =>
  database.withActor({ kind: 'stranger' }, (tx: Tx) => sql.raw(text).execute(tx));
const took = async (work: Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work.catch(() => {});
  return (performance.now() - begun) / 1000;
};

test('whoever asks a database that fell silent is told within ten seconds, and the next one is served', async () => {
  await Promise.all([1, 2, 3, 4].map(() => asked('select pg_sleep(0.2)')));
  relay.freeze();
  const waiting = [asked(), asked()];
  const told = took(Promise.all(waiting));
  for (const one of waiting) await expect(one).rejects.toMatchObject({ passing: true });
  expect(await told).toBeLessThan(13);
  relay.failOver();
  // The connections that are left over from before are as dead, and nobody waits for each of them in turn.
  expect(await took(asked())).toBeLessThan(3);
  await expect(asked()).resolves.toBeDefined();
}, 400_000);

test.each([
  ['asked', 200],
  ['only waits to ask', 0],
])(
  'it can be told to stop while the database is silent and somebody has %s',
  async (_, since) => {
    await asked();
    relay.freeze();
    const waiting = asked();
    const ended = expect(waiting).rejects.toMatchObject({ passing: true });
    await pause(since);
    expect(await took(Promise.all([database.close(), ended]))).toBeLessThan(5);
  },
  60_000,
);

test('the work of the owner, which no clock bounds, ends when its server is silent', async () => {
  const work = connected(relay.through(at.targets.owner), (client) => client.query('select pg_sleep(120)'));
  await pause(300);
  relay.freeze();
  expect(await took(work)).toBeLessThan(25);
}, 400_000);

test('or when another server answers at its address', async () => {
  const work = connected(relay.through(at.targets.owner), (client) => client.query('select pg_sleep(120)'));
  await pause(300);
  relay.freeze();
  relay.failOver();
  // To the other server its process is a stranger; here it is ended, and nobody is told.
  await at.owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(120)%' and pid <> pg_backend_pid()",
  );
  expect(await took(work)).toBeLessThan(12);
}, 400_000);

test('and not while it only takes long', async () => {
  const work = connected(relay.through(at.targets.owner), (client) => client.query('select pg_sleep(8)'));
  await expect(work).resolves.toBeDefined();
}, 400_000);

test('through a pooler nothing is prepared by name, and the bounds are there all the same', async () => {
  const numberTold = Buffer.from([0x4b, 0, 0, 0, 12]);
  relay.change = (bytes) => {
    const place = bytes.indexOf(numberTold);
    if (place >= 0) bytes.writeInt32BE(1, place + numberTold.length);
    return bytes;
  };
  const { rows } = await database.withActor({ kind: 'stranger' }, (tx) =>
    sql<{ names: number; bound: string }>`select (select count(*) from pg_prepared_statements) as names,
      current_setting('statement_timeout') as bound`.execute(tx),
  );
  expect(rows).toEqual([{ names: 0, bound: '8s' }]);
  const straight = await at.database.withActor({ kind: 'stranger' }, (tx) =>
    sql<{ names: number }>`select count(*) as names from pg_prepared_statements`.execute(tx),
  );
  expect(straight.rows[0]?.names).toBeGreaterThan(0);
});
