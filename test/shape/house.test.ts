import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const files = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file));
const text = (file: string): string => readFileSync(file, 'utf8');
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, path]) =>
    normalize(join(dirname(file), path ?? '')),
  );
const manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const roomOf = (file: string): string => file.split('/')[1] ?? '';

const capabilities = new Set([
  'organisations',
  'partnerships',
  'engagements',
  'statements',
  'assessments',
  'library',
  'opportunities',
  'introductions',
  'repairs',
  'accountability',
]);
/** Rooms that stand on the capabilities, not under them. */
const above = new Set([
  'app.ts',
  'server.ts',
  'launch',
  'serving.ts',
  'main.ts',
  'tasks.ts',
  'worker.ts',
  'principles.ts',
  'jobs',
  'example',
  'command',
]);

test('a capability imports no other capability', () => {
  const crossings = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (target) =>
          capabilities.has(roomOf(file)) &&
          capabilities.has(roomOf(target)) &&
          roomOf(file) !== roomOf(target),
      )
      .map((target) => `${file} → ${target}`),
  );
  expect(crossings).toEqual([]);
});

test('the foundation stands on no capability', () => {
  const crossings = files.flatMap((file) =>
    importsOf(file)
      .filter(
        (target) =>
          !capabilities.has(roomOf(file)) && !above.has(roomOf(file)) && capabilities.has(roomOf(target)),
      )
      .map((target) => `${file} → ${target}`),
  );
  expect(crossings).toEqual([]);
});

test('the kernel does no input and no output', () => {
  for (const file of files.filter((one) => roomOf(one) === 'kernel')) {
    expect([
      file,
      importsOf(file).filter((target) => roomOf(target) !== 'kernel' && target !== 'locales/en.json'),
    ]).toEqual([file, []]);
    expect([file, /node:(fs|net|http|child_process)|kysely|'pg'/.test(text(file))]).toEqual([file, false]);
  }
});

test('only the entry reads the environment', () => {
  const readers = files.filter((file) => text(file).includes('process.env'));
  expect(readers.sort()).toEqual(['src/command/alongside.ts', 'src/main.ts']);
});

test('only the database folder holds a connection (C22)', () => {
  const holders = files.filter((file) => /from 'pg'|new Kysely|PostgresDialect/.test(text(file)));
  expect(holders.filter((file) => roomOf(file) !== 'database')).toEqual([]);
});

test('pages and rules never touch SQL (C23)', () => {
  const touching = files.filter(
    (file) =>
      /(?:Page|Pages|Parts|rules)\.tsx?$/.test(file) &&
      /selectFrom|insertInto|updateTable|deleteFrom|sql`/.test(text(file)),
  );
  expect(touching).toEqual([]);
});

test('no room is called by a word that says nothing', () => {
  const empty = globSync('src/**/*').filter((path) =>
    /(?:^|\/)(utils?|helpers?|common|lib|services?|types)(?:\.tsx?)?$/.test(path),
  );
  expect(empty).toEqual([]);
});

test('every package that runs has its reasons written down (C53)', () => {
  const { dependencies, optionalDependencies } = manifest.parse(JSON.parse(text('package.json')));
  const headings =
    text('docs/decisions/0009-dependencies.md')
      .match(/^## .*$/gm)
      ?.join(' ') ?? '';
  const unexplained = [...Object.keys(dependencies), ...Object.keys(optionalDependencies)].filter(
    (name) => !headings.includes(`\`${name}\``),
  );
  expect(unexplained).toEqual([]);
});
