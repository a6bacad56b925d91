import { accessSync, constants, lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '../cannotStart.ts';

/** Whom PostgreSQL runs as. */
export type ServerUser = { uid: number; gid: number };

/** A user of this machine, by name; never root. */
export const fromPasswd = (name: string): ServerUser | null => {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':').map(Number) ?? [];
  return uid && gid ? { uid, gid } : null;
};

const ownerOf = (folder: string): ServerUser | null => {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
};

/**
 * As an ordinary user: null, PostgreSQL runs as she does. As root, whom PostgreSQL refuses: whoever owns the data
 * already there, or else the machine's `postgres`, or else `nobody`.
 */
export const serverUser = (existing: string): ServerUser | null => {
  if (process.getuid?.() !== 0) return null;
  const user = ownerOf(existing) ?? fromPasswd('postgres') ?? fromPasswd('nobody');
  if (!user) throw new CannotStart('no-server-user');
  return user;
};

const mayPass = (folder: string, { uid, gid }: ServerUser): boolean => {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found) return false;
  if (found.uid === uid) return (found.mode & 0o100) !== 0;
  if (found.gid === gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
};

/** Can this user walk into `folder` from the root of the file system? */
export const canReach = (folder: string, user: ServerUser | null): boolean => {
  if (!user) return true;
  const parent = dirname(folder);
  return mayPass(folder, user) && (parent === folder || canReach(parent, user));
};

export const canWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
