import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CannotStart } from '../cannotStart.ts';
import { writeDurably } from './durable.ts';
import { canReach, type ServerUser, serverUser } from './serverUser.ts';

/** Where the embedded server's files are, and whom they belong to. */
export type Place = {
  folder: string;
  user: ServerUser | null;
  /** Where a copy of the programs may be put. */
  binaries: string;
};

const common = '/var/lib/alongside';
const pointer = 'postgres-is-at';

/** One by one: `recursive` says "not found" where nothing may be written, and never ends below `/proc`. */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o755 });
};

/** The data folder itself holds no secret but files of mode 0600, so that the server's user may pass through it. */
export const makeDataFolder = (data: string): void => {
  if (existsSync(data)) return;
  makeFolder(data);
  chmodSync(data, process.getuid?.() === 0 ? 0o711 : 0o700);
};

const pointedAt = (data: string): string | null => {
  try {
    return readFileSync(join(data, pointer), 'utf8').trim() || null;
  } catch {
    return null;
  }
};

/** Beside the data folder's own files where the server's user can walk there, else in a place she can. */
export const findPlace = (data: string): Place => {
  makeDataFolder(data);
  const inside = join(data, 'postgres');
  const pointed = pointedAt(data);
  if (pointed && !existsSync(join(pointed, 'PG_VERSION')))
    throw new CannotStart('data-missing', { folder: pointed });
  const user = serverUser(pointed ?? inside);
  if (pointed) return { folder: pointed, user, binaries: common };
  if (canReach(data, user)) return { folder: inside, user, binaries: data };
  const name = createHash('sha256').update(data).digest('hex').slice(0, 12);
  return { folder: join(common, name), user, binaries: common };
};

/** Says in the data folder where the rest of it is: losing that must never look like a first start. */
export const pointTo = (data: string, folder: string): void => {
  if (dirname(folder) !== data && pointedAt(data) !== folder)
    writeDurably(join(data, pointer), `${folder}\n`, { mode: 0o644 });
};

/** An empty folder of the server's user. */
export const giveFolder = (folder: string, user: ServerUser | null): void => {
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { mode: 0o700 });
  if (user) chownSync(folder, user.uid, user.gid);
};

/** Socket addresses hold about 100 bytes; a deeper data folder has its socket in a private temporary one. */
const longest = 100;
export const socketFile = '.s.PGSQL.5432';

export const socketFolder = (folder: string, user: ServerUser | null): string => {
  const inside = join(folder, 'socket');
  if (Buffer.byteLength(join(inside, socketFile)) <= longest) {
    rmSync(inside, { recursive: true, force: true });
    giveFolder(inside, user);
    return inside;
  }
  const base = Buffer.byteLength(tmpdir()) < 60 && canReach(tmpdir(), user) ? tmpdir() : '/tmp';
  const short = mkdtempSync(join(base, 'alongside-'));
  if (user) chownSync(short, user.uid, user.gid);
  return short;
};

/** Removes a socket folder that lies outside the data. */
export const dropSocketFolder = (socket: string, folder: string): void => {
  if (!socket.startsWith(folder)) rmSync(socket, { recursive: true, force: true });
};
