import type { z } from 'zod';
import type { nameEntry } from './schema.ts';

export type Match = z.output<typeof nameEntry>['match'];

const pieces: Readonly<Record<string, string>> = {
  '*': '[\\p{L}\\p{N}]*',
  '…': '.*?',
  ' ': '[\\s\\-\\u2010\\u2011]*',
  '-': '[\\s\\-\\u2010\\u2011]*',
  "'": "['’ʼ]",
  '’': "['’ʼ]",
};
const literal = (character: string): string => character.replace(/[.*+?^${}()|[\]\\/]/u, '\\$&');

/** What a match of the trie, which reads past capitals and accents, must look like where those count. */
export const strictPattern = (variant: string, match: Match): RegExp | null => {
  if (match === 'folded') return null;
  const source = [...variant.normalize('NFC')].map((one) => pieces[one] ?? literal(one)).join('');
  return new RegExp(`^${source}$`, match === 'cased' ? 'su' : 'siu');
};

const unseen = /[\u00ad\u200b-\u200f\u2060\ufeff]|-\n/g;

export const looksLike = (pattern: RegExp, written: string): boolean =>
  pattern.test(written.normalize('NFC').replace(unseen, ''));
