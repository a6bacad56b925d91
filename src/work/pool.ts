import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Tinypool from 'tinypool';
import { z } from 'zod';
import type { Run } from './errands.ts';
import { overwritingFreed } from './sweep.ts';

/** Anything people write is read in a tenth of it. */
const deadline = 3_000;
const mostMegabytes = 256;
/** A process that has grown beyond this is let go: what it holds goes back to the machine. */
const mostKept = 96 * 1024 * 1024;
const idle = 30_000;

/** One core is left to those who serve. */
export const processesHere = (): number => Math.max(2, Math.min(4, availableParallelism() - 1));

const find = createRequire(import.meta.url);
const packages = (): string => {
  const file = realpathSync(find.resolve('tinypool'));
  return file.slice(0, file.lastIndexOf(`${sep}tinypool${sep}`));
};

/** It may read the program and nothing else: no files of people's, no network, no further processes, no addons. */
const confined = (file: string): string[] => {
  const folder = dirname(realpathSync(file));
  const home = dirname(folder);
  // Packages may be a link to where they are: then both are asked for.
  const readable = [folder, join(home, 'package.json'), join(home, 'node_modules'), packages()];
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    `--max-old-space-size=${mostMegabytes}`,
    '--max-semi-space-size=16',
  ];
};

const poolOf = (file: string, atOnce: number): Tinypool =>
  new Tinypool({
    runtime: 'child_process',
    serialization: 'advanced',
    filename: file,
    minThreads: 1,
    maxThreads: atOnce,
    maxQueue: atOnce,
    idleTimeout: idle,
    maxMemoryLimitBeforeRecycle: mostKept,
    // Nothing of the server's environment: it names the database and the pepper.
    env: overwritingFreed,
    execArgv: confined(file),
  });

/** An error of another process comes as plain data. */
const thrown = z
  .object({ name: z.string().catch(''), message: z.string().catch('') })
  .catch({ name: '', message: '' });

export type WorkPool = { atOnce: number; run: Run; stop: () => Promise<void> };

/** Ended at its deadline, out of memory, or deeper than a stack: an input's fault. What else it throws is ours. */
const isTooMuch = (error: unknown): boolean => {
  const { name, message } = thrown.parse(error);
  return name === 'AbortError' || name === 'RangeError' || message === 'Worker exited unexpectedly';
};

/** Processes of their own for foreign input, each of which may be ended at any time. `worker`: the file that they run. */
export const startWorkPool = (worker: URL, atOnce = processesHere()): WorkPool => {
  const pool = poolOf(fileURLToPath(worker), atOnce);
  // A process that dies while it does nothing is replaced with the next errand.
  pool.on('error', () => undefined);
  const run: Run = async (errand) => {
    try {
      return { is: 'done', result: await pool.run(errand, { signal: AbortSignal.timeout(deadline) }) };
    } catch (error) {
      return isTooMuch(error) ? { is: 'tooMuch' } : { is: 'failed', name: thrown.parse(error).name };
    }
  };
  return { atOnce, run, stop: () => pool.destroy() };
};
