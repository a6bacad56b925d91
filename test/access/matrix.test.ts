import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { type Contents, type Copy, copyOf } from '../support/copies.ts';
import type { Fields, Page } from '../support/page.ts';
import { type Answer, answerOf } from './answers.ts';
import {
  bodyOf,
  type Cell,
  nowhere,
  type Parameters,
  parametersOf,
  routeNames,
  send,
  urlOf,
} from './asking.ts';
import { bodies } from './bodies.ts';
import { type Kind, kinds } from './kinds.ts';
import { policy, policyAtAllys } from './policy.ts';
import { accessWorld, type Place, type World } from './world.ts';

let world: World;
/** Where nothing is meant to happen: everybody asks here. */
let calm: Copy;
/** Where people act, and what they did is undone before the next one comes. */
let busy: Copy[];
let before: Contents;

beforeAll(async () => {
  world = await accessWorld();
  calm = await copyOf(world.net);
  busy = [await copyOf(world.net), await copyOf(world.net), await copyOf(world.net)];
  before = await calm.contents();
}, 1_200_000);
afterAll(async () => {
  for (const copy of [calm, ...busy]) await copy.at.drop();
  expect(world.net.troubles).toEqual([]);
});

type Declared = Cell & { declared: Answer };
const tables: Record<Place, Partial<Record<string, Record<string, Answer>>>> = {
  community: policy,
  ally: policyAtAllys,
};
const cells: Declared[] = (['community', 'ally'] as const).flatMap((place) =>
  routeNames.flatMap((name) =>
    kinds.flatMap((kind) => {
      const declared = tables[place][name]?.[kind];
      return declared ? [{ name, kind, place, declared }] : [];
    }),
  ),
);

/** An answer without what is new on every page, and without the ids she sent herself. */
const bare = ({ status, headers, html }: Page, parameters: Parameters): string => {
  const own = Object.entries(parameters).reduce(
    (kept, [name, value]) => kept.replaceAll(value, `:${name}`),
    html,
  );
  return JSON.stringify({
    status,
    headers: [...headers].filter(([name]) => name !== 'set-cookie').sort(),
    cookies: headers.getSetCookie().length,
    html: own.replace(/(name="(?:token|act)" value=")[^"]*/g, '$1'),
  });
};

const ask = (cell: Cell, copy: Copy, parameters: Parameters, body: Fields = bodyOf(world, cell)) =>
  send(world, copy, cell.kind, { name: cell.name, url: urlOf(cell.name, parameters), body });

const abouts: Record<string, RouteName> = {
  partnerships: 'partnership',
  engagements: 'engagement',
  experts: 'expert',
  statements: 'statement',
  text: 'publicText',
  rounds: 'round',
  questions: 'questions',
};
/** May she know of the organisation, the partnership or the engagement that the address is about? */
const tellsOf = (cell: Cell): boolean => {
  const [, kind = ''] = routes[cell.name].pattern.split('/');
  const about = abouts[kind] ?? 'organisation';
  return tables[cell.place][about]?.[cell.kind] !== 'hidden' && cell.kind !== 'stranger';
};

/** C16: what is not hers to know and what is not there cannot be told apart, with a form that fits or an empty one. */
const asNowhere = async (cell: Cell, page: Page): Promise<boolean> => {
  const here = parametersOf(world, cell);
  const there = nowhere(cell.name);
  // Whose organisation or partnership she may see is told about that; not about what is in it.
  const [last = ''] = Object.keys(here).slice(-1);
  const beside = tellsOf(cell) ? { ...here, [last]: there[last] ?? '' } : there;
  const alike = async (answer: Page, other: Parameters, body?: Fields): Promise<boolean> =>
    bare(answer, here) === bare(await ask(cell, calm, other, body), other);
  if (!(await alike(page, there))) return false;
  if (Object.keys(bodyOf(world, cell)).length === 0) return true;
  return alike(await ask(cell, calm, here, {}), beside, {});
};

/** What a reader saw of a record is noted for her, and found by her alone: that is no act, whoever looks. */
const pins = '"record_pin"';
const isChanged = async (copy: Copy): Promise<boolean> =>
  (await copy.changed()).some((table) => table !== pins);

const observe = async (cell: Declared, copy: Copy): Promise<string> => {
  const page = await ask(cell, copy, parametersOf(world, cell));
  const may = routes[cell.name].method === 'POST' && page.status < 400;
  const changed = may && (page.headers.getSetCookie().length > 0 || (await isChanged(copy)));
  const answer = answerOf(page, cell.declared, changed);
  return answer !== 'hidden' || (await asNowhere(cell, page)) ? answer : 'not found, but not as nowhere';
};

const said = ({ place, name, kind }: Cell, answer: string): string => `${place} ${name} ${kind}: ${answer}`;

/** Every cell once, as many at a time as there are worlds given: a world is waited for more than it works. */
const answersTo = async (asked: Declared[], copies: Copy[]): Promise<string[]> => {
  const waiting = [...asked];
  const answers: string[] = [];
  const lane = async (copy: Copy): Promise<void> => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      answers.push(said(cell, await observe(cell, copy)));
      if (copy !== calm) await copy.undo();
    }
  };
  await Promise.all(copies.map(lane));
  return answers.sort();
};
const declaredOf = (asked: Declared[]): string[] => asked.map((cell) => said(cell, cell.declared)).sort();

type Name = keyof World['organisations'];
const harbours: Name[] = ['harbour', 'fund', 'clinic', 'press', 'rede'];
/** Whom everybody may know of, her own organisation included: nobody in the story is listed. */
const acquaintances: Partial<Record<Kind, Name[]>> = {
  member: harbours,
  steward: harbours,
  allyMember: harbours,
  ally: harbours,
  asked: ['harbour', 'fund', 'clinic', 'rede'],
  left: ['harbour', 'fund', 'press', 'rede'],
  outsideAlly: ['elsewhere', 'rede'],
  neighbour: ['river', 'rede'],
  host: [...harbours, 'elsewhere', 'river'],
};

test('every address has an answer for every kind of person: none is missing (C15)', () => {
  expect(Object.keys(policy).sort()).toEqual([...routeNames].sort());
  for (const row of [...Object.values(policy), ...Object.values(policyAtAllys)])
    expect(Object.keys(row).sort()).toEqual([...kinds].sort());
  const posts = routeNames.filter((name) => routes[name].method === 'POST');
  expect(Object.keys(bodies).sort()).toEqual(posts.sort());
  const ofOrganisations = routeNames.filter((name) =>
    routes[name].pattern.startsWith('/organisations/:organisation'),
  );
  expect(Object.keys(policyAtAllys).sort()).toEqual(ofOrganisations.sort());
});

test('a stranger is sent to sign in exactly where the list of addresses says that one has to be (C15)', () => {
  const mount = routeNames.filter((name) => policy[name].stranger === 'to signIn');
  expect(mount).toEqual(routeNames.filter((name) => routes[name].access === 'signed-in'));
});

test('whoever may not act, or only looks, gets the declared answer at every address (C15, C16)', async () => {
  const asked = cells.filter(({ declared }) => declared !== 'acts');
  expect(await answersTo(asked, [calm, calm, calm])).toEqual(declaredOf(asked));
}, 1_200_000);

test('lists, searches and home pages name nobody whom she may not know of (C15)', async () => {
  const { organisations, at } = world;
  for (const [kind, names] of Object.entries(acquaintances)) {
    const links = new Set<string>();
    const reader = kinds.find((one) => one === kind) ?? 'stranger';
    for (const name of ['organisations', 'searchOrganisations', 'home', 'partnerships'] as const) {
      const cell = { name, kind: reader, place: 'community' } as const;
      for (const link of (await ask(cell, calm, {})).links) links.add(link.replace(/[?#].*/, ''));
    }
    const known = Object.entries(organisations).filter(([, id]) => links.has(`/organisations/${id}`));
    expect([kind, known.map(([name]) => name).sort()]).toEqual([kind, [...names].sort()]);
    const partnership = policy.partnership[reader] !== 'hidden';
    const leads = [...links].some((link) => link.startsWith(`/partnerships/${at.community.partnership}`));
    expect([kind, leads]).toEqual([kind, partnership]);
  }
});

test('what was refused, hidden or only looked at changed nothing (C15)', async () => {
  const now = await calm.contents();
  expect(Object.keys(before)).toContain(pins);
  expect({ ...now, [pins]: before[pins] }).toEqual(before);
});

test('whoever may act does act, and something is not as it was (C15)', async () => {
  const asked = cells.filter(({ declared }) => declared === 'acts');
  expect(await answersTo(asked, busy)).toEqual(declaredOf(asked));
  // Nothing was changed that its table did not note: or it would still stand there.
  for (const copy of busy) expect(await copy.contents()).toEqual(before);
}, 1_200_000);
