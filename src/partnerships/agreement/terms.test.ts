import { expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { decisionAreas, powerLevels, stepOf } from '../../kernel/power.ts';
import { agreementTerms, termKeys } from './terms.ts';

test('the agreement has ten terms: nine texts and a review date', () => {
  expect(agreementTerms).toHaveLength(10);
  expect(agreementTerms.filter(({ is }) => is === 'text').map(({ key }) => key)).toEqual([...termKeys]);
});

test('every text term has a wording to start from, of two to four sentences', () => {
  for (const key of termKeys) {
    const { label, hint, suggested } = en.terms[key];
    expect(label.length).toBeGreaterThan(0);
    expect(hint.length).toBeGreaterThan(0);
    const sentences = suggested.split(/(?<=[.?!])\s/);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(4);
  }
});

test('every term serves a principle', () => {
  for (const { serves } of agreementTerms) expect(serves.length).toBeGreaterThan(0);
});

test('the power map runs from the ally alone to the community alone, with words for each step', () => {
  expect(stepOf('ally-alone')).toBe(0);
  expect(stepOf('community-alone')).toBe(5);
  expect(Object.keys(en.terms.power.level)).toEqual([...powerLevels]);
  expect(Object.keys(en.terms.power.area)).toEqual([...decisionAreas]);
});
