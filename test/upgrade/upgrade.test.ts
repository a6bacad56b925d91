import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { connected } from '../../src/database/connection.ts';
import { prepare } from '../../src/database/start.ts';
import { routes } from '../../src/routes.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import type { Page } from '../support/page.ts';
import { around, Person } from '../support/people.ts';
import { restoreBackup, restoreState, type State, states } from './state.ts';

/** Everything that makes a schema what it is, as the catalogue tells it. */
const schemaOf = async ({ owner }: TestDatabase): Promise<string[]> => {
  const { rows } = await owner.query<{ line: string }>(`
    select format('%s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attstattarget) as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    union all select format('policy %s %s %s %s %s %s', tablename, policyname, cmd, roles, qual, with_check)
      from pg_policies where schemaname = 'public' and policyname <> 'owner_all'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select pg_get_functiondef(p.oid) from pg_proc p where p.pronamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(t.oid) from pg_trigger t where not t.tgisinternal
    union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select format('may %s %s %s %s', grantee, table_name, column_name, privilege_type)
      from information_schema.column_privileges where table_schema = 'public' and grantee in ('alongside_app', 'alongside_auditor')
    union all select format('may %s %s %s', grantee, table_name, privilege_type)
      from information_schema.role_table_grants where table_schema = 'public' and grantee in ('alongside_app', 'alongside_auditor')
    order by 1`);
  return rows.map(({ line }) => line);
};

const rowsIn = async ({ owner }: TestDatabase): Promise<string[]> => {
  const { rows: tables } = await owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const counts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(`select count(*)::int as rows from "${name}"`);
    counts.push(`${name} ${rows[0]?.rows}`);
  }
  return counts;
};

const isOurs = (link: string): boolean =>
  link.startsWith('/') && !link.startsWith('/assets/') && !/^\/(?:source|leave|style)/.test(link);
const pathOf = (link: string): string => link.replace(/#.*$/, '');

/** Follows every link from where she arrives; what somebody of her organisation has seen is not looked at again. */
const walk = async (person: Person, from: Page, seen: Set<string>): Promise<string[]> => {
  const broken: string[] = [];
  const ahead = from.links.filter(isOurs).map(pathOf);
  while (ahead.length > 0) {
    const path = ahead.shift() ?? '';
    if (seen.has(path)) continue;
    seen.add(path);
    const page = await person.get(path);
    if (page.status >= 500) broken.push(`${page.status} ${path}`);
    if (page.headers.get('content-type')?.startsWith('text/html'))
      ahead.push(...page.links.filter(isOurs).map(pathOf));
  }
  return broken;
};

let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await testDatabase();
});
afterAll(() => fresh.drop());

describe.each(states())('data of $name', (state: State) => {
  let at: TestDatabase;
  beforeAll(async () => {
    at = await testDatabase({ migrated: false });
    await restoreState(at.targets.owner, state);
    await connected(at.targets.owner, (client) => prepare(client));
  });
  afterAll(() => at.drop());

  test('has the tables, rights and rules of a new one once it is brought to this version (C47)', async () => {
    expect(await schemaOf(at)).toEqual(await schemaOf(fresh));
  });

  test('as a backup, it is restored by this version to what it becomes where it stands (C46)', async () => {
    const restored = await testDatabase({ migrated: false });
    try {
      expect(await restoreBackup(restored.targets.owner, state)).toMatchObject({ ok: true });
      expect(await schemaOf(restored)).toEqual(await schemaOf(fresh));
      expect(await rowsIn(restored)).toEqual(await rowsIn(at));
    } finally {
      await restored.drop();
    }
  });

  test('opens: people sign in as before, and none of their pages breaks', async () => {
    const pepper = Buffer.from(state.pepper, 'base64');
    const { deps, troubles } = around(at.database, {
      start: `${state.madeOn}T12:00:00Z`,
      origin: 'http://localhost:8080',
    });
    const app = createApp({ ...deps, pepper });
    const broken: string[] = [];
    const seen = new Map<string, Set<string>>();
    for (const { organisation, name, passphrase } of state.people) {
      const of = seen.get(organisation) ?? new Set();
      seen.set(organisation, of);
      const person = new Person(async (path, init) => app.request(`http://localhost:8080${path}`, init));
      Object.assign(person, { handle: name, passphrase });
      const home = await person.follow(await person.signIn());
      expect([name, home.links.includes(routes.account.url())]).toEqual([name, true]);
      broken.push(...(await walk(person, home, of)));
    }
    expect(broken).toEqual([]);
    expect(troubles).toEqual([]);
    const pages = [...seen.values()].reduce((sum, { size }) => sum + size, 0);
    expect(pages).toBeGreaterThan(50);
  }, 600_000);
});
