import { spawnSync } from 'node:child_process';
import { isRoot } from './program.ts';

/** Does this machine let us? A program that root on Linux could install is no reason to leave a test out. */
export const mayRun = (program: string, options: readonly string[]): boolean => {
  const { error, status } = spawnSync(program, options);
  if (error && isRoot && process.platform === 'linux')
    throw new Error(`These tests need ${program}: install it.`, { cause: error });
  return status === 0;
};
