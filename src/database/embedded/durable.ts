import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A new name outlives a power cut only once its folder is on the disk (C42). */
export const syncFolder = (folder: string): void => {
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } catch {
    // Some network file systems cannot; there, names are as safe as their server keeps them.
  } finally {
    closeSync(opened);
  }
};

/** Writes a small file, and is done when it is on the disk. */
export const writeDurably = (
  file: string,
  text: string,
  { mode, flag = 'w' }: { mode: number; flag?: string },
): void => {
  writeFileSync(file, text, { mode, flag, flush: true });
  syncFolder(dirname(file));
};
