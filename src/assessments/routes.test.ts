import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { send } from '../../test/access/asking.ts';
import { wholeSheet } from '../../test/access/assessmentWorld.ts';
import type { Kind } from '../../test/access/kinds.ts';
import { accessWorld, type World } from '../../test/access/world.ts';
import { type Copy, copyOf } from '../../test/support/copies.ts';
import type { Fields } from '../../test/support/page.ts';
import { type RouteName, routes } from '../routes.ts';

let world: World;
let copy: Copy;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterAll(async () => {
  await copy.at.drop();
  await world.net.close();
  expect(world.net.troubles).toEqual([]);
});

const ask = (kind: Kind, name: RouteName, url: string, body?: Fields) =>
  send(world, copy, kind, { name, url, ...(body ? { body } : {}) });
const count = async (table: string): Promise<number> => {
  const { rows } = await copy.at.owner.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
};
const act = (letter: string): { act: string } => ({ act: letter.repeat(32) });

describe('the same form, sent twice', () => {
  test('gives one sheet for one code, and both arrivals the same thanks (C48)', async () => {
    const { code } = world.assessments.people;
    const url = routes.keepLinkedSheet.url({ code });
    const before = await count('sheet');
    const given = { ...wholeSheet('2'), part: 'occasion', do: 'give', ...act('a') };
    const first = await ask('invited', 'keepLinkedSheet', url, given);
    const second = await ask('invited', 'keepLinkedSheet', url, given);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).toBe(first.location);
    expect(await count('sheet')).toBe(before + 1);
    expect((await ask('invited', 'linkedSheet', routes.linkedSheet.url({ code }))).status).toBe(404);
  });

  test('makes its codes once, and shows the same ones (C48)', async () => {
    const url = routes.linkRaters.url(world.assessments.people);
    const before = await count('rating_link');
    const first = await ask('steward', 'linkRaters', url, { count: '3', ...act('b') });
    const second = await ask('steward', 'linkRaters', url, { count: '3', ...act('b') });
    expect(first.codes).toHaveLength(3);
    expect(second.codes).toEqual(first.codes);
    expect(await count('rating_link')).toBe(before + 3);
  });
});

describe('a sheet', () => {
  test('that cannot be read comes back with what was typed, and nothing is kept of it', async () => {
    const at = world.assessments.ready;
    const page = await ask('steward', 'keepSheet', routes.keepSheet.url(at), {
      ...{ part: 'occasion', do: 'next', 'a-A1': '9', 'a-A3': '4', 'r-A3': 'Kept in mind.' },
    });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/id="a-A3-4"[^>]*checked/);
    const kept = await ask('steward', 'sheet', routes.sheet.url(at));
    expect(kept.html).not.toMatch(/id="a-A3-4"[^>]*checked/);
  });

  test('of an ally with a 4 and nothing to show for it is not handed in (P7)', async () => {
    const at = world.assessments.fresh;
    await ask('ally', 'chooseHow', routes.chooseHow.url(at), { mode: 'one' });
    const answers = Object.fromEntries(
      Object.entries(wholeSheet('4')).filter(([name]) => name.startsWith('a-')),
    );
    await ask('ally', 'keepSheet', routes.keepSheet.url(at), { ...answers, part: 'occasion', do: 'stop' });
    const refused = await ask('ally', 'handIn', routes.handIn.url(at), {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('nothing to show for');
  });
});

const report = z.object({
  items: z.array(
    z.object({ key: z.string(), community: z.number().nullable(), ally: z.number().nullable() }),
  ),
});

test('a report says both sides, question by question, and no number of both (P3)', async () => {
  const { round } = world.assessments.main;
  const csv = await ask('ally', 'reportFile', routes.reportFile.url({ round, table: 'csv' }));
  expect(csv.html).toContain('"A1","occasion","yes","0","3","3","yes"');
  const json = await ask('ally', 'reportFile', routes.reportFile.url({ round, table: 'json' }));
  expect(report.parse(JSON.parse(json.html)).items[0]).toEqual({ key: 'A1', community: 0, ally: 3 });
  expect(json.html).not.toMatch(/total|average|mean/);
});

test('what is published says what was agreed, and of the rest only that it was not', async () => {
  const { published } = world.assessments.main;
  const page = await ask('stranger', 'published', routes.published.url({ token: published }));
  expect(page.text).toContain('We decided ourselves who speaks for us.');
  expect(page.text).toContain('Not agreed');
  for (const name of ['Harbour Collective', 'Northern Fund']) expect(page.text).not.toContain(name);
});
