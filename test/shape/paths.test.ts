import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** Pages that people read. What a whole run wrote of itself, `docs/claims.md`, is as old as that run. */
const pages = globSync(['*.md', 'docs/**/*.md', 'vocabulary/**/*.md', 'deploy/*.md']).filter(
  (page) => page !== join('docs', 'claims.md'),
);
const files = globSync(
  '{src,test,bench,bin,deploy,docs,examples,locales,vocabulary,adapters}/**/*.{ts,tsx,js,sql,json,yaml,md,css}',
).concat(globSync('*.{md,json,ts}'));

/** Written by whoever runs it, so named and not there. */
const made = ['STATE.json', 'PLAN.yaml', 'checkpoint.txt', 'recovery-key.txt', 'locales/es.json'];
/** A package, not a file. */
const packages = ['dinero.js'];

const linked = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/\]\((?![a-z]+:|#|\/)([^)\s#]+)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  );
const inCode = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/`([^`\n]+)`/g)]
    .flatMap(([, code = '']) => code.split(/[\s,()'"]+/))
    .map((word) => word.replace(/#.*$|[.:;]+$/g, ''))
    .filter((word) => /^[\w.-]+(?:\/[\w.-]+)*\.(?:tsx?|sql|json|yaml|md|css)$/.test(word))
    .filter((word) => !word.startsWith('.') && !made.includes(word) && !packages.includes(word));

test('a page leads to files that are there', () => {
  const lost = pages.flatMap((page) =>
    linked(page)
      .filter((path) => globSync(path).length === 0)
      .map((path) => `${page}: ${path}`),
  );
  expect(lost).toEqual([]);
});

test('a page names files by names that they have', () => {
  const isThere = (name: string): boolean =>
    files.some((file) => file === name || file.endsWith(`/${name}`)) || globSync(name).length > 0;
  const lost = pages.flatMap((page) =>
    inCode(page)
      .filter((name) => !isThere(name))
      .map((name) => `${page}: ${name}`),
  );
  expect(lost).toEqual([]);
  expect(pages.map((page) => basename(page))).toContain('CONTRIBUTING.md');
});
