import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { type Contents, type Copy, copyOf } from '../support/copies.ts';
import type { Fields } from '../support/page.ts';
import {
  alikeIn,
  bodyOf,
  type Cell,
  type Parameters,
  parametersOf,
  routeNames,
  send,
  urlOf,
} from './asking.ts';
import type { Kind } from './kinds.ts';
import { actorFor } from './whoActs.ts';
import { accessWorld, type World } from './world.ts';

/** What breaks out of a query that was put together from text. The last would leave a trace. */
const corpus = [
  "'",
  '"',
  '\\',
  "' or '1'='1",
  "' or ''='",
  "') or true --",
  '1; drop table act; --',
  "'; select pg_sleep(20); --",
  "' union select null, null --",
  "x' and 1=cast((select passes from login limit 1) as int) --",
  '$1',
  '$$; delete from act; $$',
  '%',
  '_',
  ':organisation',
  '{"$ne": null}',
  '\u0000',
  '\u2028 \u202e',
  '00000000-0000-4000-8000-000000000000',
  "'); insert into act (token_hash, location, day) values ('\\x00', 'trace', current_date); --",
];

let turn = 0;
/** The next ones in turn: every place gets some, and all get their place. */
const next = (count: number): string[] =>
  Array.from({ length: count }, () => {
    turn += 1;
    return corpus[turn % corpus.length] ?? '';
  });

let world: World;
let copy: Copy;
let before: Contents;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
  before = await copy.contents();
}, 1_200_000);
afterAll(() => copy.at.drop());

const ask = (kind: Kind, name: RouteName, parameters: Parameters, body: Fields, query = '') =>
  send(world, copy, kind, { name, url: urlOf(name, parameters) + query, body });

/** A form error, or nothing there; or done, with the text as it was typed. Never a broken query. */
const answers = [200, 303, 403, 404, 409, 422];

const leavesNoTrace = async (): Promise<void> => {
  const { rows } = await copy.at.owner.query("select 1 from act where location = 'trace'");
  expect(rows).toEqual([]);
  await copy.undo();
};

const gets = routeNames.filter((name) => routes[name].method === 'GET');
const posts = routeNames.filter((name) => routes[name].method === 'POST');

test('an address that is no address is not there, whatever it says (C23)', async () => {
  for (const name of routeNames) {
    const cell: Cell = { name, kind: 'steward', place: 'community' };
    const parameters = parametersOf(world, cell);
    for (const parameter of Object.keys(parameters)) {
      for (const text of next(4)) {
        const page = await ask('steward', name, { ...parameters, [parameter]: text }, bodyOf(world, cell));
        expect([name, parameter, text, page.status]).toEqual([name, parameter, text, 404]);
      }
    }
  }
  for (const path of ['%', '%00', '%ED%A0%80', '%27%20or%201=1', '..%2f..%2f']) {
    const page = await send(world, copy, 'steward', { name: 'organisation', url: `/organisations/${path}` });
    expect([path, page.status]).toEqual([path, 404]);
  }
  expect(await copy.contents()).toEqual(before);
});

test('what is added to an address changes nothing of what the page knows (C23)', async () => {
  const known = ['after', 'kind', 'change', 'profile', 'check', 'done'];
  for (const name of gets) {
    const cell: Cell = { name, kind: 'steward', place: 'community' };
    const { status } = await ask('steward', name, parametersOf(world, cell), {});
    const query = known.map((parameter) => `${parameter}=${encodeURIComponent(next(1).join())}`).join('&');
    const page = await ask('steward', name, parametersOf(world, cell), {}, `?${query}`);
    expect([name, query, page.status]).toEqual([name, query, status]);
  }
});

test('every field of every form takes text as text (C23)', async () => {
  let tried = 0;
  for (const name of posts) {
    const actor = actorFor(name);
    // Nobody may set the host up a second time, or drop a group once others are on the draft.
    expect([name, actor !== null]).toEqual([name, !['setUpNow', 'dropGroup'].includes(name)]);
    if (!actor) continue;
    const cell: Cell = { name, ...actor };
    const body = bodyOf(world, cell);
    for (const fields of alikeIn(body)) {
      const [text = ''] = next(1);
      tried += fields.length;
      const typed = Object.fromEntries(fields.map((field) => [field, text]));
      const page = await ask(cell.kind, name, parametersOf(world, cell), { ...body, ...typed });
      expect([name, typed, answers.includes(page.status)]).toEqual([name, typed, true]);
      if (page.status < 400) await leavesNoTrace();
    }
  }
  expect(tried).toBeGreaterThan(150);
}, 1_200_000);

test('a search finds what begins with what was typed, and nothing by a trick (C23)', async () => {
  const search = (name: string) => ask('steward', 'searchOrganisations', {}, { name });
  expect((await search('northern')).links).toContain(`/organisations/${world.organisations.fund}`);
  for (const text of corpus) {
    const { links } = await search(text);
    const found = links.filter((link) => /^\/organisations\/[0-9a-f]/.test(link));
    expect([text, found.filter((link) => !link.endsWith(world.organisations.harbour))]).toEqual([text, []]);
  }
});

test('nothing broke on the way, and every row is as it was (C23)', async () => {
  expect(world.net.troubles).toEqual([]);
  expect(await copy.contents()).toEqual(before);
});
