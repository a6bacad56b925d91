import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { TextRule } from '../../src/language/findings/textFinding.ts';
import { type TextLanguage, textLanguages } from '../../src/language/lexicon/schema.ts';
import { checkText } from '../../src/language/readText.ts';

const texts = z.strictObject({ found: z.array(z.string()).min(12), not: z.array(z.string()).min(12) });
const perLanguage = z.strictObject({ en: texts, fr: texts, es: texts, ru: texts, zh: texts });
const all = z
  .strictObject({
    titles: perLanguage,
    promises: perLanguage,
    centres: perLanguage,
    closings: perLanguage,
    pledges: perLanguage,
  })
  .parse(parse(readFileSync(join(import.meta.dirname, 'variations', 'smaller.yaml'), 'utf8')));

const isFound = (text: string, language: TextLanguage, of: TextRule): boolean =>
  checkText(text, { language }).findings.some(({ rule }) => rule === of);

const kinds: [keyof typeof all, TextRule][] = [
  ['titles', 'language'],
  ['promises', 'hollow-inclusion'],
  ['centres', 'centre-without-who'],
  ['closings', 'hollow-inclusion'],
  ['pledges', 'hollow-inclusion'],
];

describe.each(kinds)('%s', (kind, rule) => {
  describe.each(textLanguages)('in %s', (lang) => {
    test.each(all[kind][lang].found)('found: %s', (text) => {
      expect(isFound(text, lang, rule)).toBe(true);
    });

    test.each(all[kind][lang].not)('not found: %s', (text) => {
      expect(isFound(text, lang, rule)).toBe(false);
    });
  });
});
