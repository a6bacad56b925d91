import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { textLanguages } from '../../src/language/lexicon/schema.ts';
import { readText } from '../../src/language/readText.ts';

const read = <Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> =>
  shape.parse(parse(readFileSync(join(import.meta.dirname, 'variations', `${file}.yaml`), 'utf8')));
const perLanguage = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject({ en: shape, fr: shape, es: shape, ru: shape, zh: shape });

const lists = read(
  'lists',
  perLanguage(
    z.strictObject({
      none: z.array(z.string()),
      lists: z.record(z.string(), z.tuple([z.string(), z.string()])),
    }),
  ),
);

describe.each(textLanguages)('a list of people in %s', (lang) => {
  const { none, lists: found } = lists[lang];

  test.each(none)('is no sentence: %s', (text) => {
    expect(readText(text, lang).lists.map(({ from, to }) => text.slice(from, to))).toEqual([]);
  });

  test.each(Object.entries(found))('is found: %s', (text, [first, last]) => {
    const said = readText(text, lang).lists.map(({ from, to }) => text.slice(from, to));
    expect(said).toHaveLength(1);
    expect(said[0]?.startsWith(first)).toBe(true);
    expect(said[0]?.endsWith(last)).toBe(true);
  });

  test('is tried on twelve texts of each sort', () => {
    expect(Math.min(none.length, Object.keys(found).length)).toBeGreaterThanOrEqual(12);
  });
});

const byText = z.record(z.string(), z.string());
const names = read('names', perLanguage(z.strictObject({ not: byText, named: byText })));

describe.each(textLanguages)('a name in %s', (lang) => {
  test.each(Object.entries(names[lang].not))('names nobody: %s', (text, population) => {
    expect(readText(text, lang).mentions.flatMap((one) => one.names)).not.toContain(population);
  });

  test.each(Object.entries(names[lang].named))(
    'takes no name from the people beside it: %s',
    (text, population) => {
      expect(readText(text, lang).mentions.flatMap((one) => one.names)).toContain(population);
    },
  );
});

const named = read('named', perLanguage(z.strictObject({ named: byText, not: byText })));

describe.each(textLanguages)('a group in %s', (lang) => {
  test.each(Object.entries(named[lang].named))('is seen where it is named: %s', (text, population) => {
    expect(readText(text, lang).mentions.flatMap((one) => one.names)).toContain(population);
  });

  test.each(Object.entries(named[lang].not))('is not seen where it is not: %s', (text, population) => {
    expect(readText(text, lang).mentions.flatMap((one) => one.names)).not.toContain(population);
  });

  test('is tried on twelve texts of each sort, and so is a name', () => {
    for (const texts of [names[lang].not, names[lang].named, named[lang].named, named[lang].not])
      expect(Object.keys(texts).length).toBeGreaterThanOrEqual(12);
  });
});

const leftOut = read(
  'leftOut',
  perLanguage(z.strictObject({ out: z.record(z.string(), z.array(z.string()).min(2)), named: byText })),
);

describe.each(textLanguages)('a row after a negation in %s', (lang) => {
  const { out, named: said } = leftOut[lang];

  test.each(Object.entries(out))('leaves out all that are in it: %s', (text, populations) => {
    const names = readText(text, lang).mentions.flatMap((one) => one.names);
    expect(populations.filter((one) => names.includes(one))).toEqual([]);
    expect(readText(text, lang).matches.name.length).toBeGreaterThan(1);
  });

  test.each(Object.entries(said))('leaves out nobody who is named: %s', (text, population) => {
    expect(readText(text, lang).mentions.flatMap((one) => one.names)).toContain(population);
  });

  test('is tried on twelve texts of each sort', () => {
    expect(Math.min(Object.keys(out).length, Object.keys(said).length)).toBeGreaterThanOrEqual(12);
  });
});
