import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { buildProgram } from '../processes/build.ts';
import { askAt, type Pair, pairOn, peoplesAddress } from '../processes/pair.ts';
import { dropFolders, newFolder, Served } from '../processes/program.ts';
import { type Attack, fileAttacks, formAttacks, pageAttacks } from './worstCases/bodies.ts';
import { memoryBelow, percentile, type Waits, waitsWhile } from './worstCases/calm.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 300_000 });

let served: Served;
let pair: Pair;
let token: string;
let calm: Waits;
let before: number;

beforeAll(async () => {
  const program = buildProgram(inject('programFolder'));
  served = await Served.start(program, { ALONGSIDE_DATA: newFolder(), ALONGSIDE_ORIGIN: peoplesAddress });
  pair = await pairOn(
    askAt(() => served.address),
    served.setUpLink,
  );
  const page = await pair.ada.get(routes.checkEngagement.url());
  token = /name="token" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
  // What is read for the first time is slow once: that is nobody's attack.
  for (const attack of pageAttacks()) await send(attack);
  calm = await waitsWhile(others, () => pause(2000));
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

/** As a member, with her own token, from our own page. */
const send = async ({ path, body }: Attack): Promise<number> => {
  const sent = body({ token, act: randomBytes(24).toString('base64url') });
  const answer = await fetch(served.address + path, {
    method: 'POST',
    body: sent,
    redirect: 'manual',
    headers: {
      ...(typeof sent === 'string' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      cookie: pair.ada.cookie ?? '',
      origin: peoplesAddress,
      'sec-fetch-site': 'same-origin',
    },
  });
  await answer.arrayBuffer();
  return answer.status;
};

const sendAll =
  (attacks: readonly Attack[], atOnce: number, told: number[] = []) =>
  async (): Promise<void> => {
    const left = [...attacks];
    const sender = async (): Promise<void> => {
      for (let next = left.pop(); next; next = left.pop()) told.push(await send(next));
    };
    await Promise.all(Array.from({ length: atOnce }, sender));
  };

/** 250 ms on a machine with nothing else to do; where it is busy, in proportion to what it took in peace. */
const bound = (): number => Math.max(250, 5 * percentile(calm, 0.99));

const expectCalm = (waits: Waits): void => {
  expect(percentile(waits, 0.99)).toBeLessThan(bound());
  expect(Math.max(...waits)).toBeLessThan(4 * bound());
};

test('every route that takes a body is sent more than any form of ours, and whoever leaves waits for nobody (C30, C55)', async () => {
  const told: number[] = [];
  expectCalm(await waitsWhile(others, sendAll(formAttacks(), 3, told)));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
});

test('every field that takes a file is sent each file that once stopped the server (C30, C55)', async () => {
  const told: number[] = [];
  expectCalm(await waitsWhile(others, sendAll(fileAttacks(), 3, told)));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
});

test('pages take as much as they say, and hold up nobody (C55)', async () => {
  const told: number[] = [];
  expectCalm(await waitsWhile(others, sendAll(pageAttacks(), 2, told)));
  expect(told.filter((status) => status >= 500 && status !== 503)).toEqual([]);
});

test('memory goes back to the machine (C55)', async () => {
  await expect
    .poll(() => memoryBelow(served.run.child.pid) - before, { timeout: 90_000, interval: 2000 })
    .toBeLessThan(100);
});
