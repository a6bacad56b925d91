import { expect, test } from 'vitest';
import { lateTexts } from './sessionOver.tsx';

const sentence = 'Nobody of us was asked before the list was printed, and two of us were named. ';
const late = (fields: Record<string, string>) => lateTexts(new URLSearchParams(fields));

test('what was written is given back, in whatever field it stands', () => {
  const words = sentence.repeat(2);
  expect(late({ words, answer: 'declined' })).toEqual([words]);
  expect(late({ note: 'For the board.', body: words })).toEqual(['For the board.', words]);
});

test('what is soon written again is not', () => {
  expect(late({ words: 'No, thank you.' })).toEqual([]);
});

test('no passphrase, recovery code or offered word is given back, however long (C11)', () => {
  const long = 'seven words that nobody else may ever read on any page '.repeat(4);
  expect(late({ passphrase: long, own: long, code: long, choice: 'words', words: long })).toEqual([]);
});
