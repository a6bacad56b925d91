import { diffArrays } from 'diff';

export type RedlinePart = { kind: 'same' | 'added' | 'removed'; text: string };

/**
 * Words of any script with the space after them; single characters where a script writes no spaces. The package's
 * own words are Latin only (Russian would be marked letter by letter), and loose spaces would pair unlike words.
 */
const words =
  /(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]\p{M}*|[\p{L}\p{M}\p{N}]+|\S)[^\S\n]*|\n|[^\S\n]+/gu;
const lines = /[^\n]*\n|[^\n]+/g;

/** How many edits are looked for before a coarser comparison is taken: the work grows with its square. */
const mostWordEdits = 400;
const mostLineEdits = 200;

const compare = (before: string, after: string, pieces: RegExp, mostEdits: number): RedlinePart[] | null => {
  const options = { maxEditLength: mostEdits };
  const found = diffArrays(before.match(pieces) ?? [], after.match(pieces) ?? [], options);
  return (
    found?.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })) ?? null
  );
};

/** The exact wording of a change: word by word, by lines where almost nothing is alike, else old and new whole. */
export const redline = (before: string, after: string): RedlinePart[] => {
  const whole: RedlinePart[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
  const parts =
    compare(before, after, words, mostWordEdits) ?? compare(before, after, lines, mostLineEdits) ?? whole;
  return parts.filter(({ text }) => text !== '');
};

export const isChanged = (parts: readonly RedlinePart[]): boolean =>
  parts.some(({ kind }) => kind !== 'same');
