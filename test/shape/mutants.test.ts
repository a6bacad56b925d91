import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { claims } from '../claims/claims.ts';
import { mutants } from '../claims/mutants.ts';

const text = (file: string): string => readFileSync(file, 'utf8');
const times = (whole: string, part: string): number => whole.split(part).length - 1;

/** Where a claim's guard has to be listed, so that `npm run mutate` can take it away. */
const guarded = claims.map(({ number }) => number).filter((number) => number >= 'C15' && number <= 'C38');

test('each claim on access and on the web has a guard that is taken away to see who notices', () => {
  const listed = new Set<string>(mutants.flatMap((mutant) => mutant.claims));
  expect(guarded).toHaveLength(24);
  expect(guarded.filter((number) => !listed.has(number))).toEqual([]);
});

test.each(mutants)('the guard still stands once in $file: $guard', ({ file, guard, without }) => {
  expect(times(text(file), guard)).toBe(1);
  expect(without).not.toBe(guard);
});

/** Titles are put together from a suite, a test and what each row fills in: what is fixed of them stands in the file. */
const isIn = (source: string, title: string): boolean =>
  source.includes(title) || title.split(/: |, /).every((piece) => source.includes(piece));
const fills: Record<string, string> = {
  'her own world in invitation': 'her own world in %s',
  'her own world in decision': 'her own world in %s',
  'shows nothing in invitation': 'shows nothing in %s',
};

test.each(mutants)('the test that attacks it is there: $attack.title', ({ attack }) => {
  const [filled = '', asWritten = ''] =
    Object.entries(fills).find(([title]) => attack.title.includes(title)) ?? [];
  expect(isIn(text(attack.file), attack.title.replace(filled, asWritten))).toBe(true);
});
