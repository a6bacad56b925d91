import type { Unit } from './units.ts';

/** The words of `phrase` stand in `text`, whole and in this order. */
export const isWithin = ([first, ...more]: readonly Unit[], text: readonly Unit[]): boolean => {
  if (!first) return false;
  return text.some(
    ({ word, starts }, at) =>
      word === first.word &&
      starts &&
      text[at + more.length]?.ends === true &&
      more.every((unit, index) => text[at + 1 + index]?.word === unit.word),
  );
};
