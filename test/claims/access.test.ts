import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { connected } from '../../src/database/connection.ts';
import { Database, openDatabase } from '../../src/database/open.ts';
import { appRole, auditorRole } from '../../src/database/roles.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.drop());

const found = async (question: string, values: unknown[] = []): Promise<string[]> =>
  (
    await at.owner.query<{ found: string }>(
      `select x as found from (${question}) as q (x) order by 1`,
      values,
    )
  ).rows.map((row) => row.found);
/** Every relation that is not PostgreSQL's own, whatever schema it hides in. */
const ours = `c.relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_' or nspname = 'information_schema')`;

/** Functions that would run as their owner. None: whoever adds one says here why it cannot be passed by. */
const definers: Record<string, string> = {};
/** Views would need security_invoker. None so far. */
const views: Record<string, string> = {};

describe('the catalogue', () => {
  test('has row-level security on every table, forced on its owner too, and policies on each (C21)', async () => {
    const tables = await found(
      `select c.relname::text from pg_class c where ${ours} and c.relkind in ('r', 'p')`,
    );
    const walled =
      await found(`select c.relname::text from pg_class c where ${ours} and c.relkind in ('r', 'p')
      and c.relrowsecurity and c.relforcerowsecurity and exists (select 1 from pg_policy where polrelid = c.oid)`);
    expect(walled).toEqual(tables);
    expect(tables).toContain('membership');
  });

  test('has no policy for everybody: each names the role it is for (C21)', async () => {
    expect(await found('select polrelid::regclass::text from pg_policy where 0 = any (polroles)')).toEqual(
      [],
    );
  });

  test('lets the application read a table without asking who it is for only where that is said (C21)', async () => {
    const open = await found(
      `select polrelid::regclass::text from pg_policy where $1::regrole = any (polroles)
         and pg_get_expr(polqual, polrelid) = 'true'`,
      [appRole],
    );
    expect(open).toEqual(['installation', 'last_day']);
  });

  test('has no view, no foreign table and no rule by which a table answers as somebody else (C21)', async () => {
    const others = `select c.relname::text from pg_class c where ${ours} and c.relkind in ('v', 'm', 'f')`;
    expect(await found(others)).toEqual(Object.keys(views));
    expect(
      await found(
        `select r.rulename::text from pg_rewrite r join pg_class c on c.oid = r.ev_class where ${ours}`,
      ),
    ).toEqual([]);
  });

  test('has no function that runs as its owner, but those declared with their reason (C21)', async () => {
    const own = `select p.proname::text from pg_proc p join pg_namespace c on c.oid = p.pronamespace
      where c.nspname !~ '^pg_' and c.nspname <> 'information_schema' and p.prosecdef`;
    expect(await found(own)).toEqual(Object.keys(definers));
  });

  test('gives the application nothing that row-level security does not see: no truncating, no referring (C21)', async () => {
    const beyond = ['truncate', 'references', 'trigger'];
    for (const role of [appRole, auditorRole]) {
      for (const privilege of beyond) {
        const held = `select c.relname::text from pg_class c where ${ours} and c.relkind = 'r'
          and has_table_privilege($1::name, c.oid, $2)`;
        expect([role, privilege, await found(held, [role, privilege])]).toEqual([role, privilege, []]);
      }
    }
  });

  test('lets the auditor read, and nothing else (C21)', async () => {
    const written = `select c.relname::text from pg_class c where ${ours} and c.relkind = 'r'
      and (has_table_privilege($1::name, c.oid, 'insert, delete') or has_any_column_privilege($1::name, c.oid, 'update'))`;
    expect(await found(written, [auditorRole])).toEqual([]);
  });

  test('gives neither role any power over the server, nor anything to own (C21)', async () => {
    const powers = `select rolname::text from pg_roles where rolname in ($1, $2)
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`;
    expect(await found(powers, [appRole, auditorRole])).toEqual([]);
    const owned = `select c.relname::text from pg_class c where c.relowner in ($1::regrole, $2::regrole)
      union all select proname::text from pg_proc where proowner in ($1::regrole, $2::regrole)
      union all select nspname::text from pg_namespace where nspowner in ($1::regrole, $2::regrole)`;
    expect(await found(owned, [appRole, auditorRole])).toEqual([]);
  });
});

/** How a database could be weakened behind our back, and what the start says to it. `someone` is the role that enters. */
const weakened: [what: string, weaken: string][] = [
  ['table-without-rows-policy', 'create table bare (id int)'],
  ['table-without-rows-policy', 'alter table membership no force row level security'],
  ['table-without-rows-policy', 'alter table membership disable row level security'],
  ['table-without-rows-policy', 'create materialized view everybody as select * from person'],
  ['view-of-its-owner', 'create view everybody as select * from person'],
  ['view-of-its-owner', 'create view everybody with (security_invoker = off) as select * from person'],
  [
    'function-of-its-owner',
    "create function everybody() returns bigint language sql security definer as 'select count(*) from person'",
  ],
  ['other-session-user', `grant ${appRole} to someone; alter role someone set role = ${appRole}`],
  ['makes-tables', 'grant create on schema public to someone'],
  ['writable-ledger', 'grant delete on ledger_entry to someone'],
  ['writable-ledger', 'grant truncate on ledger_entry to someone'],
  ['writable-ledger', 'grant update (kind) on ledger_entry to someone'],
];

describe('the application does not open a database that could be passed by', () => {
  const { admin, ours: oursToo } = inject('testServer');
  const someone = `weakened_${randomBytes(4).toString('hex')}`;
  let weak: TestDatabase;

  beforeAll(() => connected(admin, (client) => client.query(`create role ${someone} login`)));
  afterEach(async () => {
    await weak.drop();
    await connected(admin, (client) =>
      client.query(`alter role ${someone} reset role; revoke ${appRole} from ${someone}`),
    );
  });
  afterAll(() => connected(admin, (client) => client.query(`drop role ${someone}`)));

  const opened = async (weaken: string): Promise<unknown> => {
    weak = await testDatabase();
    await weak.owner.query(weaken.replaceAll('someone', someone));
    const { password: _, ...entry } = weak.targets.app;
    return openDatabase({ ...entry, user: someone }).then((database) => database.close());
  };

  test.runIf(oursToo).each(weakened)('%s: %s (C21)', async (what, weaken) => {
    await expect(opened(weaken)).rejects.toMatchObject({ reason: 'can-bypass', values: { what } });
  });

  test.runIf(oursToo)('though it opens the same one that nobody weakened, by the same role', async () => {
    await expect(opened('select 1')).resolves.toBeUndefined();
  });
});

const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$/.test(file));
const text = (file: string): string => readFileSync(file, 'utf8');
const saying = (pattern: RegExp): string[] => files.filter((file) => pattern.test(text(file))).sort();

/** What goes into a query by hand as it stands: words of our own, or names quoted a line before. */
const knownWords: Record<string, string> = {
  "src/database/backup/write.ts: order || '1'": 'columns of the key, each quoted, or a digit',
  'src/database/backup/write.ts: rowAsText(table)': 'quotes every name it is given',
  'src/database/refusals.ts: question': 'one of the questions listed above it',
  'src/database/backup/restore.ts: given': 'one of two sentences of its own',
  "src/database/backup/restore.ts: names.join(', ')": 'the database’s own tables, each quoted',
  'src/database/roles.ts: options': 'bounds written in the same file',
};

/** Stores that name tables by a list, and where that list is. */
const namesFromCode = {
  'src/identity/kept/store.ts': 'src/database/held/: each table and column as the program itself declares it',
};

describe('the code', () => {
  test('can ask the database nothing but as somebody: there is no other way in (C22)', () => {
    expect(Object.getOwnPropertyNames(Database.prototype).sort()).toEqual([
      'attempt',
      'close',
      'constructor',
      'ping',
      'withActor',
    ]);
    const drivers = saying(/from '(?:pg|kysely)'/).filter((file) =>
      /new (?:pg\.)?(?:Pool|Client|Kysely)\b/.test(text(file)),
    );
    expect(drivers).toEqual([
      'src/database/address/address.ts',
      'src/database/connection.ts',
      'src/database/open.ts',
      'src/database/pool/pool.ts',
      'src/database/pool/pooler.ts',
      'src/database/pool/watch.ts',
    ]);
  });

  test('enters as the owner only to start, to keep, and to set up: never for a request (C22)', () => {
    const entering = saying(/import \{[^}]*\b(?:connected|transacted)\b[^}]*\} from '[^']*connection\.ts'/);
    expect(entering.filter((file) => !file.startsWith('src/database/'))).toEqual([]);
  });

  test('never puts text into a query that a store makes (C23)', () => {
    const raw = /\bsql\.(?:raw|lit|literal|id|ref|table|join)\b|CompiledQuery\.raw|\.dynamic\b|\bsql\s*\(/;
    expect(saying(raw)).toEqual(Object.keys(namesFromCode));
    // `eb.lit` writes a value into the text: a number, or yes or no, that the code itself says.
    const literals = files.flatMap((file) =>
      [...text(file).matchAll(/\.lit\(([^)]*)\)/g)].map(([, value = '']) => value),
    );
    expect(literals.filter((value) => !/^(?:\d+|true|false)$/.test(value))).toEqual([]);
  });

  test('writes queries by hand in the database folder alone, and there no name goes in unquoted (C23)', () => {
    const byHand = saying(/\bclient\s*\.query\(/);
    expect(byHand.filter((file) => !file.startsWith('src/database/'))).toEqual([]);
    const inserted = byHand.flatMap((file) =>
      [...text(file).matchAll(/\.query(?:<[^(]*>)?\(\s*(`[^`]*`)/g)].flatMap(([, query = '']) =>
        [...query.matchAll(/\$\{([^}]*)\}/g)].map(([, value = '']) => `${file}: ${value}`),
      ),
    );
    const quoted =
      /: (?:pg\.)?escape(?:Identifier|Literal)\(|: (?:appRole|ownerRole|auditorRole|databaseName)$/;
    expect(inserted.filter((value) => !quoted.test(value)).sort()).toEqual(Object.keys(knownWords).sort());
  });
});

test('a statement that a client is handed is parsed as one: two in a row are refused (C23)', async () => {
  const client = new pg.Client({ ...at.targets.app });
  await client.connect();
  await expect(client.query({ text: 'select $1::int; select 2', values: [1] })).rejects.toMatchObject({
    code: '42601',
  });
  await client.end();
});
