import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

const entry = z.object({
  version: z.string().optional(),
  // An old form is a list; none of those runs.
  license: z.unknown().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
});
const named = z.record(z.string(), z.string());
const manifest = z.object({
  dependencies: named,
  optionalDependencies: named,
  devDependencies: named,
});
const text = (file: string): string => readFileSync(file, 'utf8');
const lock = z
  .object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(text('package-lock.json')));
const { '': root, ...others } = lock.packages;
const packages = Object.entries(others).map(([path, one]) => ({ path, ...entry.parse(one) }));
const running = packages.filter(({ dev, devOptional }) => !dev && !devOptional);

/** May only become fewer; one more is a decision, with a section in `docs/decisions/0009-dependencies.md`. */
const mostThatRun = 114;

/** Free licences that go with AGPL-3.0-or-later. */
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'OFL-1.1',
]);
/** Says its licence in a file alone: MIT. */
const saidInAFile = ['node_modules/png-js'];

test('what runs is what the lock file names, to the byte, on any platform (C53)', () => {
  expect(
    packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ path }) => path),
  ).toEqual([]);
  expect(packages.filter(({ link }) => link).map(({ path }) => path)).toEqual([]);
  const { dependencies, optionalDependencies, devDependencies } = manifest.parse(
    JSON.parse(text('package.json')),
  );
  const asked = { ...dependencies, ...optionalDependencies, ...devDependencies };
  const inexact = Object.entries(asked).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version));
  expect(inexact).toEqual([]);
  expect(manifest.parse(root)).toEqual({ dependencies, optionalDependencies, devDependencies });
  // CI installs what is locked, or stops.
  expect(text('.ci/run')).toMatch(/^npm ci\b/m);
  expect(text('.ci/run')).not.toMatch(/\bnpm (?:install|update|i)\b/);
});

test('no package runs anything when it is installed (C53)', () => {
  const settings = text('.npmrc').split('\n');
  expect(settings).toContain('ignore-scripts=true');
  expect(settings).toContain('save-exact=true');
});

test('every package that runs has a licence that goes with ours (C53)', () => {
  const others = running.filter(
    ({ path, license }) => !allowed.has(String(license)) && !saidInAFile.includes(path),
  );
  expect(others.map(({ path, license }) => `${path}: ${license}`)).toEqual([]);
  for (const path of saidInAFile) expect(text(`${path}/LICENSE`)).toMatch(/^MIT License/);
});

test('no more packages run than were decided on, over all platforms together (C53)', () => {
  expect(running.length).toBeLessThanOrEqual(mostThatRun);
  expect(text('docs/decisions/0009-dependencies.md')).toContain(`${mostThatRun} entries`);
});
