import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

type Collect = (how: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
const isCollect = (found: unknown): found is Collect => typeof found === 'function';

const collector = (): Collect => {
  setFlagsFromString('--expose-gc');
  return z.custom<Collect>(isCollect).parse(runInNewContext('gc'));
};

/** Of strings, and of every other thing that V8 keeps: this kind of collection alone overwrites what it frees. */
let collect: Collect | null = null;
export const overwriteFreed = (): void => {
  collect ??= collector();
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
};

/** Twice after the last thing happened: what was under way at the first time is over at the second. */
const sweeps = 2;
const usual = 20_000;

/**
 * What people sent stays nowhere in memory once it is done with (C08, C09). Call what this gives whenever something
 * happened: in the minute after it the memory that was given back is overwritten. Who is idle does nothing.
 */
export const sweeper = (every = usual): (() => void) => {
  let due = 0;
  setInterval(() => {
    if (due === 0) return;
    due -= 1;
    overwriteFreed();
  }, every).unref();
  return () => {
    due = sweeps;
  };
};

/** Small buffers would share one that lives on as long as any of them: each is given back by itself. */
export const shareNoBuffers = (): void => {
  Buffer.poolSize = 0;
};

/**
 * For processes that are started: glibc overwrites what is given back to it, as soon as it is; without its own small
 * keep for each thread, which it would not overwrite. Another libc takes no notice.
 */
export const overwritingFreed = { GLIBC_TUNABLES: 'glibc.malloc.perturb=165:glibc.malloc.tcache_count=0' };
