// Builds the program where its source is not what it was built from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const builtFrom = join(home, 'dist', 'built-from');
const vite = join(home, 'node_modules', 'vite', 'bin', 'vite.js');
const sources = [
  'src/**/*',
  'locales/*',
  'vocabulary/**/*',
  'docs/claims.md',
  'vite.config.ts',
  'tsconfig.json',
  'package.json',
];

/** One line for everything that a build reads. */
const source = () => {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: home }).sort()) {
    const path = join(home, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
};

/** Builds what `dist/` lacks. A packed release carries its build, and needs nothing that builds. */
export const buildIfChanged = () => {
  const now = source();
  if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === now) return;
  const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: home,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(builtFrom, now);
};
