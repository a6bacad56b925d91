import { afterAll, expect, test, vi } from 'vitest';
import { boundedPatterns, putTogether } from './boundedPatterns.ts';
import { examinedAnew, growthOf, keepExamined } from './examined.ts';
import { allPatterns, examine, patternsIn } from './patterns.ts';

vi.setConfig({ testTimeout: 900_000 });

afterAll(keepExamined);

const all = allPatterns();
const written = all.flatMap(({ file, source, flags }) => (source === null ? [] : [{ file, source, flags }]));

test('the search tells patterns that grow with the square of their text, and faster, from those that do not', () => {
  const [nested, blanks, plain, made] = patternsIn(
    'src/some.tsx',
    'const page = <p>{[/^(a+)+$/, /[ \\t]+$/g, /^[a-z]+$/u, new RegExp("x")]}</p>;',
  );
  expect(made).toEqual({ file: 'src/some.tsx', source: null, flags: '' });
  expect(
    [nested, blanks, plain].map((one) => examine({ source: one?.source ?? '', flags: one?.flags ?? '' })),
  ).toEqual(['exponential', '2nd degree polynomial', null]);
});

test('no regular expression of the program grows faster than its text, but for those whose text is short (C55)', () => {
  const known = new Map<string, string | null>();
  const growth = ({ source, flags }: { source: string; flags: string }): string | null => {
    const key = `/${source}/${flags}`;
    if (!known.has(key)) known.set(key, growthOf({ source, flags }));
    return known.get(key) ?? null;
  };
  const growing = written.flatMap((one) => {
    const how = growth(one);
    return how === null ? [] : [{ ...one, how }];
  });
  const isListed = ({ file, source }: { file: string; source: string }): boolean =>
    boundedPatterns.some((listed) => listed.file === file && source.startsWith(listed.begins));
  expect(growing.filter((one) => !isListed(one))).toEqual([]);
  // What no longer grows, or no longer stands there, is taken out of the list.
  const needed = boundedPatterns.filter(({ file, begins, untold }) =>
    (untold ? written : growing).some((one) => one.file === file && one.source.startsWith(begins)),
  );
  expect(boundedPatterns.filter((one) => !needed.includes(one))).toEqual([]);
});

test('nor does one that is put together when the program runs (C55)', () => {
  const files = all.filter(({ source }) => source === null).map(({ file }) => file);
  expect([...new Set(files)]).toEqual(Object.keys(putTogether));
  const made = Object.values(putTogether).flatMap((one) => (typeof one === 'string' ? [] : one()));
  const distinct = new Map(made.map((pattern) => [String(pattern), pattern]));
  const growing = [...distinct.values()].filter((pattern) => growthOf(pattern) !== null);
  expect(growing.map(String)).toEqual([]);
});

test('what the search said before, it says again', () => {
  for (const { written, kept, now } of examinedAnew(5)) expect([written, now]).toEqual([written, kept]);
});
