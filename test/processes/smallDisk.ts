import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';
import { newFolder } from './program.ts';
import { mayRun } from './rights.ts';

export type SmallDisk = {
  folder: string;
  /** Leaves no room. */
  fill: () => void;
  /** Makes room again. */
  empty: () => void;
  /** From now on it may only be read. */
  seal: () => void;
};

const diskIn = (folder: string): SmallDisk => {
  const filling = join(folder, 'filling');
  const empty = (): void => rmSync(filling, { force: true });
  const fill = (): void => {
    const file = openSync(filling, 'a');
    const block = Buffer.alloc(4096);
    try {
      for (;;) writeSync(file, block);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      closeSync(file);
    }
  };
  const seal = (): void => void spawnSync('mount', ['-o', 'remount,ro', folder]);
  return { folder, fill, empty, seal };
};

/** A real file system of so many megabytes, which really runs full. */
export const withSmallDisk = async (
  context: TestContext,
  megabytes: number,
  work: (disk: SmallDisk) => Promise<void>,
): Promise<void> => {
  const folder = newFolder();
  const mounted = mayRun('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  context.skip(!mounted, 'this machine lets us mount no small file system');
  chmodSync(folder, 0o755);
  try {
    await work(diskIn(folder));
  } finally {
    spawnSync('umount', ['-l', folder]);
  }
};
