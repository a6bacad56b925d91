import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin } from './phrases.ts';
import { unitsOf } from './units.ts';

test('a phrase within a text stands there whole, word after word', () => {
  const within = (phrase: string, text: string): boolean => isWithin(unitsOf(phrase), unitsOf(text));
  expect(within('status of women', 'Commission on the Status of Women, 71st')).toBe(true);
  expect(within('women status', 'Commission on the Status of Women')).toBe(false);
  expect(within('of women and', 'Status of Women')).toBe(false);
  expect(within('', 'anything')).toBe(false);
});

test('every text is read to its end, and its words are where they say', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { from, to, raw } of unitsOf(text)) expect(text.slice(from, to)).toBe(raw);
    }),
  );
});
