import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connected, type Target } from '../src/database/connection.ts';
import { startEmbedded } from '../src/database/embedded/server.ts';
import { openSetUpLink } from '../src/database/setUp.ts';
import { prepare } from '../src/database/start.ts';
import { seedExample } from '../src/example/seed.ts';
import { type Clock, dayOf } from '../src/kernel/clock.ts';
import { answerHere } from '../src/secrets/answer.ts';
import { SignInDelays } from '../src/session/delays.ts';
import { newToken, tokenHash } from '../src/vault/link.ts';
import { Turnstile } from '../src/vault/turnstile.ts';
import type { Deps } from '../src/web/deps.ts';
import { wordsReady } from '../src/web/words/translate.ts';
import { workHere } from '../test/support/work.ts';
import { type Around, aroundLantern, firstId, putMany } from './many.ts';
import { makeReadable } from './readable.ts';
import { RecordedDatabase } from './recorded.ts';
import { origin } from './visitor.ts';

/** Time stands still, so that every request of a page asks the database the same. */
const standingClock = (): Clock => {
  const now = Temporal.Now.instant();
  return { now: () => now, sleep: async () => {} };
};

type OnDatabase = Deps & { database: RecordedDatabase };
export type Grown = {
  rows: number;
  deps: OnDatabase;
  around: Around;
  someListed: string;
  oneOfMany: string;
};
export type Ground = {
  /** The example network, on its database. */
  example: OnDatabase;
  /** Its people: `organisation · role · name · words`. */
  people: string[];
  /** A copy of that database, grown by so many rows. Ends everyone's connections to the example. */
  grow: (rows: number, put?: Put) => Promise<Grown>;
  /** Asks past every policy what a page of one of them needs. */
  ask: <Answer>(grown: Grown, work: (client: pg.Client) => Promise<Answer>) => Promise<Answer>;
  owner: Target;
  stop: () => Promise<void>;
};

/** Millions of rows need not survive a power cut while they are made. */
const hurry = {
  fsync: 'off',
  full_page_writes: 'off',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  maintenance_work_mem: '512MB',
  work_mem: '256MB',
};

const settle = (superuser: Target, statements: readonly string[]): Promise<void> =>
  connected(superuser, async (client) => {
    for (const statement of [...statements, 'select pg_reload_conf()', 'checkpoint'])
      await client.query(statement);
  });

/** Indices are made again at the end, which is quicker than keeping them; references hold by how the rows are made. */
const fill = async (client: pg.Client, rows: number, around: Around, put: Put): Promise<void> => {
  const { rows: indices } = await client.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    join pg_class c on c.oid = i.indexrelid and c.relnamespace = current_schema()::regnamespace
    where not exists (select 1 from pg_constraint where conindid = i.indexrelid)`);
  await client.query('set session_replication_role = replica');
  for (const { name } of indices) await client.query(`drop index ${name}`);
  await put(client, rows, around);
  for (const { definition } of indices) await client.query(definition);
};

const someListed = 'select id from organisation where listed order by sort_name, id offset $1 limit 1';

const oneOfMany =
  'select partnership_id as id from party where organisation_id = $1 order by asked_on desc limit 1';

/** What is put into a copy, `rows` times. */
export type Put = typeof putMany;

type Server = Awaited<ReturnType<typeof startEmbedded>>;
type Open = (database: string) => OnDatabase;

const growCopy = async (server: Server, open: Open, rows: number, put: Put): Promise<Grown> => {
  const name = `rows_${rows}`;
  const today = dayOf(Temporal.Now.instant());
  await settle(
    server.superuser,
    Object.entries(hurry).map(([setting, value]) => `alter system set ${setting} = '${value}'`),
  );
  const [made, from] = [name, server.owner.database].map((one) => pg.escapeIdentifier(one));
  await connected(server.superuser, (client) => client.query(`create database ${made} template ${from}`));
  const deps = open(name);
  const grown = await connected({ ...server.superuser, database: name }, async (client) => {
    const around = await aroundLantern(client, today);
    await fill(client, rows, around, put);
    if (put === putMany) await makeReadable(deps.database, client, around);
    await client.query('vacuum (analyze, freeze)');
    return {
      rows,
      deps,
      around,
      someListed: await firstId(client, someListed, [Math.floor(rows / 6)]),
      oneOfMany: await firstId(client, oneOfMany, [around.own]),
    };
  });
  await settle(server.superuser, ['alter system reset all']);
  return grown;
};

/** A PostgreSQL of our own in a temporary folder, with the example network in it. */
export const openGround = async (say: (line: string) => void): Promise<Ground> => {
  await wordsReady;
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
  chmodSync(folder, 0o711);
  const server = await startEmbedded(folder);
  const opened = new Set<RecordedDatabase>();
  const close = async (database: RecordedDatabase): Promise<void> => {
    if (opened.delete(database)) await database.close();
  };
  const stop = async (): Promise<void> => {
    for (const database of opened) await close(database);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const clock = standingClock();
  const open: Open = (name) => {
    const database = new RecordedDatabase({ ...server.app, database: name });
    opened.add(database);
    return {
      database,
      clock,
      pepper: Buffer.alloc(32, 7),
      origin,
      leaveTo: 'https://www.wikipedia.org/',
      turnstile: new Turnstile(),
      work: workHere,
      secrets: answerHere,
      delays: new SignInDelays(clock),
      report: (trouble) => say(JSON.stringify(trouble)),
    };
  };
  try {
    await connected(server.owner, prepare);
    const token = newToken();
    await openSetUpLink(server.owner, tokenHash(token));
    const example = open(server.owner.database);
    const people = await seedExample({ deps: example, setUpToken: token });
    const grow = async (rows: number, put: Put = putMany): Promise<Grown> => {
      await close(example.database);
      return growCopy(server, open, rows, put);
    };
    const ask: Ground['ask'] = ({ rows }, work) =>
      connected({ ...server.superuser, database: `rows_${rows}` }, work);
    return { example, people, grow, ask, owner: server.owner, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
