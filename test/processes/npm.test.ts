import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { buildProgram } from './build.ts';
import { dropFolders, newFolder } from './program.ts';

let program: string;
beforeAll(() => {
  program = buildProgram(inject('programFolder'));
  cpSync('.npmrc', join(program, '.npmrc'));
}, 300_000);
afterAll(dropFolders);

/** npm as people have it: under a Node that is older than what the packages ask for. */
const olderNode = `
if (/\\bnp[mx](?:-cli)?(?:\\.js)?$/.test(process.argv[1] ?? ''))
  Object.defineProperty(process, 'version', { value: 'v20.20.2' });
`;
const underOlderNode = (command: 'npm' | 'npx', given: string[], cwd: string) => {
  const preload = join(newFolder(), 'older.cjs');
  writeFileSync(preload, olderNode);
  const cache = newFolder();
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: cache,
    npm_config_cache: cache,
    NODE_OPTIONS: `--require ${preload}`,
  };
  const { status, stdout, stderr } = spawnSync(command, given, { cwd, env, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
};

/** As a fresh clone is to npm. */
const clone = (): string => {
  const folder = newFolder();
  for (const file of ['.npmrc', 'package.json', 'package-lock.json']) cpSync(file, join(folder, file));
  return folder;
};
/** It looks at what every package asks for, and loads none of them. */
const install = (folder: string) => underOlderNode('npm', ['ci', '--dry-run', '--offline'], folder);

test('npm ci says nothing of the Node it runs under: the program brings its own', () => {
  expect(install(clone())).toMatchObject({ status: 0, err: '' });
});

test('without that setting it would, so the older Node is really seen', () => {
  const folder = clone();
  writeFileSync(join(folder, '.npmrc'), '');
  expect(install(folder).err).toContain('EBADENGINE');
});

test('an error is still told', () => {
  const folder = clone();
  rmSync(join(folder, 'package-lock.json'));
  const { status, err } = install(folder);
  expect(status).toBe(1);
  expect(err).toContain('package-lock.json');
});

test('the command answers, and nothing else stands in front of its answer', () => {
  const plan = join(process.cwd(), 'examples/csw65-panel.yaml');
  const { status, out, err } = underOlderNode('npx', ['--no', 'alongside', 'check', plan], program);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('nothing found');
});
