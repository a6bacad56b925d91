import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const readOr = (path: string, otherwise: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
};

/** When a process started, in the system's own terms: a pid is used again, a pid and its start are not. */
const startOnLinux = (pid: number): string | null => {
  const fields = readOr(`/proc/${pid}/stat`, '').split(') ').at(-1)?.split(' ') ?? [];
  const [state, start] = [fields[0], fields[19]];
  if (!start || state === 'Z' || state === 'X') return null;
  return `${readOr('/proc/sys/kernel/random/boot_id', '').trim()} ${start}`;
};

const ps = (pid: number, column: string): string | null =>
  spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null;

/** Names one run of one process; null when it is over. */
export const startOf = (pid: number): string | null =>
  process.platform === 'linux' ? startOnLinux(pid) : ps(pid, 'lstart');

/** Is this process the PostgreSQL server of that data folder? */
export const servesFolder = (pid: number, folder: string): boolean => {
  if (startOf(pid) === null) return false;
  if (process.platform !== 'linux') return ps(pid, 'command')?.includes(folder) ?? false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder;
  } catch {
    return false;
  }
};

/** Waits until `over` says so; false when that took too long. */
export const waitUntil = async (over: () => boolean, milliseconds: number): Promise<boolean> => {
  const end = performance.now() + milliseconds;
  while (!over()) {
    if (performance.now() > end) return false;
    await pause(20);
  }
  return true;
};
