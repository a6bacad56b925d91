import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages } from './debian.ts';

const place = '/usr/bin/age';

/** The standard tool, installed where it is missing and can be. */
const ageTool = (): string => {
  if (!existsSync(place)) installPackages(['age']);
  if (!existsSync(place)) throw new Error('These tests need the tool age: install it.');
  return place;
};

const through = (given: string[], input: Buffer): Buffer => {
  const { status, stdout, stderr } = spawnSync(ageTool(), given, { input, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`age: ${stderr}`);
  return stdout;
};

/** What is in a file that was encrypted, by whoever has no program but the standard one. */
export const ageOpens = (sealed: Buffer, keyFile: string): string =>
  through(['--decrypt', '--identity', keyFile], sealed).toString('utf8');

export const ageSeals = (plain: string, recipient: string): Buffer =>
  through(['--encrypt', '--recipient', recipient], Buffer.from(plain, 'utf8'));
