import type { Span } from '../reading/spans.ts';
import type { Stances } from './words.ts';

const signs = /[;:—–；：]/gu;
/** How near a sign must stand to the word that opens it: "this lie: …", "they say — …". */
const beside = 14;

/** A colon opens what is said or denied where the word for it stands beside the colon. */
const isOpened = (words: Stances, before: string): boolean => {
  const near = before.slice(-60);
  return (['reports', 'denies', 'content'] as const).some((role) =>
    words.all(role, near).some(({ to }) => near.length - to <= beside),
  );
};

const endsOf = (words: Stances, before: string): Span[] => [
  ...words.all('turns', before),
  ...[...before.matchAll(signs)]
    .filter(({ 0: sign, index }) => /[;；]/.test(sign) || !isOpened(words, before.slice(0, index)))
    .map(({ index }) => ({ from: index, to: index + 1 })),
];

/** What stands before a phrase and still speaks of it: from the last "but", "because" or semicolon on. */
export const clauseBefore = (words: Stances, before: string): string => {
  const from = endsOf(words, before).reduce((last, { to }) => Math.max(last, to), 0);
  const clause = before.slice(from);
  // "Although some deny it, …": the concession is over at its comma.
  const comma = Math.max(clause.lastIndexOf(','), clause.lastIndexOf('，'));
  return comma >= 0 && words.has('concedes', before.slice(0, from + comma))
    ? clause.slice(comma + 1)
    : clause;
};
