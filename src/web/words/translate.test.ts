import { beforeAll, expect, test } from 'vitest';
import { dayInWords } from './figures.ts';
import { translator, wordsReady } from './translate.ts';

const [en, fr] = [translator('en'), translator('fr')];
const size = 'partnership.record.size';

beforeAll(() => wordsReady);

test('an amount is written the way the reader’s language writes it', () => {
  expect([en(size, { count: 12_345 }), fr(size, { count: 12_345 })]).toEqual([
    '12,345 entries',
    '12\u202f345 inscriptions',
  ]);
});

test('each language counts in its own way: French takes the singular for nothing at all', () => {
  expect([0, 1, 2].map((count) => en(size, { count }))).toEqual(['0 entries', 'One entry', '2 entries']);
  expect([0, 1, 2, 1_000_000].map((count) => fr(size, { count }))).toEqual([
    '0 inscription',
    '1 inscription',
    '2 inscriptions',
    '1\u202f000\u202f000 inscriptions',
  ]);
});

test('a number that is a name stays as it is', () => {
  expect(fr('partnership.record.number', { sequence: 12_345 })).toBe('Inscription 12345');
});

test('what a person wrote is never read as a sentence of ours', () => {
  for (const t of [en, fr])
    for (const title of ['$t(product.name)', '{{count}}', '<b>&amp;</b>'])
      expect(t('partnership.leaving.heading', { title })).toContain(title);
});

test('a day is written the way the reader’s language writes it', () => {
  expect([dayInWords('2026-09-01', 'en'), dayInWords('2026-09-01', 'fr')]).toEqual([
    '1 September 2026',
    '1er septembre 2026',
  ]);
  expect(dayInWords('2026-11-21', 'fr')).toBe('21 novembre 2026');
});
