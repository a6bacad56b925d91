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

/** Sessions are rows and form tokens come from cookies: whoever is signed in, is signed in on every copy. */
export const copyOf = async (net: Network): Promise<Copy> => {
  const at = await testDatabase({ copyOf: await net.rest() });
  const deps = {
    ...net.deps,
    database: at.database,
    turnstile: new Turnstile(),
    delays: new SignInDelays(net.clock),
  };
  const tables = await tablesOf(at);
  const contents = (): Promise<Contents> => contentsOf(at, tables);
  const before = await contents();
  const putBack = await keep(at, tables);
  const undo = async (): Promise<void> => {
    const now = await contents();
    const changed = tables.filter((table) => now[table] !== before[table]);
    if (changed.length > 0) await putBack(changed);
  };
  return { app: createApp(deps), at, contents, undo };
};
