import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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

/** What the first thread of a process had of the machine, and for how long it stood ready and had to wait for it. */
const shareOf = (pid: number): { ran: number; waited: number } => {
  const [ran = 0, waited = 0] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ').map(Number);
  return { ran, waited };
};

/**
 * How much longer that thread took meanwhile than on a machine of its own: 1 where nothing else works there. It counts
 * what the machine gave to others, and nothing of what the thread did itself.
 */
export const slownessWhile = async (pid: number, work: () => Promise<void>): Promise<number> => {
  if (!existsSync(`/proc/${pid}/schedstat`)) return work().then(() => 1);
  const before = shareOf(pid);
  await work();
  const after = shareOf(pid);
  return 1 + (after.waited - before.waited) / Math.max(1, after.ran - before.ran);
};

export const percentile = (waits: Waits, share: number): number =>
  waits.toSorted((one, other) => one - other)[Math.floor((waits.length - 1) * share)] ?? 0;

/** The processes that this one started, but for the database's. */
const below = (parent: number | undefined): { pid: number; megabytes: number; args: string }[] =>
  spawnSync('ps', ['-o', 'pid=,rss=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((found) =>
      found ? [{ pid: Number(found[1]), megabytes: Number(found[2]) / 1024, args: found[3] ?? '' }] : [],
    )
    .filter(({ args }) => /node/.test(args) && !/postgres -D/.test(args));

export const servingBelow = (parent: number | undefined): number => {
  const serving = below(parent).find(({ args }) => /serving/.test(args));
  if (!serving) throw new Error('nothing serves');
  return serving.pid;
};

/** Resident memory of all of them, in megabytes. */
export const memoryBelow = (parent: number | undefined): number =>
  below(parent).reduce((sum, { megabytes }) => sum + megabytes, 0);
