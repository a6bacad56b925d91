/** What stands where words were: it says nothing of how long they were, in no language. */
export const markOf = (number: number): string => `[— ${number} —]`;

/** The words however their line ends and capitals were typed; linear, because nothing in it repeats within itself. */
const patternOf = (words: string): RegExp =>
  new RegExp(words.trim().split(/\s+/u).map(RegExp.escape).join('\\s+'), 'giu');

export type Taken = { text: string; originals: string[] };

/** A text without these words, and what stood there; without any words, all of it. */
export const takeOut = (text: string, words: string, mark: string): Taken => {
  if (text === '') return { text, originals: [] };
  if (words.trim() === '') return { text: mark, originals: [text] };
  const originals: string[] = [];
  const rest = text.replace(patternOf(words), (found) => {
    originals.push(found);
    return mark;
  });
  return { text: rest, originals };
};

/** Puts them back, in their order. Where the mark itself has been taken out since, nothing comes back. */
export const putBack = (text: string, mark: string, originals: readonly string[]): string => {
  const left = [...originals];
  return text
    .split(mark)
    .reduce((whole, piece, index) => (index === 0 ? piece : whole + (left.shift() ?? mark) + piece), '');
};

const folded = (words: string): string => words.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en');

/** Is it the same request once more: the same words, some of them, or a few around them? */
export const isSameRequest = (restored: string, words: string): boolean => {
  const [one, other] = [folded(restored), folded(words)];
  return one !== '' && other !== '' && (one.includes(other) || other.includes(one));
};
