import { describe, expect, test } from 'vitest';
import { textLanguages } from '../../src/language/lexicon/schema.ts';
import { checkText } from '../../src/language/readText.ts';
import { conflation } from './stanceTexts.ts';

const isConflated = (text: string, language: (typeof textLanguages)[number]): boolean =>
  checkText(text, { language }).findings.some(({ rule }) => rule === 'conflation');

describe.each(textLanguages)('%s: who argues against the conflation is not blocked for it', (lang) => {
  test.each(conflation[lang].notSaid)('%s', (text) => {
    expect(isConflated(text, lang)).toBe(false);
  });
});

describe.each(textLanguages)('%s: who says it is', (lang) => {
  test.each(conflation[lang].said)('%s', (text) => {
    expect(isConflated(text, lang)).toBe(true);
  });
});
