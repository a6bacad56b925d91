import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { buildProgram } from '../processes/build.ts';
import { askAt, peoplesAddress } from '../processes/pair.ts';
import { dropFolders, newFolder, Served } from '../processes/program.ts';
import { Visitor } from '../support/visitor.ts';
import { type Attack, fileAttacks, formAttacks, pageAttacks } from './worstCases/bodies.ts';
import {
  memoryBelow,
  percentile,
  servingBelow,
  slownessWhile,
  type Waits,
  waitsWhile,
} from './worstCases/calm.ts';
import { ownAttacks, ownForms } from './worstCases/ownForms.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 300_000 });

let served: Served;
let amani: Visitor;
let passphrases: ReadonlyMap<string, string>;
let before: number;

/** One of the example's people, in a browser of her own. */
const person = async (name: string): Promise<Visitor> => {
  const visitor = new Visitor(
    askAt(() => served.address),
    peoplesAddress,
  );
  await visitor.get(routes.signIn.url());
  await visitor.submit(routes.signInNow.url(), { words: passphrases.get(name) ?? '' });
  return visitor;
};

beforeAll(async () => {
  const program = buildProgram(inject('programFolder'));
  const folder = newFolder();
  const settings = { ALONGSIDE_DATA: folder, ALONGSIDE_ORIGIN: peoplesAddress };
  served = await Served.start(program, settings, [], ['dist/main.js', '--example']);
  const people = readFileSync(join(folder, 'people.txt'), 'utf8').trim().split('\n');
  passphrases = new Map(
    people.map((line) => line.split(' · ')).map(([, , name = '', words = '']) => [name, words]),
  );
  amani = await person('Amani');
  // What is read for the first time is slow once: that is nobody's attack.
  for (const attack of pageAttacks()) await send(attack);
  await pause(2000);
  before = memoryBelow(served.run.child.pid);
});
afterAll(async () => {
  await served?.run.stop();
  dropFolders();
});

const others = [
  () => fetch(`${served.address}/health`).then((answer) => answer.text()),
  () => fetch(served.address + routes.leave.url(), { method: 'POST', redirect: 'manual' }),
];

type Sent = Attack & { by?: Visitor };

/** As a member, with her own token, from our own page. */
const send = async ({ path, body, by = amani }: Sent): Promise<number> => {
  const sent = body({ token: by.page.token ?? '', act: randomBytes(24).toString('base64url') });
  const answer = await fetch(served.address + path, {
    method: 'POST',
    body: sent,
    redirect: 'manual',
    headers: {
      ...(typeof sent === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      cookie: by.cookie ?? '',
      origin: peoplesAddress,
      'sec-fetch-site': 'same-origin',
    },
  });
  await answer.arrayBuffer();
  return answer.status;
};

const sendAll =
  (attacks: readonly Sent[], atOnce: number, told: number[] = []) =>
  async (): Promise<void> => {
    const left = [...attacks];
    const sender = async (): Promise<void> => {
      for (let next = left.pop(); next; next = left.pop()) told.push(await send(next));
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
  };

/** 250 ms on a machine with nothing else to do; where others work on it too, in proportion to what they took of it. */
const expectCalm = async (work: () => Promise<void>): Promise<void> => {
  let waits: Waits = [];
  const slowness = await slownessWhile(servingBelow(served.run.child.pid), async () => {
    waits = await waitsWhile(others, work);
  });
  expect(percentile(waits, 0.99) / slowness).toBeLessThan(250);
  expect(Math.max(...waits) / slowness).toBeLessThan(1000);
};

test('every route that takes a body is sent more than any form of ours, and whoever leaves waits for nobody (C30, C55)', async () => {
  const told: number[] = [];
  await expectCalm(sendAll(formAttacks(), 3, told));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
});

test('every field that takes a file is sent each file that once stopped the server (C30, C55)', async () => {
  const told: number[] = [];
  await expectCalm(sendAll(fileAttacks(), 3, told));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
});

test('pages take as much as they say, and hold up nobody (C55)', async () => {
  const told: number[] = [];
  await expectCalm(sendAll(pageAttacks(), 2, told));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
});

test('members’ own forms, at their real addresses, are sent as much as they hold, and hold up nobody (C30, C55)', async () => {
  const forms = [];
  // A community's steward, an ally's, and whoever keeps the server.
  for (const name of ['Amani', 'Helen', 'Wren']) forms.push(...(await ownForms(await person(name))));
  expect(new Set(forms.map(({ route }) => route.pattern)).size).toBeGreaterThan(60);
  const told: number[] = [];
  await expectCalm(sendAll(ownAttacks(forms), 3, told));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
  expect(told.filter((status) => status < 500).length).toBeGreaterThan(told.length / 2);
});

test('memory goes back to the machine (C55)', async () => {
  await expect
    .poll(() => memoryBelow(served.run.child.pid) - before, { timeout: 90_000, interval: 2000 })
    .toBeLessThan(100);
});
