import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannotStart.ts';
import { startOf } from './processes.ts';
import { answers, openSocket } from './socket.ts';

const holder = z.object({
  pid: z.number().int(),
  start: z.string(),
  /** The socket in the data folder that answers while the holder lives; the name on the disk stays as it was. */
  door: z
    .string()
    .regex(/^[\w.]+$/)
    .nullable()
    .default(null),
  socket: z.string().optional(),
});
export type Holder = z.infer<typeof holder>;

export const lockFile = (data: string): string => join(data, 'alongside.lock');

const textAt = (data: string): string | null => {
  try {
    return readFileSync(lockFile(data), 'utf8');
  } catch {
    return null;
  }
};

/** A file that a full disk or a power cut left unreadable names nobody. */
const holderIn = (text: string | null): Holder | null => {
  try {
    return holder.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
};

/** Who holds the data folder, or held it when it died. */
export const lockHolder = (data: string): Holder | null => holderIn(textAt(data));

/** A pid says nothing of a process in another container, which may share the folder: its socket does. */
export const isAlive = async (data: string, { pid, start, door }: Holder): Promise<boolean> =>
  startOf(pid) === start || (door !== null && (await answers(join(data, door))));

export type Lock = {
  /** The process before us died without letting go: its server may still be running. */
  tookOver: boolean;
  /** Lets others find the server that runs here. */
  tell: (socket: string) => void;
  release: () => void;
  /** Leaves the dead one's lock as a lock of the dead: what it left running is still to be cleared. */
  passOn: () => void;
};

const draftOf = (data: string, own: Holder): string => {
  const draft = `${lockFile(data)}.${randomUUID()}`;
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

const dropSocket = (data: string, dead: Holder | null): void => {
  if (dead?.door) rmSync(join(data, dead.door), { force: true });
};

/** Moves a dead holder's lock away; should a living one have come between, puts hers back. */
const clear = (data: string, dead: string): void => {
  const aside = `${lockFile(data)}.${randomUUID()}`;
  try {
    renameSync(lockFile(data), aside);
    if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, lockFile(data));
    else dropSocket(data, holderIn(dead));
  } catch {
    // Somebody else moved it first; the next round sees whose it is.
  }
  rmSync(aside, { force: true });
};

const failInUse = (data: string, pid: number): never => {
  throw new CannotStart('in-use', { pid, folder: data });
};

/** Claims the folder, clearing what the dead left; true when there was something to clear. */
const claimOver = async (data: string, own: Holder): Promise<boolean> => {
  let tookOver = false;
  for (let round = 0; !claim(data, own); round += 1) {
    const text = textAt(data);
    const found = holderIn(text);
    if (found && (await isAlive(data, found))) failInUse(data, found.pid);
    if (round > 20) failInUse(data, found?.pid ?? 0);
    if (text === null) continue;
    clear(data, text);
    tookOver = true;
  }
  return tookOver;
};

/** Takes the data folder for this process, also from one that died; refuses, naming it, while one lives (C43). */
export const takeLock = async (data: string): Promise<Lock> => {
  const living = await openSocket(data);
  const own: Holder = { pid: process.pid, start: startOf(process.pid) ?? '', door: living?.name ?? null };
  const isOwn = (found: Holder | null): boolean => found?.start === own.start && found.door === own.door;
  try {
    const tookOver = await claimOver(data, own);
    return {
      tookOver,
      tell: (socket) => renameSync(draftOf(data, { ...own, socket }), lockFile(data)),
      release: () => {
        if (isOwn(lockHolder(data))) rmSync(lockFile(data), { force: true });
        living?.close();
      },
      passOn: () => living?.close(),
    };
  } catch (error) {
    living?.close();
    throw error;
  }
};
