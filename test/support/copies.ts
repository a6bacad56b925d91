import type { Hono } from 'hono';
import pg from 'pg';
import { createApp } from '../../src/app.ts';
import { SignInDelays } from '../../src/identity/delays.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import type { Network } from './people.ts';

/** A digest of every row of every table, by table. */
export type Contents = Record<string, string>;

/** The application on a copy of a network's database: what is done here is done nowhere else, and can be undone. */
export type Copy = {
  app: Hono;
  at: TestDatabase;
  contents: () => Promise<Contents>;
  /** Everything is again as it was when the copy was made. */
  undo: () => Promise<void>;
};

const tablesOf = async ({ owner }: TestDatabase): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema() order by 1',
  );
  return rows.map(({ name }) => pg.escapeIdentifier(name));
};

const contentsOf = async ({ owner }: TestDatabase, tables: string[]): Promise<Contents> => {
  const digests = tables.map(
    (table) =>
      `select ${pg.escapeLiteral(table)} as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as rows from ${table} t`,
  );
  const { rows } = await owner.query<{ name: string; rows: string }>(digests.join(' union all '));
  return Object.fromEntries(rows.map((table) => [table.name, table.rows]));
};

const columnsOf = async ({ owner }: TestDatabase, table: string): Promise<string> => {
  const { rows } = await owner.query<{ list: string }>(
    `select string_agg(quote_ident(attname), ', ') as list from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return rows[0]?.list ?? '';
};

/** Puts every row aside, and gives the way back. A replica's session fires no trigger and follows no reference. */
const keep = async (at: TestDatabase, tables: string[]): Promise<(changed: string[]) => Promise<void>> => {
  const copies = tables.map((table) => `create table kept.${table} as table ${table};`);
  await at.owner.query(`create schema kept; ${copies.join(' ')}`);
  const columns = new Map<string, string>();
  for (const table of tables) columns.set(table, await columnsOf(at, table));
  return async (changed) => {
    const back = changed.map((table) => {
      const list = columns.get(table) ?? '';
      return `delete from ${table}; insert into ${table} (${list}) select ${list} from kept.${table};`;
    });
    await at.owner.query(`begin; set local session_replication_role = replica; ${back.join(' ')} commit`);
  };
};

type Open = { app: Hono; at: TestDatabase };
const open = async (net: Network): Promise<Open> => {
  const at = await testDatabase({ copyOf: await net.rest() });
  const deps = {
    ...net.deps,
    database: at.database,
    turnstile: new Turnstile(),
    delays: new SignInDelays(net.clock),
  };
  return { app: createApp(deps), at };
};

const isSuperuser = async ({ owner }: TestDatabase): Promise<boolean> =>
  (await owner.query("select current_setting('is_superuser') = 'on' as it_is")).rows[0].it_is;

/** Sessions are rows and form tokens come from cookies: whoever is signed in, is signed in on every copy. */
export const copyOf = async (net: Network): Promise<Copy> => {
  let copy = await open(net);
  const tables = await tablesOf(copy.at);
  const contents = (): Promise<Contents> => contentsOf(copy.at, tables);
  const before = await contents();
  const putBack = (await isSuperuser(copy.at)) ? await keep(copy.at, tables) : null;
  const undo = async (): Promise<void> => {
    const now = await contents();
    const changed = tables.filter((table) => now[table] !== before[table]);
    if (changed.length === 0) return;
    if (putBack) return putBack(changed);
    // Somebody else's server lets nobody past its triggers: then the copy is made anew.
    await copy.at.drop();
    copy = await open(net);
  };
  return {
    get app() {
      return copy.app;
    },
    get at() {
      return copy.at;
    },
    contents,
    undo,
  };
};
