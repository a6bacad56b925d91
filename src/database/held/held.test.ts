import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { held, heldColumns, personColumns } from './held.ts';

let at: TestDatabase;
beforeAll(async () => {
  at = await testDatabase();
});
afterAll(() => at.drop());

type InCatalogue = { name: string; type: string; domain: boolean };
const catalogue = async (): Promise<InCatalogue[]> =>
  (
    await at.owner.query<InCatalogue>(
      `select c.relname || '.' || a.attname as name, t.typname as type, t.typtype = 'd' as domain
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
       where c.relkind in ('r', 'p', 'm', 'v') and c.relnamespace = current_schema()::regnamespace
         and a.attnum > 0 and not a.attisdropped`,
    )
  ).rows;
const named = ({ table, name }: { table: string; name: string }): string => `${table}.${name}`;

test('every column of the catalogue is classified, once, and nothing is that is not there (C02)', async () => {
  expect(heldColumns.map(named).sort()).toEqual((await catalogue()).map(({ name }) => name).sort());
});

test('a column that is sealed holds envelopes by its type, and no other column does (C02)', async () => {
  const envelopes = (await catalogue()).filter(
    ({ type }) => type === 'sealed_field' || type === 'sealed_box',
  );
  const sealed = heldColumns.filter(({ is }) => is === 'sealed').map(named);
  expect(sealed.sort()).toEqual(envelopes.map(({ name }) => name).sort());
});

test('what an envelope is, the database itself refuses to forget (C02)', async () => {
  for (const domain of ['sealed_field', 'sealed_box'])
    for (const bytes of [
      Buffer.from('in clear, and long enough to be an envelope of some sort, really'),
      Buffer.alloc(3, 1),
    ])
      await expect(at.owner.query(`select $1::bytea::${domain}`, [bytes])).rejects.toMatchObject({
        code: '23514',
      });
});

test('every column that points at a person counts as hers', async () => {
  const { rows } = await at.owner.query<{ table: string; columns: string[] }>(
    `select conrelid::regclass::text as table, array_agg(a.attname::text order by a.attnum) as columns
     from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
     where k.contype = 'f' and k.confrelid = 'person'::regclass group by 1`,
  );
  const hers = new Map(personColumns.map(({ table, columns }) => [table, columns]));
  for (const { table, columns } of rows)
    expect([table, columns.filter((column) => !hers.get(table)?.includes(column))]).toEqual([table, []]);
});

test('the threat model says of the seized server what the page says, group by group', () => {
  const text = readFileSync('docs/threat-model.md', 'utf8');
  const { held: words } = JSON.parse(readFileSync('locales/en.json', 'utf8'));
  const groups = new Set(Object.values(held).map(({ group }) => group));
  for (const group of groups) expect(text).toContain(words.group[group].clear);
});
