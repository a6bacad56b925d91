import type { Hono } from 'hono';
import pg from 'pg';
import { createApp } from '../../src/app.ts';
import { SignInDelays } from '../../src/session/delays.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import type { Resting } from './people.ts';
import { workHere } from './work.ts';

/** A digest of every row of every table, by table. */
export type Contents = Record<string, string>;

/** The application on a copy of a network's database: what is done here is done nowhere else, and can be undone. */
export type Copy = {
  app: Hono;
  at: TestDatabase;
  contents: () => Promise<Contents>;
  /** The tables that are not as they were when the copy was made; only those that noted a change are looked at. */
  changed: () => Promise<string[]>;
  /** Moves on with everything that is written. */
  moment: () => Promise<number>;
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
  if (tables.length === 0) return {};
  const digests = tables.map(
    (table) =>
      `select ${pg.escapeLiteral(table)} as name, md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as rows from ${table} t`,
  );
  const { rows } = await owner.query<{ name: string; rows: string }>(digests.join(' union all '));
  return Object.fromEntries(rows.map((table) => [table.name, table.rows]));
};

/**
 * From now on each table of the copy notes that somebody wrote to it, in the same transaction and whoever did: what
 * was rolled back is not noted, what was is looked at. Ninety tables need not be read to see that none has changed.
 */
const takeNotes = async ({ owner }: TestDatabase, tables: string[]): Promise<void> => {
  const triggers = tables.map(
    (table) =>
      `create trigger noted after insert or update or delete or truncate on ${table}
         for each statement execute function noted.note(${pg.escapeLiteral(table)});`,
  );
  await owner.query(`create schema noted;
    create table noted.change (place bigint generated always as identity, name text not null);
    create function noted.note() returns trigger language plpgsql security definer as $$
      begin
        insert into noted.change (name) values (tg_argv[0]);
        return null;
      end $$;
    ${triggers.join(' ')}`);
};

const notedIn = async ({ owner }: TestDatabase): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string }>('select distinct name from noted.change');
  return rows.map(({ name }) => name);
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
    await at.owner.query(
      `begin; set local session_replication_role = replica; ${back.join(' ')} delete from noted.change; commit`,
    );
  };
};

type Open = { app: Hono; at: TestDatabase };
const open = async (net: Resting): Promise<Open> => {
  const at = await testDatabase({ copyOf: await net.rest() });
  const deps = {
    ...net.deps,
    database: at.database,
    turnstile: new Turnstile(),
    work: workHere,
    delays: new SignInDelays(net.clock),
  };
  return { app: createApp(deps), at };
};

const isSuperuser = async ({ owner }: TestDatabase): Promise<boolean> =>
  (await owner.query("select current_setting('is_superuser') = 'on' as it_is")).rows[0].it_is;

/** Sessions are rows and form tokens come from cookies: whoever is signed in, is signed in on every copy. */
export const copyOf = async (net: Resting): Promise<Copy> => {
  let copy = await open(net);
  const tables = await tablesOf(copy.at);
  const contents = (): Promise<Contents> => contentsOf(copy.at, tables);
  const before = await contents();
  const putBack = (await isSuperuser(copy.at)) ? await keep(copy.at, tables) : null;
  await takeNotes(copy.at, tables);
  const undo = async (): Promise<void> => {
    const noted = await notedIn(copy.at);
    if (noted.length === 0) return;
    if (putBack) return putBack(noted);
    // Somebody else's server lets nobody past its triggers: then the copy is made anew.
    await copy.at.drop();
    copy = await open(net);
    await takeNotes(copy.at, tables);
  };
  return {
    get app() {
      return copy.app;
    },
    get at() {
      return copy.at;
    },
    contents,
    changed: async () => {
      const noted = await notedIn(copy.at);
      const now = await contentsOf(copy.at, noted);
      return noted.filter((table) => now[table] !== before[table]);
    },
    moment: async () => {
      const { rows } = await copy.at.owner.query<{ place: number }>(
        'select coalesce(max(place), 0) as place from noted.change',
      );
      return rows[0]?.place ?? 0;
    },
    undo,
  };
};
