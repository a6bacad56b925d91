import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RouteName, routes } from '../../src/routes.ts';
import { alikeIn, bodyOf, type Cell, parametersOf, routeNames, send, urlOf } from '../access/asking.ts';
import { actorFor } from '../access/whoActs.ts';
import { accessWorld, type World } from '../access/world.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import { functionsOf, guessable, type Typed } from '../support/guesses.ts';
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
  objectToExternalText: ['words'],
  answerExternalText: ['words'],
  changeProfile: ['name'],
  setUpNow: ['organisation'],
};

let world: World;
let copy: Copy;
/** The fields that took a word of anybody's, by form. */
const taken = new Map<RouteName, string[]>();
/** What was stored, of any form, that follows from its words alone. */
const guessed: string[] = [];

beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterAll(() => copy.at.drop());

const plain = (fields: Fields): Typed =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, text]) => (typeof text === 'string' ? [[field, text]] : [])),
  );

const typing = async (cell: Cell, change: Fields): Promise<boolean> => {
  const { name, kind } = cell;
  const url = urlOf(name, parametersOf(world, cell));
  const body = { ...bodyOf(world, cell), ...change };
  const page = await send(world, copy, kind, { name, url, body });
  if (page.status < 400) {
    guessed.push(...(await guessable(copy.at.owner, functionsOf([plain(body)], mark), await copy.changed())));
    await copy.undo();
  }
  return page.status < 400;
};
const canaries = (name: RouteName, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.map((field) => [field, `${mark} ${name} ${field}`]));

/** A canary in each kind of its fields by itself, taken or refused; then in all that took one, at once. */
const fill = async (name: RouteName): Promise<void> => {
  const actor = actorFor(name);
  if (!actor) return;
  const cell: Cell = { name, ...actor };
  const texts = Object.entries(bodyOf(world, cell)).filter(
    ([field, before]) => typeof before === 'string' && !inClear[name]?.includes(field),
  );
  const takes: string[] = [];
  for (const fields of alikeIn(Object.fromEntries(texts)))
    if (await typing(cell, canaries(name, fields))) takes.push(...fields);
  taken.set(name, takes);
  await typing(cell, canaries(name, takes));
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
    answerNominee: ['words'],
    askOrganisation: ['words'],
    changeAppearance: ['name'],
    ownFeedback: ['words'],
    giveFeedback: ['words'],
    reportOutcome: ['outcome'],
    askForNote: ['why'],
    answerNote: ['text'],
    answerOwnNote: ['text'],
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

test('no value that was stored follows from sealed words alone, so that no guess can be checked (C01)', async () => {
  expect(guessed).toEqual([]);
  // One that does is found: the fingerprint of a text that is out.
  const { rows } = await copy.at.owner.query('select exact_text from circulated limit 1');
  const out = functionsOf([{ text: String(rows[0]?.exact_text) }]);
  expect(await guessable(copy.at.owner, out)).toContainEqual(expect.stringContaining('circulated.sha256'));
});
