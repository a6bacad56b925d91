import { afterAll, beforeAll, expect, test } from 'vitest';
import { heldColumns } from '../../src/database/held/held.ts';
import { routes } from '../../src/routes.ts';
import { accessWorld } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import { Visitor } from '../support/visitor.ts';

let copy: Copy;
let origin = '';
beforeAll(async () => {
  const { net } = await accessWorld();
  copy = await copyOf(net);
  origin = net.origin;
}, 300_000);
afterAll(() => copy.at.drop());

const columnsWithSomething = async (): Promise<string[]> => {
  const { owner } = copy.at;
  const { rows } = await owner.query<{ relation: string; name: string }>(
    `select c.relname as relation, a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and attnum > 0 and not attisdropped`,
  );
  const found: string[] = [];
  for (const { relation, name } of rows) {
    const filled = await owner.query(`select 1 from "${relation}" where "${name}" is not null limit 1`);
    if (filled.rowCount) found.push(`${relation}.${name}`);
  }
  return found;
};

test('the page says everything that stands in clear in a real dump, column by column, to whoever asks (C02)', async () => {
  for (const language of ['en', 'fr']) {
    const stranger = new Visitor(async (path, init) => copy.app.request(origin + path, init), origin);
    if (language === 'fr') await stranger.post(routes.language.url(), { language, back: '/' });
    const page = await stranger.get(routes.held.url());
    expect(page.status).toBe(200);
    const told = new Set(
      [...page.html.matchAll(/(\w+) \(([\w, ]+)\)/g)].flatMap(([, table, names]) =>
        (names ?? '').split(', ').map((name) => `${table}.${name}`),
      ),
    );
    const filled = await columnsWithSomething();
    expect(filled.length).toBeGreaterThan(400);
    expect(filled.filter((column) => !told.has(column))).toEqual([]);
    expect((await stranger.get(routes.asked.url())).status).toBe(200);
  }
}, 400_000);

test('whatever it says is sealed is an envelope, in every row of a real dump (C02)', async () => {
  let envelopes = 0;
  for (const { table, name } of heldColumns.filter(({ is }) => is === 'sealed')) {
    const { rows } = await copy.at.owner.query<{ bytes: Buffer }>(
      `select "${name}"::bytea as bytes from "${table}" where "${name}" is not null`,
    );
    envelopes += rows.length;
    for (const { bytes } of rows) {
      expect([table, name, bytes[0] === 1 || bytes[0] === 2, bytes.length >= 61]).toEqual([
        table,
        name,
        true,
        true,
      ]);
      // What was typed is told from noise by this: words repeat their bytes, an envelope does not.
      expect([table, name, new Set(bytes.subarray(1)).size > 30]).toEqual([table, name, true]);
    }
  }
  expect(envelopes).toBeGreaterThan(200);
}, 400_000);
