import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithin, phraseAt, treeOf } from './phrases.ts';
import { unitsOf } from './units.ts';

const tree = treeOf([
  ['people', 'people'],
  ['people in prison*', 'prison'],
  ['中', 'middle'],
  ['国家', 'country'],
  ['UN', 'nations'],
] as const);
const at = (text: string, place = 0) => phraseAt(tree, unitsOf(text), place)?.meaning ?? null;

test('the longest phrase is the one that is meant', () => {
  expect(at('people in prisons')).toBe('prison');
  expect(at('people in parks')).toBe('people');
});

test('a character at the beginning or the end of a word is not that word', () => {
  expect(at('中')).toBe('middle');
  expect(at('中国')).toBeNull();
  expect(unitsOf('中国').map(({ starts, ends }) => [starts, ends])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('capitals make an acronym', () => {
  expect(at('UN')).toBe('nations');
  expect(at('un')).toBeNull();
});

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
