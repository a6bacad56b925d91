import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText } from '../language/readText.ts';
import { gathered, passagesWith } from './passages.ts';

const textOf = (text: string): string =>
  passagesWith(text, checkText(text).findings)
    .passages.flatMap(({ pieces }) => pieces.map((piece) => piece.text))
    .join('');

test('a text that is shown is shown whole, whatever was found in it', () => {
  const piece = fc.constantFrom(
    'prostitutes',
    ' ',
    '\n\n',
    'women, migrants, refugees',
    '. ',
    'we met',
    '“',
    '<b>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(textOf(text).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }),
  );
});

test('a word within a list is marked as itself, the rest of the list as the list', () => {
  const text = 'Relief for women, migrants, prostitutes and refugees.';
  const { findings } = checkText(text, { scopes: ['pandemic-relief'] });
  const [passage] = passagesWith(text, findings).passages;
  const word = passage?.pieces.find((piece) => piece.text === 'prostitutes');
  expect(findings[(word?.number ?? 0) - 1]?.rule).toBe('language');
});

test('people whom one list leaves out are told of together', () => {
  const { findings } = checkText('Relief for women, migrants and refugees.', { scopes: ['pandemic-relief'] });
  const numbered = findings.map((finding, at) => ({ finding, number: at + 1 }));
  expect(findings.length).toBeGreaterThan(3);
  expect(gathered(numbered)).toHaveLength(1);
});

test('a long text is shown where something was found, and says so', () => {
  const text = `${'We met in the harbour.\n\n'.repeat(4000)}The law punishes prostitutes.`;
  const { passages, skipped } = passagesWith(text, checkText(text).findings);
  expect([passages.length, skipped]).toEqual([1, true]);
});
