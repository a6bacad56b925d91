import { describe, expect, test } from 'vitest';
import { type TextRule, textRuleNames } from '../../src/language/findings/textFinding.ts';
import { textLanguages } from '../../src/language/lexicon/schema.ts';
import { corpus, mark, read } from './golden.ts';

const marked = corpus.map((golden) => ({ golden, result: read(golden) }));

describe('every text gives the findings it must, and no other', () => {
  test.each(marked)('$golden.name', ({ golden, result }) => {
    const { missed, extra } = mark(golden, result);
    expect({
      missed,
      extra: extra.map(({ rule, words, population, entry, severity }) => ({
        ...{ rule, words, severity, entry },
        ...(population ? { population } : {}),
      })),
    }).toEqual({ missed: [], extra: [] });
  });
});

describe('every text names those whom it names, and nobody else', () => {
  test.each(marked.filter(({ golden }) => golden.named.length + golden.notNamed.length > 0))(
    '$golden.name',
    ({ golden, result }) => {
      expect(golden.named.filter((key) => !result.named.includes(key))).toEqual([]);
      expect(golden.notNamed.filter((key) => result.named.includes(key))).toEqual([]);
    },
  );
});

test('there is no finding at all in the texts that are clean', () => {
  const clean = marked.filter(({ golden }) => golden.clean);
  expect(clean.length).toBeGreaterThanOrEqual(15);
  expect(clean.flatMap(({ result }) => result.findings)).toEqual([]);
});

test('there are texts enough, in each of the five languages', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(60);
  for (const lang of textLanguages)
    expect(corpus.filter((one) => one.lang === lang).length).toBeGreaterThanOrEqual(10);
});

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

test('precision and recall, by rule and language', () => {
  const rows = textRuleNames.flatMap((rule: TextRule) =>
    textLanguages.flatMap((lang) => {
      const of = marked
        .filter(({ golden }) => golden.lang === lang)
        .map(({ golden, result }) => mark(golden, result));
      const count = (list: readonly { rule: TextRule }[][]) =>
        list.flat().filter((one) => one.rule === rule).length;
      const met = count(of.map((one) => one.met));
      const missed = count(of.map((one) => one.missed));
      const extra = count(of.map((one) => one.extra));
      if (met + missed + extra === 0) return [];
      return [
        { rule, lang, precision: share(met, met + extra), recall: share(met, met + missed), found: met },
      ];
    }),
  );
  console.table(rows);
  expect(rows.length).toBeGreaterThan(0);
});
