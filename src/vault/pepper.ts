import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from '../database/embedded/durable.ts';

/** Thrown when the file is there but is not a pepper: overwriting it would lock everybody out. */
export class NotAPepper extends Error {}

/**
 * Reads the pepper, making it at first start. Without it a dump allows no guess (C07); losing it sends everyone to
 * their recovery code. It is backed up elsewhere than the database, never with it.
 */
export const readPepper = (file: string): Buffer => {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeDurably(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return pepperIn(readFileSync(file));
};

/** 32 bytes as base64. Throws `NotAPepper`. */
export const pepperIn = (text: Buffer): Buffer => {
  const pepper = Buffer.from(text.toString('latin1').trim(), 'base64');
  if (pepper.length !== 32) throw new NotAPepper();
  return pepper;
};
