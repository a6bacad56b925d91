import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameRequest, markOf, putBack, takeOut } from './passages.ts';

const mark = markOf(3);

describe('words taken out of a text', () => {
  test('go wherever they stand, however they were typed, and come back as they were', () => {
    const text = 'Zoya K. and ZOYA\n k.: zoya k. (again)';
    const { text: rest, originals } = takeOut(text, 'zoya  k.', mark);
    expect(rest).toBe(`${mark} and ${mark}: ${mark} (again)`);
    expect(putBack(rest, mark, originals)).toBe(text);
    expect(takeOut(text, '', mark)).toEqual({ text: mark, originals: [text] });
    expect(takeOut(text, 'nobody', mark)).toEqual({ text, originals: [] });
  });

  test('are words, never a pattern', () => {
    expect(takeOut('a.b axb', 'a.b', mark).text).toBe(`${mark} axb`);
    expect(takeOut('(x)+[y]', '(x)+[y]', mark).text).toBe(mark);
  });

  test('leave nothing of themselves, and nothing else changes, whatever the text (P6)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 3 }), fc.string(), (before, words, after) => {
        fc.pre(words.trim().length >= 3);
        const text = `${before}${words}${after}`;
        const { text: rest, originals } = takeOut(text, words, mark);
        expect(originals.length).toBeGreaterThan(0);
        fc.pre(!text.includes('[—'));
        expect(putBack(rest, mark, originals)).toBe(text);
      }),
    );
  });
});

test('a request is the same with a few words more or less around it', () => {
  expect(isSameRequest('Zoya Kovalenko', 'zoya  kovalenko of')).toBe(true);
  expect(isSameRequest('Zoya Kovalenko', 'Kovalenko')).toBe(true);
  expect(isSameRequest('Zoya Kovalenko', 'Harbour Street')).toBe(false);
  expect(isSameRequest('', 'x')).toBe(false);
});
