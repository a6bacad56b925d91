import { type Effort, fullEffort, hunksOf } from './comparison.ts';
import { piecesOf } from './pieces.ts';

/** `kept` word for word; `softened`: still there to be recognised, but not as agreed; `gone`. */
export type PassageFate = { fate: 'kept' } | { fate: 'softened'; now: string } | { fate: 'gone' };

/** Below this share of its words, in their order, nobody would recognise a passage. Our default. */
const leastRecognised = 0.5;
/** At how many of the likeliest places its words are compared one by one. */
const mostLooks = 40;

const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * The whole sentences that a marked stretch touches. "We support them" is not kept in "Nobody says that we support
 * them": whoever protects words protects what they say. P1
 */
export const sentencesAround = (text: string, from: number, to: number): string => {
  let at = 0;
  const touched = piecesOf(text, 'sentence').filter((sentence) => {
    const start = at;
    at += sentence.length;
    return start < to && at > from;
  });
  return touched.join('').trim();
};

/** Sentence after sentence, as they stand: a passage stands in a text only as whole sentences of it. */
const sentencesOf = (text: string): string[] =>
  piecesOf(text, 'sentence')
    .map(spaced)
    .filter((sentence) => sentence !== '');

/** Line breaks within them are no change; other words within them are. */
const standsIn = (agreed: readonly string[], sentences: readonly string[]): boolean => {
  const passage = agreed.join(' ');
  return sentences.some((_, start) => {
    let stretch = '';
    for (let at = start; at < sentences.length && stretch.length < passage.length; at += 1)
      stretch += `${at > start ? ' ' : ''}${sentences[at]}`;
    return stretch === passage;
  });
};

const wordsOf = (text: string): string[] =>
  piecesOf(text.normalize('NFC').toLowerCase(), 'word')
    .map((word) => word.trim())
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

/** The share of the passage's words that stand, in their order, in this stretch. */
const recognised = (passage: readonly string[], stretch: readonly string[], effort: Effort): number => {
  const gone = hunksOf(passage, stretch, effort).reduce(
    (sum, { before }) => sum + before.to - before.from,
    0,
  );
  return 1 - gone / Math.max(passage.length, 1);
};

/** For each stretch of `size` sentences, the share of the passage's different words that it has in any order. */
const sharesOf = (
  own: ReadonlySet<string>,
  spoken: readonly (readonly string[])[],
  size: number,
): number[] => {
  const counts = new Map<string, number>();
  const count = (sentence: readonly string[] | undefined, by: 1 | -1): void => {
    for (const word of sentence ?? [])
      if (own.has(word)) {
        const times = (counts.get(word) ?? 0) + by;
        if (times > 0) counts.set(word, times);
        else counts.delete(word);
      }
  };
  for (const sentence of spoken.slice(0, size)) count(sentence, 1);
  return spoken.map((sentence, start) => {
    const share = counts.size / Math.max(own.size, 1);
    count(sentence, -1);
    count(spoken[start + size], 1);
    return share;
  });
};

type Stretch = { start: number; size: number; share: number };

/** Where the passage may stand now: as many sentences as it had, or one more where one was split. */
const likely = (agreed: readonly string[], spoken: readonly (readonly string[])[], size: number): Stretch[] =>
  [size, size + 1]
    .flatMap((length) =>
      sharesOf(new Set(agreed), spoken, length).map((share, start) => ({ start, size: length, share })),
    )
    .filter(({ share }) => share >= leastRecognised)
    .toSorted((one, other) => other.share - one.share)
    .slice(0, mostLooks);

const mostAlike = (
  passage: readonly string[],
  sentences: readonly string[],
): { share: number; now: string } => {
  const agreed = wordsOf(passage.join(' '));
  const spoken = sentences.map(wordsOf);
  const effort = fullEffort();
  let best = { share: 0, now: '' };
  for (const { start, size, share: most } of likely(agreed, spoken, passage.length)) {
    if (most < best.share) continue;
    const share = recognised(agreed, spoken.slice(start, start + size).flat(), effort);
    if (share > best.share) best = { share, now: sentences.slice(start, start + size).join(' ') };
  }
  return best;
};

/** What is left of a protected passage in a new text, wherever it stands there: moving it changes nothing. */
export const fateOf = (passage: string, text: string): PassageFate => {
  const sentences = sentencesOf(text);
  const agreed = sentencesOf(passage);
  if (agreed.length === 0 || standsIn(agreed, sentences)) return { fate: 'kept' };
  const { share, now } = mostAlike(agreed, sentences);
  return share >= leastRecognised ? { fate: 'softened', now } : { fate: 'gone' };
};
