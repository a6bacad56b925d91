#!/usr/bin/env node
// Runs the command under the project's own Node, building it first where that has not been done.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const own = (name) => join(home, 'node_modules', '.bin', name);
const node = existsSync(own('node')) ? own('node') : process.execPath;
const command = join(home, 'dist', 'alongside.js');

if (!existsSync(command)) {
  const build = spawnSync(node, [own('vite'), 'build', '--logLevel', 'error'], {
    cwd: home,
    stdio: ['ignore', 2, 2],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
const run = spawnSync(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(run.status ?? 1);
