/**
 * A word, or one character of a script that is written without spaces. `starts` and `ends` say where whole words
 * begin and end; `breaks`, that a sentence or a paragraph ended just before.
 */
export type Unit = {
  word: string;
  /** As it was written: acronyms are known by their capitals. */
  raw: string;
  from: number;
  to: number;
  starts: boolean;
  ends: boolean;
  breaks: boolean;
};

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
const han = /^\p{Script=Han}+$/u;
const sentenceEnd = /[.!?…;。！？；]|\n\s*\n/u;

/** One form of each letter: no capitals, no accents, straight apostrophes; no elided article, no possessive. */
export const fold = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('’', "'")
    .replace(/^(?:[cdjlmnst]|qu)'/, '')
    .replace(/'s?$/, '');

const ofSegment = (segment: string, from: number, breaks: boolean, folded: Map<string, string>): Unit[] => {
  if (!han.test(segment)) {
    const to = from + segment.length;
    const word = folded.get(segment) ?? fold(segment);
    folded.set(segment, word);
    return [{ word, raw: segment, from, to, starts: true, ends: true, breaks }];
  }
  const characters = [...segment];
  let at = from;
  return characters.map((character, index) => {
    const start = at;
    at += character.length;
    return {
      word: character,
      raw: character,
      from: start,
      to: at,
      starts: index === 0,
      ends: index === characters.length - 1,
      breaks: breaks && index === 0,
    };
  });
};

/** A text as its words, in order; where words end is the language's business, so `Intl` decides. */
export const unitsOf = (text: string): Unit[] => {
  const units: Unit[] = [];
  const folded = new Map<string, string>();
  let breaks = false;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike) {
      units.push(...ofSegment(segment, index, breaks, folded));
      breaks = false;
    } else if (sentenceEnd.test(segment)) breaks = true;
  }
  return units;
};
