import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientConfig } from '../../src/database/connection.ts';
import { keepCheckpoints } from '../../src/jobs/checkpointJob.ts';
import type { RouteName } from '../../src/routes.ts';
import { tokenHash } from '../../src/vault/link.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import { bodyOf, parametersOf, send, urlOf } from './asking.ts';
import { kinds } from './kinds.ts';
import { type Facts, type Me, type Row, type Rule, secondWall, type Table } from './secondWall.ts';
import { accessWorld, type Place, type World } from './world.ts';

let world: World;
let copy: Copy;
let app: pg.Client;
let everyone: Me[];
let founding: string;
const rows = new Map<string, Row[]>();
const facts: Facts = (table) => rows.get(table) ?? [];
const isTable = (name: string): name is Table => Object.hasOwn(secondWall, name);
const tables = Object.keys(secondWall).filter(isTable);

/** A link by which somebody may found an ally. */
const foundingLink = async (): Promise<string> => {
  const cell = { name: 'invite', kind: 'steward', place: 'community' } as const;
  const url = urlOf(cell.name, parametersOf(world, cell));
  const page = await send(world, copy, cell.kind, { name: cell.name, url, body: bodyOf(world, cell) });
  return page.codes[0]?.split('/').at(-1) ?? '';
};

/** A row in the tables that the story left empty. */
const goOn = async (): Promise<void> => {
  const act = async (kind: 'steward' | 'ally', name: RouteName, place: Place = 'community', at = {}) => {
    const cell = { name, kind, place };
    const url = urlOf(name, { ...parametersOf(world, cell), ...at });
    const { status, location } = await send(world, copy, kind, { name, url, body: bodyOf(world, cell) });
    expect([name, status]).toEqual([name, 303]);
    return location ?? '';
  };
  await act('ally', 'answerClause', 'ally');
  founding = await foundingLink();
  await act('steward', 'waiveWindow');
  await act('steward', 'holdCheckpoint');
  await keepCheckpoints({ ...world.net.deps, database: copy.at.database });
  // A second partnership, which ends because Harbour, who proposed it, leaves.
  const [, , partnership = ''] = (await act('steward', 'proposePartnership')).split(/[/?]/);
  await act('steward', 'leavePartnership', 'community', { partnership });
  await act('steward', 'claimStatus');
};

const meOf = (kind: Me['kind'], person: string | null): Me => {
  const own = facts('membership').find((row) => person !== null && row.person_id === person);
  const organisation = typeof own?.organisation_id === 'string' ? own.organisation_id : null;
  return { kind, person, organisation, steward: own?.role === 'steward', job: kind === 'job' };
};

const readAll = async (): Promise<void> => {
  for (const table of tables) {
    const found = await copy.at.owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
    rows.set(
      table,
      found.rows.map(({ row }) => row),
    );
  }
};

beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
  await goOn();
  await readAll();
  const signedIn = kinds.filter((kind) => kind !== 'stranger' && kind !== 'removed');
  everyone = [
    meOf('stranger', null),
    ...signedIn.map((kind) => meOf(kind, world.people[kind].id)),
    meOf('job', null),
  ];
  app = new pg.Client(clientConfig(copy.at.targets.app));
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await copy.at.drop();
  await world.net.close();
});

/** One transaction as this actor, undone in any case. */
const as = async <Result>(
  me: Me,
  work: () => Promise<Result>,
  bearer: Buffer | null = null,
): Promise<Result> => {
  await app.query('begin');
  try {
    await app.query('select set_actor($1, $2, $3)', [me.person, bearer, me.job]);
    return await work();
  } finally {
    await app.query('rollback');
  }
};

const notAllowed = '42501';
const codeOf = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
/** What the database says to one statement: its rows, or the code of its refusal. */
const attempt = async (statement: string, values: unknown[] = []): Promise<{ rows: Row[]; code: string }> => {
  await app.query('savepoint trying');
  try {
    const found = await app.query<{ row: Row }>(statement, values);
    return { rows: found.rows.map(({ row }) => row), code: '' };
  } catch (error) {
    return { rows: [], code: codeOf(error) };
  } finally {
    await app.query('rollback to savepoint trying; release savepoint trying');
  }
};

const listed = (found: readonly Row[]): string[] => found.map((row) => JSON.stringify(row)).sort();
const declaredFor = (me: Me, table: Table, rule: Rule, among = facts(table)): string[] =>
  listed(among.filter((row) => rule(row, me, facts)));

/** For everybody: the rows this verb reaches, without any where-clause. */
const reached = async (verb: (me: Me) => Promise<Row[]>): Promise<Record<string, string[]>> => {
  const found: Record<string, string[]> = {};
  for (const me of everyone) found[me.kind] = listed(await as(me, () => verb(me)));
  return found;
};
const declared = (table: Table, rule: Rule): Record<string, string[]> =>
  Object.fromEntries(everyone.map((me) => [me.kind, declaredFor(me, table, rule)]));

const columnsOf = async (table: Table, condition: string): Promise<string[]> =>
  (
    await app.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and ${condition}`,
      [table],
    )
  ).rows.map(({ name }) => name);

test('every table is declared, and has rows that somebody does not see (C20)', async () => {
  const { rows: found } = await copy.at.owner.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'migration'`,
  );
  expect(found.map(({ name }) => name).sort()).toEqual([...tables].sort());
  for (const table of tables) {
    const sees = everyone.map((me) => declaredFor(me, table, secondWall[table].sees).length);
    expect([table, Math.max(...sees) > 0]).toEqual([table, true]);
    if (table !== 'installation')
      expect([table, Math.min(...sees) < facts(table).length]).toEqual([table, true]);
  }
});

describe('with no rule and no store above it, row-level security', () => {
  test('shows everybody the declared rows of every table, and no other (C20)', async () => {
    for (const table of tables) {
      const read = async () => (await attempt(`select to_jsonb(t) as row from ${table} t`)).rows;
      expect.soft([table, await reached(read)]).toEqual([table, declared(table, secondWall[table].sees)]);
    }
  });

  test('lets everybody change the declared rows of every table, and no other (C20)', async () => {
    for (const table of tables) {
      const columns = await columnsOf(table, "has_column_privilege(attrelid, attnum, 'update')");
      const same = columns.map((column) => `${column} = ${column}`).join(', ') || 'no_column = 0';
      const change = async () =>
        (await attempt(`update ${table} t set ${same} returning to_jsonb(t) as row`)).rows;
      expect
        .soft([table, await reached(change)])
        .toEqual([table, declared(table, secondWall[table].changes)]);
    }
  });

  test('lets everybody remove the declared rows of every table, and no other (C20)', async () => {
    for (const table of tables) {
      const remove = async () => (await attempt(`delete from ${table} t returning to_jsonb(t) as row`)).rows;
      expect.soft([table, await reached(remove)]).toEqual([table, declared(table, secondWall[table].drops)]);
    }
  });
});

/** Rows that are not there, and that somebody might wish for. */
const wishes: Partial<Record<Table, (me: Me) => Row[]>> = {
  acquaintance: () =>
    facts('organisation').flatMap((one) =>
      facts('organisation').flatMap((other) =>
        one === other ? [] : [{ organisation_id: one.id, known_to: other.id, since: '2026-11-24' }],
      ),
    ),
  audience_epoch: () => facts('audience_epoch').map((row) => ({ ...row, epoch: 99 })),
  key_share: (me) =>
    facts('key_share').map((row) => ({ ...row, holder_id: me.person ?? randomUUID(), holder_epoch: 1 })),
  record_wrap: () =>
    facts('audience_epoch').map(({ audience_id, epoch }) => ({
      ...facts('record_wrap')[0],
      ...{ record_id: randomUUID(), audience_id, epoch },
    })),
  membership: (me) =>
    facts('organisation').flatMap(({ id }) =>
      ['member', 'steward'].map((role) => ({
        ...facts('membership')[0],
        ...{ person_id: me.person ?? randomUUID(), organisation_id: id, role },
      })),
    ),
};

const insertInto = (table: Table, columns: string[], from = '$1'): string => {
  const list = columns.join(', ');
  return `insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, ${from})`;
};

/** Tries every row, undoing each, in one trip: the places of those that row-level security did not refuse. */
const accepted = async (table: Table, wished: readonly Row[], columns: string[]): Promise<number[]> => {
  await app.query("select set_config('wish.rows', $1, true)", [JSON.stringify(wished)]);
  await app.query(`do $$
    declare the_wish jsonb; the_place int := 0; the_taken int[] := '{}';
    begin
      for the_wish in select jsonb_array_elements(current_setting('wish.rows')::jsonb) loop
        begin
          ${insertInto(table, columns, 'the_wish')};
          raise exception 'undone';
        exception
          when insufficient_privilege then null;
          when others then the_taken := the_taken || the_place;
        end;
        the_place := the_place + 1;
      end loop;
      perform set_config('wish.taken', to_jsonb(the_taken)::text, true);
    end $$`);
  const found = await app.query<{ taken: number[] }>("select current_setting('wish.taken')::jsonb as taken");
  return found.rows[0]?.taken ?? [];
};

test('what somebody adds is hers to add, or refused by the database itself (C20)', async () => {
  for (const table of tables) {
    const columns = await columnsOf(table, 'true');
    for (const me of everyone) {
      const wished = [...facts(table), ...(wishes[table]?.(me) ?? [])];
      const places = await as(me, () => accepted(table, wished, columns));
      const added = listed(wished.filter((_, place) => places.includes(place)));
      const { adds } = secondWall[table];
      expect.soft([table, me.kind, added]).toEqual([table, me.kind, declaredFor(me, table, adds, wished)]);
    }
  }
});

/** Somebody new, who holds this link. */
const arriving = <Result>(link: string, work: (person: string) => Promise<Result>): Promise<Result> => {
  const me = { ...meOf('stranger', null), person: randomUUID() };
  const bearer = tokenHash(Buffer.from(link, 'base64url'));
  return as(me, async () => work(me.person), bearer);
};
const added = async (table: Table, row: Row): Promise<string> =>
  (await attempt(insertInto(table, Object.keys(row)), [row])).code;
/** Not tried: done, for what follows in the same transaction. */
const add = async (table: Table, row: Row): Promise<void> => {
  await app.query(insertInto(table, Object.keys(row)), [row]);
};
const joining = (person: string, organisation: unknown, role: 'steward' | 'member'): Row => ({
  ...facts('membership')[0],
  ...{ person_id: person, organisation_id: organisation, role },
});

test('a link lets its holder in where it says and as what it says, and nowhere else (C20)', async () => {
  const { harbour, fund } = world.organisations;
  await arriving(world.at.community.token, async (person) => {
    await add('person', { ...facts('person')[0], id: person });
    expect(await added('membership', joining(person, harbour, 'steward'))).toBe(notAllowed);
    expect(await added('membership', joining(person, fund, 'member'))).toBe(notAllowed);
    expect(await added('membership', joining(randomUUID(), harbour, 'member'))).toBe(notAllowed);
    expect(await added('membership', joining(person, harbour, 'member'))).toBe('');
  });
});

test('who founds an organisation is steward of that one, and of nothing that was there before (C20)', async () => {
  const id = randomUUID();
  const { sort_name: _, ...organisation } = facts('organisation').find(({ kind }) => kind === 'ally') ?? {};
  await arriving(founding, async (person) => {
    await add('person', { ...facts('person')[0], id: person });
    const { fund } = world.organisations;
    expect(await added('membership', joining(person, fund, 'steward'))).toBe(notAllowed);
    expect(await added('key_share', { ...facts('key_share')[0], holder_id: person })).toBe(notAllowed);
    expect(await added('organisation', { ...organisation, id, kind: 'community-led' })).toBe(notAllowed);
    await add('organisation', { ...organisation, id });
    expect(await added('membership', joining(person, id, 'member'))).toBe(notAllowed);
    await add('audience_epoch', { ...facts('audience_epoch')[0], audience_id: id, epoch: 1 });
    await add('membership', joining(person, id, 'steward'));
  });
});
