import { expect, test } from 'vitest';
import type { Comer } from '../admission/comer.ts';
import { SignInDelays } from './delays.ts';

/** Whoever sleeps here sleeps until the test says otherwise. */
class Night {
  #now = Temporal.Instant.from('2026-11-24T09:00:00Z');
  #sleepers: (() => void)[] = [];
  now = (): Temporal.Instant => this.#now;
  sleep = (): Promise<void> => new Promise((wake) => this.#sleepers.push(wake));
  pass(minutes: number): void {
    this.#now = this.#now.add({ minutes });
  }
  morning(): void {
    for (const wake of this.#sleepers.splice(0)) wake();
  }
}

const [mara, nobody] = [Buffer.from('mara'), Buffer.from('nobody')];
const wrong = async (delays: SignInDelays, account: Buffer, tries: number): Promise<void> => {
  for (let index = 0; index < tries; index += 1) await delays.wait(account);
};

test('whoever floods one name keeps nobody else from being judged (C35)', async () => {
  const night = new Night();
  const delays = new SignInDelays(night);
  await wrong(delays, mara, 3);
  await wrong(delays, nobody, 3);
  const flood = Array.from({ length: 500 }, () => delays.wait(nobody));
  const hers = delays.wait(mara);
  night.morning();
  expect(await hers).toBe('go');
  expect((await Promise.all(flood)).filter((answer) => answer === 'go')).toHaveLength(3);
});

test('a try that was sent away was not judged, and makes nobody wait longer', async () => {
  const night = new Night();
  const delays = new SignInDelays(night);
  await wrong(delays, mara, 3);
  const waiting = Array.from({ length: 3 }, () => delays.wait(mara));
  const after = delays.delay(mara);
  waiting.push(delays.wait(mara));
  night.morning();
  // One of the four was sent away, by lot.
  expect((await Promise.all(waiting)).sort()).toEqual(['busy', 'go', 'go', 'go']);
  expect(delays.delay(mara)).toBe(after);
  const next = delays.wait(mara);
  night.morning();
  expect(await next).toBe('go');
});

test('an hour after the last wrong try it is forgotten, whoever else keeps trying', async () => {
  const night = new Night();
  const delays = new SignInDelays(night);
  await delays.wait(nobody);
  await wrong(delays, mara, 3);
  expect(delays.delay(mara)).toBeGreaterThan(0);
  night.pass(59);
  await delays.wait(nobody);
  night.pass(2);
  await delays.wait(nobody);
  expect(delays.delay(mara)).toBe(0);
});

test('the names that are remembered are bounded, and the latest stay (C55)', async () => {
  const delays = new SignInDelays(new Night());
  await wrong(delays, mara, 3);
  // Each counts for its source and for the account.
  for (let index = 0; index < 51_000; index += 1) await delays.wait(Buffer.from(`name ${index}`));
  await wrong(delays, nobody, 3);
  expect(delays.remembered).toBeLessThanOrEqual(100_000);
  expect(delays.delay(mara)).toBe(0);
  expect(delays.delay(nobody)).toBeGreaterThan(0);
});

test('a try that is taken back does not count, and those before it do', async () => {
  const delays = new SignInDelays(new Night());
  await wrong(delays, mara, 3);
  const before = delays.delay(mara);
  void delays.wait(mara);
  delays.takenBack(mara);
  expect(delays.delay(mara)).toBe(before);
  delays.takenBack(nobody);
  expect(delays.delay(nobody)).toBe(0);
});

const from = (key: string, device: string | null = null): Comer => ({
  source: { key, shared: false },
  device,
});

test('wrong tries from one source do not slow the same account from another one, however many (C35)', async () => {
  const delays = new SignInDelays(new Night());
  for (let tries = 0; tries < 3; tries += 1) await delays.wait(mara, from('attacker'));
  const flood = Array.from({ length: 500 }, () => delays.wait(mara, from('attacker')));
  expect(delays.delay(mara, from('attacker'))).toBeGreaterThan(0);
  expect(delays.delay(mara, from('owner'))).toBe(0);
  expect(await delays.wait(mara, from('owner'))).toBe('go');
  expect(flood).toHaveLength(500);
});

test('from the same source, a device that signed in before is not slowed either (C35)', async () => {
  const delays = new SignInDelays(new Night());
  for (let tries = 0; tries < 3; tries += 1) await delays.wait(mara, from('onion'));
  void delays.wait(mara, from('onion'));
  expect(await delays.wait(mara, from('onion', 'her laptop'))).toBe('go');
});

test('a device that keeps being wrong is one like any other, until it is right (C35)', async () => {
  const night = new Night();
  const delays = new SignInDelays(night);
  const laptop = from('onion', 'stolen');
  for (let tries = 0; tries < 5; tries += 1) await delays.wait(Buffer.from(`name ${tries}`), laptop);
  expect(delays.trusted(laptop)).toEqual(from('onion'));
  delays.succeeded(mara, laptop);
  expect(delays.trusted(laptop)).toEqual(laptop);
});

test('many sources together slow an account by seconds, never by more, and no known device (C35)', async () => {
  const delays = new SignInDelays(new Night());
  for (let index = 0; index < 100; index += 1) await delays.wait(mara, from(`source ${index}`));
  expect(delays.delay(mara, from('a new one'))).toBe(3_000);
  expect(delays.delay(mara, from('a new one', 'her laptop'))).toBe(0);
  expect(delays.delay(nobody, from('a new one'))).toBe(0);
});

test('who waits is sent away by lot, so that nobody holds the door by being there first (C35)', async () => {
  let through = 0;
  for (let round = 0; round < 200; round += 1) {
    const night = new Night();
    const delays = new SignInDelays(night);
    await wrong(delays, mara, 3);
    for (let index = 0; index < 8; index += 1) void delays.wait(mara);
    const hers = delays.wait(mara);
    for (let index = 0; index < 8; index += 1) void delays.wait(mara);
    night.morning();
    if ((await hers) === 'go') through += 1;
  }
  expect(through).toBeGreaterThan(5);
});
