import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { handleOf } from '../../src/vault/codes/credential.ts';
import { generatePassphrase } from '../../src/vault/codes/words.ts';
import { Person } from '../support/people.ts';
import type { Ask } from '../support/visitor.ts';
import { buildProgram } from './build.ts';
import { askAt, peoplesAddress } from './pair.ts';
import { dropFolders, newFolder, Served } from './program.ts';

/**
 * Of a hundred sign-ins under this attack ninety-five have to be in within ten seconds. A usual run makes twelve, of
 * which one may be late: where 95 in 100 are in time it passes nine times of ten, where half are, three in a thousand.
 * `TRIES=100` makes the hundred. On a machine that is busy otherwise ten seconds are as long as it takes it to sign in
 * one person alone, fifteen times.
 */
const tries = Number(process.env['TRIES'] ?? 12);
const mayBeLate = Math.max(1, Math.floor(tries / 20));
let longEnough = 10_000;

vi.setConfig({ testTimeout: 1_800_000, hookTimeout: 400_000 });

let served: Served;
let owner: Person;
/** What her device keeps of an earlier sign-in: another secret by now, and the mark. */
let marked: string;

/** Somebody behind an address, as the proxy in front of the program tells it; with a mark, if her device has one. */
const from =
  (address: string, mark?: string): Ask =>
  (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', address);
    if (mark !== undefined && !headers.has('cookie')) headers.set('cookie', mark);
    return askAt(() => served.address)(path, { ...init, headers });
  };

type Known = { handle: string; passphrase: string };
const as = (ask: Ask, { handle, passphrase }: Known): Person =>
  Object.assign(new Person(ask), { handle, passphrase });

beforeAll(async () => {
  const program = buildProgram(inject('programFolder'));
  const settings = {
    ALONGSIDE_DATA: newFolder(),
    ALONGSIDE_ORIGIN: peoplesAddress,
    ALONGSIDE_PROXY_HOPS: '1',
  };
  served = await Served.start(program, settings);
  owner = new Person(from('192.0.2.1'));
  await owner.signUp(served.setUpLink, { name: 'Ada', organisation: 'Rede Aurora (example)' });
  const before = as(from('192.0.2.1'), owner);
  await before.signIn();
  const mark = /\.[\w-]{40}/.exec(before.cookie ?? '')?.[0];
  marked = `__Host-s=${randomBytes(32).toString('base64url')}${mark}`;
  const alone = [];
  for (let index = 0; index < 3; index += 1) alone.push(await timeToSignIn(from('192.0.2.1')));
  longEnough = Math.max(longEnough, 15 * Math.min(...alone));
});
afterAll(async () => {
  await served.run.stop();
  dropFolders();
});

/** Eight that keep trying her handle and forty that make some up, all from one network, for as long as `work` takes. */
const underAttack = async <Result>(address: string, work: () => Promise<Result>): Promise<Result> => {
  let over = false;
  const wrong = 'a wrong passphrase entirely';
  let judged = 0;
  const keepsTrying = async (next: () => string): Promise<void> => {
    const attacker = new Person(from(address));
    while (!over) {
      try {
        if (!attacker.page.offers(routes.signInNow.url())) await attacker.get(routes.signIn.url());
        const typed = { words: '', handle: next(), own: wrong };
        const { status } = await attacker.submit(routes.signInNow.url(), typed);
        if (status === 422) judged += 1;
      } catch {
        attacker.page = new Person(from(address)).page;
      }
    }
  };
  const flood = [
    ...Array.from({ length: 8 }, () => keepsTrying(() => owner.handle)),
    ...Array.from({ length: 40 }, () => keepsTrying(() => handleOf(generatePassphrase()))),
  ];
  // It has been going on for a while: her name has its delays, the places are taken.
  while (judged < 12) await new Promise((resolve) => setTimeout(resolve, 50));
  try {
    return await work();
  } finally {
    over = true;
    await Promise.all(flood);
  }
};

/** How long she takes to be in, in milliseconds; told to come back, she does. */
const timeToSignIn = async (ask: Ask): Promise<number> => {
  const began = performance.now();
  while (performance.now() - began < 3 * longEnough) {
    const page = await as(ask, owner).signIn();
    if (page.offers(routes.signOut.url())) break;
  }
  return performance.now() - began;
};

const signIns = async (ask: Ask): Promise<number[]> => {
  const times: number[] = [];
  for (let index = 0; index < tries; index += 1) times.push(await timeToSignIn(ask));
  return times.sort((one, other) => one - other);
};

const expectInTime = (times: number[]): void => {
  const late = times.filter((time) => time > longEnough).length;
  const said = times.map((time) => (time / 1000).toFixed(1)).join(' ');
  if (process.env['TRIES'])
    console.info(`${tries} sign-ins under attack, ${longEnough / 1000} s are in time, in seconds: ${said}`);
  expect(late, `seconds: ${said}`).toBeLessThanOrEqual(mayBeLate);
};

test('eight who keep trying her handle and forty who make some up do not keep her out, who comes from elsewhere (C35)', async () => {
  expectInTime(await underAttack('203.0.113.9', () => signIns(from('198.51.100.7'))));
});

test('nor where all come from one address, and her device signed in before (C35)', async () => {
  expectInTime(await underAttack('203.0.113.9', () => signIns(from('203.0.113.9', marked))));
});

test('afterwards no wrong try of others is counted against her: she waits for nothing (C35)', async () => {
  const [alone = 0] = (await Promise.all([timeToSignIn(from('198.51.100.7'))])).sort();
  expect(alone).toBeLessThan(longEnough);
  const { status } = await as(from('198.51.100.7'), { ...owner, passphrase: 'not it, by a slip' }).signIn();
  expect(status).toBe(422);
});
