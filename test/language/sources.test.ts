import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { textLanguages } from '../../src/language/lexicon/schema.ts';
import { checkText } from '../../src/language/readText.ts';

const texts = z.strictObject({
  headings: z.array(z.string()).min(12),
  lists: z.array(z.tuple([z.string(), z.int()])).min(6),
  none: z.array(z.string()).min(6),
});
const all = z
  .strictObject({ en: texts, fr: texts, es: texts, ru: texts, zh: texts })
  .parse(parse(readFileSync(join(import.meta.dirname, 'variations', 'sources.yaml'), 'utf8')));

const sourcesOf = (text: string, language: (typeof textLanguages)[number]): number =>
  checkText(text, { language }).sources.length;

describe.each(textLanguages)('a list of sources in %s', (lang) => {
  const { headings, lists, none } = all[lang];

  test.each(headings)('stands under: %s', (heading) => {
    expect(sourcesOf(`${heading}\n\nA (example), B, 2021.\nC (example), D, 2018.`, lang)).toBe(2);
  });

  test.each(lists)('holds each work once, and ends: %s', (text, count) => {
    expect(sourcesOf(text, lang)).toBe(count);
  });

  test.each(none)('is not: %s', (text) => {
    expect(sourcesOf(text, lang)).toBe(0);
  });
});
