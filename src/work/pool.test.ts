import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Errands } from './errands.ts';
import { startWorkPool, type WorkPool } from './pool.ts';
import { Bench, laneOf, openLane, task, WorkUndone } from './task.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-work-'));
const file = join(folder, 'dist', 'worker.mjs');
/** What somebody might bring the readers to do, were one of them to be made to run it. */
const worker = `
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
const tried = (what) => { try { what(); return 'done'; } catch ({ code }) { return code; } };
const errands = {
  length: (text) => text.length,
  forever: () => { for (;;); },
  backtrack: () => /^(a+)+$/.test('a'.repeat(60) + 'b'),
  memory: () => { const held = []; for (;;) held.push({ number: held.length }); },
  array: () => 'x'.repeat(5e8).split('').length,
  deep: () => { const down = (n) => n === 0 ? 0 : 1 + down(n - 1); return down(1e7); },
  broken: () => { throw new TypeError('a value of hers'); },
  escape: () => [
    tried(() => readFileSync('/etc/passwd')),
    tried(() => readFileSync('${folder}/secret')),
    tried(() => spawnSync('id')),
    Object.keys(process.env).filter((name) => name !== 'TINYPOOL_WORKER_ID').join(),
  ],
};
export default async ({ name, input }) => errands[name](input);
`;
const errand = (name: string) => task<string, unknown>(name, () => 'in the server');
const member = laneOf({ person: 'a' });

let started: WorkPool;
let pool: Errands;
beforeAll(() => {
  mkdirSync(join(folder, 'dist'));
  writeFileSync(file, worker);
  writeFileSync(join(folder, 'secret'), 'secret');
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  process.env['ALONGSIDE_SECRET'] = 'of the server';
  started = startWorkPool(pathToFileURL(file), 2);
  pool = new Errands(started.run, started.atOnce);
});
afterAll(async () => {
  delete process.env['ALONGSIDE_SECRET'];
  await started.stop();
  rmSync(folder, { recursive: true });
});

test('what is asked for is done in another process, and comes back', async () => {
  expect(await pool.attempt(errand('length'), 'four', member)).toEqual({ ok: true, result: 4 });
});

test('what is small by its declared worst case is done at once', async () => {
  const small = task<string, unknown>(
    'length',
    () => 'in the server',
    (text) => text.length < 10,
  );
  expect(await pool.attempt(small, 'four', member)).toEqual({ ok: true, result: 'in the server' });
  expect(await pool.attempt(small, 'x'.repeat(10), member)).toEqual({ ok: true, result: 10 });
});

test.each(['forever', 'backtrack', 'memory', 'array', 'deep'])(
  'what takes too long or too much is ended, and the next one is done (C55): %s',
  async (name) => {
    expect(await pool.attempt(errand(name), '', member)).toEqual({ ok: false, undone: 'tooMuch' });
    expect(await pool.attempt(errand('length'), 'four', member)).toEqual({ ok: true, result: 4 });
  },
);

test('a failure of ours says which task, and no value (C37)', async () => {
  await expect(pool.attempt(errand('broken'), 'hers', member)).rejects.toThrow(
    /^the task broken failed: TypeError$/,
  );
});

test('a reader that was taken over reads no file, starts no program, and knows nothing of the server', async () => {
  const denied = 'ERR_ACCESS_DENIED';
  expect(await pool.attempt(errand('escape'), '', member)).toEqual({
    ok: true,
    // All of its environment is how memory is given back.
    result: [denied, denied, denied, 'GLIBC_TUNABLES'],
  });
});

test('whoever asks sixty times at once has one turn, and nobody else waits for the rest (C55)', async () => {
  const hers = laneOf({ person: 'b' });
  const many = Promise.all(Array.from({ length: 60 }, () => pool.attempt(errand('forever'), '', hers)));
  expect(pool.isFull(hers)).toBe(true);
  expect(pool.isFull(member)).toBe(false);
  const begun = performance.now();
  expect(await pool.attempt(errand('length'), 'four', member)).toEqual({ ok: true, result: 4 });
  // One of hers runs for three seconds; five of them one after the other would take fifteen.
  expect(performance.now() - begun).toBeLessThan(7000);
  const undone = (await many).map((done) => (done.ok ? 'done' : done.undone));
  expect(undone.filter((one) => one === 'busy').length).toBeGreaterThanOrEqual(55);
});

test('all who have no account leave a turn to those who have', async () => {
  const open = ['forever', 'backtrack'].map((name) => pool.attempt(errand(name), '', openLane('')));
  expect(await pool.attempt(errand('length'), 'four', member)).toEqual({ ok: true, result: 4 });
  await Promise.all(open);
});

test('a page that needs it throws, a form is told', async () => {
  const bench = new Bench(pool, member);
  await expect(bench.run(errand('deep'), '')).rejects.toBeInstanceOf(WorkUndone);
  expect(await bench.attempt(errand('deep'), '')).toEqual({ ok: false, undone: 'tooMuch' });
  expect(await bench.run(errand('length'), 'four')).toBe(4);
});
