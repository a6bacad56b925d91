#!/usr/bin/env node
// Runs the command under the project's own Node, building it first where that has not been done.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const own = (name) => join(home, 'node_modules', '.bin', name);
const node = existsSync(own('node')) ? own('node') : process.execPath;
const command = join(home, 'dist', 'alongside.js');

if (!existsSync(command)) buildIfChanged();
const run = spawn(node, [command, ...process.argv.slice(2)], { stdio: 'inherit' });
// The command undoes what it began; whoever waits for us waits for that.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => run.kill(signal));
run.once('exit', (code) => process.exit(code ?? 1));
