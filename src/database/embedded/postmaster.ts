import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '../cannotStart.ts';
import { connected, type Target } from '../connection.ts';
import { connectionLost, troubleFrom } from '../trouble.ts';
import type { Binaries } from './binaries.ts';
import { socketFile } from './place.ts';
import { servesFolder, waitUntil } from './processes.ts';
import type { ServerUser } from './serverUser.ts';
import { answers } from './socket.ts';

/** Durable (C42), private, and silent: no statement, value or DETAIL ever reaches a log (C37). */
const settings: Record<string, string | number> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '256MB',
  wal_recycle: 'off', // a used stretch of the log would keep what it says under a new name (C39)
  shared_buffers: '96MB',
  max_connections: 50,
  max_parallel_workers_per_gather: 0,
  jit: 'off',
  timezone: 'UTC',
  datestyle: 'ISO',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: -1,
  log_min_duration_sample: -1,
  log_parameter_max_length: 0,
  log_parameter_max_length_on_error: 0,
  log_checkpoints: 'off',
  log_temp_files: -1,
  log_autovacuum_min_duration: -1,
};

const serverEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs one of PostgreSQL's programs; gives its exit code and the last it said. */
export const runProgram = async (
  program: string,
  options: string[],
  user: ServerUser | null,
): Promise<{ code: number | null; said: string }> => {
  const child = spawn(program, options, {
    cwd: '/',
    ...user,
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = listen(child);
  const code = await new Promise<number | null>((done) => {
    child.once('close', done);
    child.once('error', () => done(null));
  });
  return { code, said: said() };
};

/** Keeps the last few kilobytes of what a program says, until `forget`. */
const listen = (child: ChildProcess): (() => string) => {
  let heard = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    heard = (heard + text).slice(-8192);
  });
  return () => heard;
};

/** PostgreSQL takes room for its log 16 MB at a time, and does not always name what it lacked. */
const hasNoRoom = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < 16 * 1024 * 1024;
  } catch {
    return false;
  }
};

const complaints = /(?:FATAL|PANIC|initdb: error|error while loading shared libraries):\s*(.*)/g;

/** Why a program failed, told from what it said: its own first complaint, not its answers to us while it started. */
export const failure = (said: string, folder: string): CannotStart => {
  if (/no space left on device|disk quota exceeded/i.test(said) || hasNoRoom(folder))
    return new CannotStart('disk-full', { folder });
  const heard = [...said.matchAll(complaints)].map(([, complaint = '']) => complaint);
  const detail = heard.find((complaint) => !complaint.startsWith('the database system is')) ?? '';
  return new CannotStart('server-failed', { folder, detail: detail.slice(0, 200) });
};

/** PostgreSQL's own lock file: whose it is, and the folder of its socket. */
const pidFile = (folder: string): { pid: number; socket: string } | null => {
  try {
    const [pid, , , , socket] = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return Number(pid) ? { pid: Number(pid), socket: socket ?? '' } : null;
  } catch {
    return null;
  }
};

/**
 * Deals with a server that outlived its application: stops it when that application is known dead, refuses when it
 * is somebody else's. A pid file whose process is not PostgreSQL here is only a leftover.
 */
export const clearLeftover = async (folder: string, data: string, ownerDied: boolean): Promise<void> => {
  const left = pidFile(folder);
  if (!left) return;
  const { pid } = left;
  const serves = (): boolean => servesFolder(pid, realpathSync(folder));
  // In another container its pid is not to be seen, nor can it be stopped from here.
  if (!serves() && left.socket && (await answers(join(left.socket, socketFile))))
    throw new CannotStart('in-use', { pid, folder: data });
  if (serves()) {
    if (!ownerDied) throw new CannotStart('in-use', { pid, folder: data });
    for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
      process.kill(pid, signal);
      if (await waitUntil(() => !serves(), 20_000)) break;
    }
    if (serves()) throw new CannotStart('in-use', { pid, folder: data });
  }
  rmSync(join(folder, 'postmaster.pid'), { force: true });
};

export type Postmaster = {
  /** Settles when the server process is gone, for whatever reason. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

/** Starts the server and waits until it lets `target` in. */
export const startPostmaster = async (
  binaries: Binaries,
  folder: string,
  user: ServerUser | null,
  target: Target,
): Promise<Postmaster> => {
  const options = Object.entries({ ...settings, unix_socket_directories: target.host }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  );
  // Its own process group: Ctrl-C reaches the application, which finishes its requests and then stops the server.
  const child = spawn(join(binaries.folder, 'postgres'), ['-D', folder, ...options], {
    cwd: '/',
    ...user,
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const said = listen(child);
  const state = { over: false };
  const ended = new Promise<void>((done) => {
    const end = (): void => {
      state.over = true;
      done();
    };
    child.once('close', end);
    child.once('error', end);
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    if (!(await waitUntil(() => state.over, 30_000))) child.kill('SIGQUIT');
    await ended;
  };
  try {
    await untilAccepting(target, state, (complaint) => failure(complaint ?? said(), folder));
  } catch (error) {
    if (!state.over) await stop();
    throw error;
  }
  child.stderr?.removeAllListeners('data').resume();
  return { ended, stop };
};

/** Not yet listening, or still reading its log after a crash; anything else will not pass by waiting. */
const notYet = [connectionLost, '57P03'];

const untilAccepting = async (
  target: Target,
  state: { over: boolean },
  why: (complaint?: string) => CannotStart,
): Promise<void> => {
  for (;;) {
    if (state.over) throw why();
    try {
      return await connected(target, async () => {});
    } catch (error) {
      if (error instanceof Error && !notYet.includes(troubleFrom(error).sqlstate))
        throw why(`FATAL: ${error.message}`);
      await pause(15);
    }
  }
};
