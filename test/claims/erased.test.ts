import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connected } from '../../src/database/connection.ts';
import { forgetOnDisk } from '../../src/jobs/diskJob.ts';
import { AnotherProcess } from '../../src/jobs/job.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const { ours, admin } = inject('testServer');
/** Stands in every value that is to go, and nowhere else on Earth. */
const mark = randomBytes(8);
const needles = [mark, Buffer.from(mark.toString('hex'))];

let at: TestDatabase;
let folder: string;
let database: number;
beforeAll(async () => {
  at = await testDatabase();
  const { rows } = await at.owner.query(
    "select current_setting('data_directory') as folder, oid from pg_database where datname = current_database()",
  );
  folder = String(rows[0]?.folder);
  database = Number(rows[0]?.oid);
});
afterAll(() => at.drop());

type Column = { relation: string; name: string; type: string; changes: boolean; drops: boolean };
/** Every column whose value the application may change, or take away with its row. */
const columns = async (): Promise<Column[]> =>
  (
    await at.owner.query<Column>(
      `select c.relname as relation, a.attname as name, t.typname as type,
         has_column_privilege('alongside_app', c.oid, a.attnum, 'update') as changes,
         has_table_privilege('alongside_app', c.oid, 'delete') as drops
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
       where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0
         and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
         and c.relname not in ('migration', 'rewritten', 'job_done')
       order by c.relname, a.attnum`,
    )
  ).rows;

/** A value that PostgreSQL keeps as it is; those with bytes in them begin with `start`. Long ones are kept elsewhere. */
const value = (type: string, start: Buffer): unknown => {
  const bytes = Buffer.concat([start, randomBytes(8)]);
  const text = bytes.toString('hex');
  switch (type) {
    case 'sealed_field':
    case 'sealed_box':
      return Buffer.concat([Buffer.of(type === 'sealed_field' ? 1 : 2), bytes, randomBytes(3000)]);
    case 'bytea':
      return Buffer.concat([bytes, randomBytes(16)]);
    case 'uuid':
      return text;
    case 'text':
      return text;
    case '_text':
      return [text];
    case 'jsonb':
      return JSON.stringify({ said: text, long: randomBytes(2000).toString('hex') });
    case 'date':
      return '2026-11-24';
    case 'timestamptz':
      return '2026-11-24T10:00:00Z';
    case 'bool':
      return true;
    case '_int2':
      return [1];
    default:
      return Math.floor(Math.random() * 1_000_000);
  }
};
const unmarked = (): Buffer => randomBytes(8);
const holdsBytes = (type: string): boolean => /sealed|bytea|uuid|text|jsonb/.test(type);

const id = pg.escapeIdentifier;
/** Nothing of a row's sense is needed here, only that it lies in the files. */
const takeOffRules = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ relation: string; rule: string }>(
    `select conrelid::regclass::text as relation, conname as rule from pg_constraint
     where contype in ('c', 'f') and conrelid <> 0 and connamespace = current_schema()::regnamespace
     order by contype desc`,
  );
  for (const { relation, rule } of rows)
    await client.query(`alter table ${relation} drop constraint ${id(rule)}`);
};

const insert = (client: pg.Client, relation: string, row: Map<string, unknown>) =>
  client.query(
    `insert into ${id(relation)} (${[...row.keys()].map(id).join(', ')})
     values (${[...row.keys()].map((_, place) => `$${place + 1}`).join(', ')})`,
    [...row.values()],
  );

/** A marked value in every such column, and rows beside them that stay; then all that is marked is changed or deleted. */
const putAndTakeAway = async (client: pg.Client, all: Column[], between: () => Promise<void>) => {
  const byTable = Map.groupBy(all, ({ relation }) => relation);
  const goes = ({ changes, drops }: Column): boolean => changes || drops;
  for (const [relation, own] of byTable) {
    await client.query(`delete from ${id(relation)}`).catch(() => undefined);
    const row = (marked: boolean) =>
      new Map(own.map((one) => [one.name, value(one.type, marked && goes(one) ? mark : unmarked())]));
    await insert(client, relation, row(true));
    if (!own.some(({ name }) => name === 'one')) await insert(client, relation, row(false));
  }
  await client.query('analyze');
  await between();
  for (const [relation, own] of byTable) {
    const marked = own.filter((one) => goes(one) && holdsBytes(one.type));
    if (marked.length === 0) continue;
    const [first] = marked;
    const is = `encode(digest_of(${id(first?.name ?? '')}), 'escape') like '%' || $1 || '%'`;
    if (own[0]?.drops)
      await client.query(`delete from ${id(relation)} t where ${is}`, [needles[1]?.toString()]);
    else
      await client.query(
        `update ${id(relation)} t set ${marked.map(({ name }, place) => `${id(name)} = $${place + 2}`).join(', ')} where ${is}`,
        [needles[1]?.toString(), ...marked.map(({ type }) => value(type, unmarked()))],
      );
  }
  await client.query('select pg_stat_force_next_flush()');
};

/** The files of this database and of the log that hold the mark, and what follows it. */
const marked = (): string[] =>
  ['pg_wal', join('base', String(database))].flatMap((part) =>
    readdirSync(join(folder, part), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const bytes = readFileSync(join(folder, part, entry.name));
        const found = needles.find((needle) => bytes.includes(needle));
        return found ? [`${part}/${entry.name}`] : [];
      }),
  );

test('whatever column it stood in, what was changed or deleted is in no file any more after the daily job (C39)', async (context) => {
  context.skip(!ours, 'the files of a server elsewhere are not ours to read');
  const all = await columns();
  expect(all.filter(({ changes, drops }) => changes || drops).length).toBeGreaterThan(150);
  await connected(at.targets.owner, async (client) => {
    await takeOffRules(client);
    // Whatever it is, as the hex of its bytes.
    await client.query(`create function digest_of(anyelement) returns bytea immutable language sql as
      $$ select convert_to(replace(replace($1::text, '-', ''), '\\x', ''), 'UTF8') $$`);
    await putAndTakeAway(client, all, async () => {
      await connected({ ...admin, database: at.targets.owner.database }, async (superuser) => {
        await superuser.query('checkpoint');
      });
      expect(marked().length).toBeGreaterThan(50);
    });
    await client.query('drop function digest_of(anyelement)');
  });
  const deps = {
    database: at.database,
    clock: { now: () => Temporal.Instant.from('2026-11-24T12:00:00Z'), sleep: async () => {} },
    pepper: Buffer.alloc(32, 9),
    owner: at.targets.owner,
    superuser: admin,
  };
  // Other tests write into the same log, and may hold a stretch of it back for a moment: the job comes by again.
  const left = async (): Promise<string[]> => {
    await forgetOnDisk(deps).catch((error: unknown) => {
      if (!(error instanceof AnotherProcess)) throw error;
    });
    return marked();
  };
  await expect.poll(left, { timeout: 120_000, interval: 1000 }).toEqual([]);
}, 300_000);

test('what did not change is not written anew, at no start of any process', async () => {
  const places = async (): Promise<unknown[]> =>
    (
      await at.owner.query(
        `select relname, pg_relation_filenode(oid) as file from pg_class
         where relkind = 'r' and relnamespace = current_schema()::regnamespace order by 1`,
      )
    ).rows;
  const deps = {
    database: at.database,
    clock: { now: () => Temporal.Instant.from('2026-11-24T12:00:00Z'), sleep: async () => {} },
    pepper: Buffer.alloc(32, 9),
    owner: at.targets.owner,
    superuser: null,
  };
  await expect.poll(() => forgetOnDisk(deps).then(() => true), { timeout: 60_000 }).toBe(true);
  const before = await places();
  await forgetOnDisk(deps);
  await forgetOnDisk(deps);
  expect(await places()).toEqual(before);
}, 400_000);
