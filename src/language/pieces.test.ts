import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grains, piecesOf } from './pieces.ts';

describe('a text in pieces', () => {
  it('words are whole in every language', () => {
    expect(piecesOf('Секс-работницы решают.', 'word')).toEqual(['Секс', '-', 'работницы ', 'решают', '.']);
    expect(piecesOf('女性工作者不是性工作者', 'word').slice(0, 2)).toEqual(['女性', '工作']);
    expect(piecesOf('don’t  wait', 'word')).toEqual(['don’t  ', 'wait']);
  });

  it('sentences and paragraphs hold the space after them', () => {
    expect(piecesOf('One. Two!\n\nThree', 'sentence')).toEqual(['One. ', 'Two!\n\n', 'Three']);
    expect(piecesOf('\nOne. Two!\n\nThree', 'paragraph')).toEqual(['\n', 'One. Two!\n\n', 'Three']);
  });

  it.each(grains)('joined, every %s of any text is that text', (grain) => {
    const strange = fc.array(
      fc.constantFrom('a', ' ', '\n', '\r\n', '.', '我', '\ud83d', '👩🏽‍🎤', '\u00ad', '\t'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          strange.map((pieces) => pieces.join('')),
        ),
        (text) => {
          const pieces = piecesOf(text, grain);
          expect(pieces.join('')).toBe(text);
          expect(pieces).not.toContain('');
        },
      ),
    );
  });
});
