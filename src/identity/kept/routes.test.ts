import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import en from '../../../locales/en.json' with { type: 'json' };
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { heldColumns, personColumns } from '../../database/held/held.ts';
import { routes } from '../../routes.ts';

let net: Network;
let ada: Person;
let bea: Person;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Harbour (example)' });
  bea = await net.join(ada, 'member', { name: 'Bea' });
}, 400_000);
afterAll(() => net.close());

const file = z.object({
  name: z.string(),
  rows: z.array(z.looseObject({ table: z.string() })),
});
const take = async (who: Person) => {
  const answer = await who.post(routes.keptFile.url(), { passphrase: who.passphrase });
  expect(answer.status).toBe(200);
  return { text: answer.html, kept: file.parse(JSON.parse(answer.html)) };
};

/** Every row in which her id stands, in whatever column, by the catalogue and not by our list. */
const rowsWith = async (id: string): Promise<{ table: string; row: Record<string, unknown> }[]> => {
  const { rows: tables } = await net.owner.query(
    'select tablename as name from pg_tables where schemaname = current_schema() order by 1',
  );
  const found: { table: string; row: Record<string, unknown> }[] = [];
  for (const { name } of tables) {
    const { rows } = await net.owner.query(
      `select to_jsonb(t) as row from "${name}" t where to_jsonb(t)::text like '%' || $1 || '%'`,
      [id],
    );
    found.push(...rows.map(({ row }) => ({ table: String(name), row })));
  }
  return found;
};

test('what is kept about her is all of it: each row with her id, and each column of the row (C40)', async () => {
  for (const who of [ada, bea]) {
    const { kept } = await take(who);
    const rows = await rowsWith(who.id);
    expect(rows.length).toBeGreaterThan(5);
    expect(kept.rows.map(({ table }) => table).sort()).toEqual(rows.map(({ table }) => table).sort());
    for (const { table, row } of rows) {
      const filled = Object.entries(row).flatMap(([column, value]) => (value === null ? [] : [column]));
      const classified = heldColumns.filter((one) => one.table === table).map(({ name }) => name);
      expect([table, filled.filter((column) => !classified.includes(column))]).toEqual([table, []]);
      const same = kept.rows.filter((one) => one.table === table);
      const others = new Set(personColumns.find((one) => one.table === table)?.columns);
      for (const column of filled.filter((one) => !others.has(one)))
        expect([table, column, same.some((one) => column in one)]).toEqual([table, column, true]);
    }
    expect(kept.name).toBe(who.name);
  }
});

test('and nobody else’s: no id, name or key of another person is in it (C40)', async () => {
  const hers = await take(bea);
  const { text } = hers;
  for (const foreign of [ada.id, 'Ada']) expect(text).not.toContain(foreign);
  const { rows } = await net.owner.query('select encode(public_key, $1) as key from person where id = $2', [
    'hex',
    ada.id,
  ]);
  expect(text).not.toContain(rows[0]?.key);
});

test('no secret and no envelope is in the file, only that there is one', async () => {
  const { kept } = await take(bea);
  for (const row of kept.rows)
    for (const { name, is } of heldColumns.filter(({ table }) => table === row.table))
      if (name in row && (is === 'sealed' || is === 'secret')) expect(row[name]).toBe(en.kept.not[is]);
});

test('an open page does not hand it out: the passphrase is asked for again', async () => {
  expect((await bea.get(routes.kept.url())).status).toBe(200);
  const refused = await bea.post(routes.keptFile.url(), { passphrase: 'not what she chose' });
  expect(refused.status).toBe(422);
  expect(refused.html).not.toContain(bea.id);
});
