import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './cannotStart.ts';
import { startOf } from './processes.ts';

const holder = z.object({ pid: z.number().int(), start: z.string(), socket: z.string().optional() });
export type Holder = z.infer<typeof holder>;

export const lockFile = (data: string): string => join(data, 'alongside.lock');

/** Who holds the data folder, or held it when it died. */
export const lockHolder = (data: string): Holder | null => {
  try {
    return holder.parse(JSON.parse(readFileSync(lockFile(data), 'utf8')));
  } catch {
    return null;
  }
};

export const isAlive = ({ pid, start }: Holder): boolean => startOf(pid) === start;

export type Lock = {
  /** The process before us died without letting go: its server may still be running. */
  tookOver: boolean;
  /** Lets others find the server that runs here. */
  tell: (socket: string) => void;
  release: () => void;
};

const draftOf = (data: string, own: Holder): string => {
  const draft = `${lockFile(data)}.${own.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  return draft;
};

/** Hard links fail where the name exists: of two who try, one has it. */
const claim = (data: string, own: Holder): boolean => {
  const draft = draftOf(data, own);
  try {
    linkSync(draft, lockFile(data));
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Moves a dead holder's lock away; should a living one have come between, puts hers back. */
const clear = (data: string, dead: string): void => {
  const aside = `${lockFile(data)}.${process.pid}.stale`;
  try {
    renameSync(lockFile(data), aside);
    if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, lockFile(data));
  } catch {
    // Somebody else moved it first; the next round sees whose it is.
  }
  rmSync(aside, { force: true });
};

const refuse = (data: string, pid: number): never => {
  throw new CannotStart('in-use', { pid, folder: data });
};

/** Takes the data folder for this process, also from one that died; refuses, naming it, while one lives (C43). */
export const takeLock = (data: string): Lock => {
  const own: Holder = { pid: process.pid, start: startOf(process.pid) ?? '' };
  let tookOver = false;
  for (let round = 0; !claim(data, own); round += 1) {
    const found = lockHolder(data);
    if (found && isAlive(found)) refuse(data, found.pid);
    if (round > 20) refuse(data, found?.pid ?? 0);
    try {
      clear(data, readFileSync(lockFile(data), 'utf8'));
      tookOver = true;
    } catch {
      // It was released meanwhile.
    }
  }
  return {
    tookOver,
    tell: (socket) => renameSync(draftOf(data, { ...own, socket }), lockFile(data)),
    release: () => {
      if (lockHolder(data)?.start === own.start) rmSync(lockFile(data), { force: true });
    },
  };
};
