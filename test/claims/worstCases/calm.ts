import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** How long each of those who only look or leave had to wait, in milliseconds. */
export type Waits = readonly number[];

const every = 20;

/** Asks all the time, as people do who have nothing to do with what else is going on. */
export const waitsWhile = async (
  ask: readonly (() => Promise<unknown>)[],
  work: () => Promise<void>,
): Promise<Waits> => {
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  let over = false;
  const one = async (request: () => Promise<unknown>): Promise<void> => {
    const begun = performance.now();
    await request();
    waits.push(performance.now() - begun);
  };
  const asking = (async () => {
    for (let turn = 0; !over; turn += 1) {
      const request = ask[turn % ask.length];
      if (request) asked.push(one(request));
      await pause(every);
    }
  })();
  await work();
  over = true;
  await asking;
  await Promise.all(asked);
  return waits;
};

export const percentile = (waits: Waits, share: number): number =>
  waits.toSorted((one, other) => one - other)[Math.floor((waits.length - 1) * share)] ?? 0;

/** Resident memory of the processes that this one started, but for the database's, in megabytes. */
export const memoryBelow = (parent: number | undefined): number =>
  spawnSync('ps', ['-o', 'rss=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => /node/.test(line) && !/postgres -D/.test(line))
    .reduce((sum, line) => sum + Number(line.trim().split(' ')[0]) / 1024, 0);
