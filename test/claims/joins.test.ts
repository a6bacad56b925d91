import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { bodyOf, type Cell, parametersOf, routeNames, send, urlOf } from '../access/asking.ts';
import { actorFor } from '../access/whoActs.ts';
import { accessWorld, type World } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';

/** What one transaction wrote, row by row, as the database's owner could see it happen. */
type Written = { transaction: string; name: string; row: string };

let world: World;
let copy: Copy;
let people: string[];

/** From now on every row that is put in, changed or taken out is noted with its transaction. */
const watch = async ({ at }: Copy): Promise<void> => {
  const { rows } = await at.owner.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema()',
  );
  const triggers = rows.map(
    ({ name }) => `create trigger watched after insert or update or delete on ${pg.escapeIdentifier(name)}
      for each row execute function watched.note();`,
  );
  await at.owner.query(`create schema watched;
    create table watched.written (transaction text, name text, row text);
    create function watched.note() returns trigger language plpgsql security definer as $$
      begin
        insert into watched.written values (pg_current_xact_id()::text, tg_table_name,
          case when tg_op <> 'INSERT' then to_jsonb(old)::text else '' end
          || case when tg_op <> 'DELETE' then to_jsonb(new)::text else '' end);
        return null;
      end $$;
    ${triggers.join(' ')}`);
};

/** Everything that was written together with an entry of a record, and begins again. */
const besideEntries = async ({ at }: Copy): Promise<Written[]> => {
  const { rows } = await at.owner.query<Written>(`with entries as (
      select distinct transaction from watched.written where name = 'ledger_entry')
    select * from watched.written join entries using (transaction)`);
  await at.owner.query('delete from watched.written');
  return rows;
};

const namedIn = (written: readonly Written[]): string[] =>
  written.flatMap(({ name, row }) => (people.some((id) => row.includes(id)) ? [name] : []));

/** Rows of people that a transaction which wrote an entry locked: PostgreSQL leaves its number on them. */
const lockedBeside = async ({ at }: Copy, transactions: readonly string[]): Promise<string[]> => {
  const { rows } = await at.owner.query<{ name: string }>(
    `select 'person' as name from person where xmax::text = any($1)
     union all select 'membership' from membership where xmax::text = any($1)
     union all select 'login' from login where xmax::text = any($1)
     union all select 'session_round' from session_round where xmax::text = any($1)`,
    [transactions],
  );
  return rows.map(({ name }) => name);
};

beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
  const { rows } = await copy.at.owner.query<{ id: string }>('select id from person');
  people = rows.map(({ id }) => id);
  await watch(copy);
}, 300_000);
afterAll(() => copy.at.drop());

test('no row written together with an entry of a record names a person (C31)', async () => {
  const named: string[] = [];
  const entered = new Set<RouteName>();
  for (const name of routeNames.filter((one) => routes[one].writes)) {
    const actor = actorFor(name);
    if (!actor) continue;
    const cell: Cell = { name, ...actor };
    const url = urlOf(name, parametersOf(world, cell));
    await send(world, copy, cell.kind, { name, url, body: bodyOf(world, cell) });
    const written = await besideEntries(copy);
    if (written.length > 0) entered.add(name);
    const transactions = written.map(({ transaction }) => transaction);
    named.push(...namedIn(written).map((table) => `${name}: ${table}`));
    named.push(...(await lockedBeside(copy, transactions)).map((table) => `${name}: ${table} locked`));
    await copy.undo();
  }
  // Every kind of act that a record knows has been among them, or the walk shows little.
  expect(entered.size).toBeGreaterThan(25);
  expect(named).toEqual([]);
});

test('a row that names a person would be seen by that walk, and so would a lock on one', async () => {
  const client = await copy.at.owner.connect();
  try {
    await client.query(`begin;
      insert into session_round select id, 1 from person limit 1;
      select 1 from person for key share;
      insert into ledger_entry select partnership_id, 999, previous, kind, organisation_id, actor, object_id, day,
        commitment, hash from ledger_entry limit 1;
      commit`);
  } finally {
    client.release();
  }
  const written = await besideEntries(copy);
  expect(new Set(namedIn(written))).toEqual(new Set(['session_round']));
  const transactions = written.map(({ transaction }) => transaction);
  expect(new Set(await lockedBeside(copy, transactions))).toEqual(new Set(['person']));
  await copy.undo();
});
