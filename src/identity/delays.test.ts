import { expect, test } from 'vitest';
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
  expect(await delays.wait(mara)).toBe('busy');
  expect(delays.delay(mara)).toBe(after);
  night.morning();
  expect(await Promise.all(waiting)).toEqual(['go', 'go', 'go']);
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
  for (let index = 0; index < 100_000; index += 1) await delays.wait(Buffer.from(`name ${index}`));
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
