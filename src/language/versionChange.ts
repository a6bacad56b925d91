import { fullEffort, hunksOf } from './comparison.ts';
import { piecesOf } from './pieces.ts';
import { type RedlinePart, redline } from './redline.ts';

/** Whom a text names. The vocabulary behind it is the caller's. */
export type PopulationsIn<Population extends string> = (text: string) => readonly Population[];

export type VersionChange<Population extends string> = {
  parts: RedlinePart[];
  added: Population[];
  removed: Population[];
  /** Still named somewhere, but no longer in a passage that named them: a list can shrink while the preamble stays. */
  thinned: Population[];
};

const without = <One>(those: Iterable<One>, others: Iterable<One>): One[] => {
  const gone = new Set(others);
  return [...new Set(those)].filter((one) => !gone.has(one));
};

/** Whom a changed passage named and names no longer, passage by passage. */
const lostInPassages = <Population extends string>(
  before: string,
  after: string,
  populationsIn: PopulationsIn<Population>,
): Population[] => {
  const [old, fresh] = [piecesOf(before, 'paragraph'), piecesOf(after, 'paragraph')];
  return hunksOf(old, fresh, fullEffort()).flatMap((hunk) =>
    without(
      populationsIn(old.slice(hunk.before.from, hunk.before.to).join('')),
      populationsIn(fresh.slice(hunk.after.from, hunk.after.to).join('')),
    ),
  );
};

/** What changed between any two versions, and whom it names or leaves out. P9 */
export const changeBetween = <Population extends string>(
  before: string,
  after: string,
  populationsIn: PopulationsIn<Population>,
): VersionChange<Population> => {
  const [then, now] = [populationsIn(before), populationsIn(after)];
  const removed = without(then, now);
  return {
    parts: redline(before, after),
    added: without(now, then),
    removed,
    thinned: without(lostInPassages(before, after, populationsIn), removed),
  };
};

export type Spoken<Language extends string> = { language: Language; text: string };
export type LostInTranslation<Language extends string, Population extends string> = {
  language: Language;
  /** Named in another language of the same statement, and not in this one. */
  missing: Population[];
};

/** Groups lost in translation: every language of a statement names whom the others name, or is listed here. P9 */
export const lostInTranslation = <Language extends string, Population extends string>(
  texts: readonly Spoken<Language>[],
  populationsIn: PopulationsIn<Population>,
): LostInTranslation<Language, Population>[] => {
  const named = texts.map(({ language, text }) => ({ language, here: populationsIn(text) }));
  const anywhere = named.flatMap(({ here }) => here);
  return named
    .map(({ language, here }) => ({ language, missing: without(anywhere, here) }))
    .filter(({ missing }) => missing.length > 0);
};
