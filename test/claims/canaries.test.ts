import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { bodyOf, type Cell, parametersOf, routeNames, send, urlOf } from '../access/asking.ts';
import { actorFor } from '../access/whoActs.ts';
import { accessWorld, type World } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import type { Fields } from '../support/page.ts';
import { foundIn } from './onDisk.ts';

/** Words that occur nowhere else, on any machine. */
const mark = `canary${randomBytes(6).toString('hex')}`;

/** Said to everybody on purpose: an organisation's name, and what stands beside a text that is out. */
const inClear: Partial<Record<RouteName, string[]>> = {
  signOnNow: ['organisation'],
  signPublicText: ['organisation'],
  objectNow: ['words'],
  answerObjection: ['words'],
  objectElsewhere: ['words'],
  answerElsewhere: ['words'],
  changeProfile: ['name'],
  setUpNow: ['organisation'],
};

let world: World;
let copy: Copy;
/** The fields that took a word of anybody's, by form. */
const taken = new Map<RouteName, string[]>();

beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterAll(async () => {
  await copy.at.drop();
  await world.net.close();
});

const typing = async (cell: Cell, change: Fields): Promise<boolean> => {
  const { name, kind } = cell;
  const url = urlOf(name, parametersOf(world, cell));
  const page = await send(world, copy, kind, { name, url, body: { ...bodyOf(world, cell), ...change } });
  if (page.status < 400) await copy.undo();
  return page.status < 400;
};
const canary = (name: RouteName, field: string): string => `${mark} ${name} ${field}`;

/** A canary in each of its fields by itself, taken or refused; then in all that took one, at once. */
const fill = async (name: RouteName): Promise<void> => {
  const actor = actorFor(name);
  if (!actor) return;
  const cell: Cell = { name, ...actor };
  const typed = bodyOf(world, cell);
  const fields = Object.keys(typed).filter((field) => !inClear[name]?.includes(field));
  const takes: string[] = [];
  for (const field of fields)
    if (typeof typed[field] === 'string' && (await typing(cell, { [field]: canary(name, field) })))
      takes.push(field);
  taken.set(name, takes);
  await typing(cell, Object.fromEntries(takes.map((field) => [field, canary(name, field)])));
};

test('every form of the product is filled with words that occur nowhere else (C01)', async () => {
  const posts = routeNames.filter((name) => routes[name].method === 'POST');
  for (const name of posts) await fill(name);
  const writes: Partial<Record<RouteName, string[]>> = {
    openEngagement: ['title', 'about', 'space', 'risks', 'support'],
    changePlan: ['title', 'about', 'space', 'risks', 'support'],
    askChanges: ['title', 'about', 'risks', 'note'],
    answerRequest: ['note'],
    proposeException: ['sentence'],
    cancelEngagement: ['note'],
    listExpert: ['name', 'skills', 'availability', 'feeFloor', 'notes'],
    changeExpert: ['name', 'skills', 'availability', 'feeFloor', 'notes'],
    nominate: ['label', 'note'],
    answerSeat: ['name', 'note'],
    changeAppearance: ['name'],
    ownFeedback: ['words'],
    giveFeedback: ['words'],
    reportOutcome: ['outcome'],
    askDisclosure: ['why'],
    answerDisclosure: ['text'],
    agreeDisclosure: ['text'],
    checkEngagementNow: ['title'],
  };
  for (const [name, fields] of Object.entries(writes)) {
    const route = routeNames.find((one) => one === name);
    expect([name, fields.filter((field) => !(route && taken.get(route)?.includes(field)))]).toEqual([
      name,
      [],
    ]);
  }
  expect([...taken.values()].flat().length).toBeGreaterThan(150);
}, 600_000);

test('none of them reaches the disk: not a row, not the data folder, not the log of changes (C01)', async () => {
  expect(await foundIn(copy.at, mark)).toEqual([]);
  // What is said to everybody is found: the search can find.
  expect(await foundIn(copy.at, 'Harbour Collective')).not.toEqual([]);
});
