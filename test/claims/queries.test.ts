import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RouteName } from '../../src/routes.ts';
import { bodyOf, parametersOf, send, urlOf } from '../access/asking.ts';
import type { Kind } from '../access/kinds.ts';
import { accessWorld, type World } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import { queriesDuring } from '../support/queries.ts';

type Budget = { name: RouteName; kind: Kind; status: 200 | 303; most: number };

/** How many queries common pages and acts may take. Whoever needs more says so here; whoever needs fewer, lowers it. */
const budgets: readonly Budget[] = [
  { name: 'home', kind: 'steward', status: 200, most: 195 },
  { name: 'organisations', kind: 'steward', status: 200, most: 21 },
  { name: 'partnership', kind: 'steward', status: 200, most: 38 },
  { name: 'consent', kind: 'steward', status: 303, most: 41 },
  { name: 'engagement', kind: 'steward', status: 200, most: 39 },
  { name: 'askSeats', kind: 'ally', status: 303, most: 45 },
  { name: 'nominations', kind: 'steward', status: 200, most: 75 },
  { name: 'statement', kind: 'ally', status: 200, most: 40 },
  { name: 'answerFinal', kind: 'ally', status: 303, most: 53 },
  { name: 'result', kind: 'steward', status: 200, most: 27 },
];

let world: World;
let copy: Copy;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterEach(() => copy.undo());
afterAll(() => copy.at.drop());

const place = 'community';
const asked = async ({ name, kind }: Budget) => {
  const cell = { name, kind, place } as const;
  const sent = { name, url: urlOf(name, parametersOf(world, cell)), body: bodyOf(world, cell) };
  const { queries, result } = await queriesDuring(copy.at, () => send(world, copy, kind, sent));
  return { status: result.status, queries };
};

test.each(budgets)('$name asks the database no more often than it has to', async (budget) => {
  const { status, queries } = await asked(budget);
  expect(status).toBe(budget.status);
  expect(queries).toBeLessThanOrEqual(budget.most);
});
