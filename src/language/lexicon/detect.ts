import { oncePer } from '../../kernel/oncePer.ts';
import type { Vocabulary } from './read.ts';
import { type TextLanguage, textLanguage, textLanguages } from './schema.ts';
import { lettersIn } from './scripts.ts';

const sampleSize = 3000;
/** A language counts where it has this share of what the main one has; where both have the same letters, words too. */
const least = 0.1;
const leastInSameLetters = 0.3;
/** So much of a text in another language is told, and not only a name or a quotation. */
const leastUnread = 0.3;
const leastOfSameLetters = 0.6;
const partInSameLetters = 0.8;
/** Small words enough to be sure of a language, and of one that only a part of the text is in. */
const knownFrom = 1.5;
const partFrom = 3;
const partInLatinFrom = 5;
/** Fewer are enough where no other language has a third of them. */
const hardly = 0.7;
/** Words enough to know that a text is in none of the languages that are known. */
const wordsEnough = 8;
/** Of the words of a text in English, French or Spanish, at least this share is small ones. */
const leastSmall = 0.1;
/** A word in Latin letters is so many letters long; a Chinese one two, a Russian one six. */
const lettersOfWord: Readonly<Record<string, number>> = { zh: 2, ja: 3 };
const usualWord = 6;

/** Addresses are in no language. */
const addresses = /(?:https?:\/\/|www\.)\S+/giu;

const sampleOf = (text: string): string => partsOf(text).replace(addresses, ' ');

const partsOf = (text: string): string => {
  if (text.length <= 3 * sampleSize) return text;
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, sampleSize)} ${text.slice(middle, middle + sampleSize)} ${text.slice(-sampleSize)}`;
};

type Known = {
  words: ReadonlyMap<string, readonly string[]>;
  letters: readonly (readonly [string, RegExp])[];
};

const knownOf = oncePer(({ languages }: Vocabulary): Known => {
  const words = new Map<string, string[]>();
  for (const { lang, words: all } of languages)
    for (const word of all.split(' ')) words.set(word, [...(words.get(word) ?? []), lang]);
  return {
    words,
    letters: languages.flatMap(({ lang, letters }) =>
      letters ? [[lang, new RegExp(`[${letters}]`, 'giu')] as const] : [],
    ),
  };
});

type Votes = { of: Map<string, number>; words: number; small: number };

/** Words in Latin letters, each for the languages that have it: the fewer have it, the more it says. */
const latinVotes = (sample: string, { words, letters }: Known): Votes => {
  const votes: Votes = { of: new Map(), words: 0, small: 0 };
  const vote = (language: string, weight: number): void => {
    votes.of.set(language, (votes.of.get(language) ?? 0) + weight);
  };
  for (const word of sample.toLowerCase().match(/\p{sc=Latn}[\p{sc=Latn}\p{Mn}]*/gu) ?? []) {
    votes.words += 1;
    const languages = words.get(word);
    if (!languages) continue;
    if (languages.some(isRead)) votes.small += 1;
    for (const language of languages) vote(language, 1 / languages.length);
  }
  for (const [language, those] of letters) vote(language, (sample.match(those)?.length ?? 0) / 2);
  return votes;
};

const isRead = (language: string): language is TextLanguage => textLanguage.safeParse(language).success;

/** A language that is not read (`und`: nobody knows which), and whether all of the text is in it. */
export type Unread = { language: string; all: boolean };
export type Detected = {
  main: TextLanguage;
  /** Those that the text is in, and no other; where its words are too few to know, those that it may be in. */
  languages: readonly TextLanguage[];
  isSure: boolean;
  unread: Unread | null;
};

type Weight = { language: string; weight: number; byLetters: boolean };

/** How many small words there are of each language: one in four, where its letters alone tell it. */
const weightsIn = (sample: string, known: Known): Weight[] => {
  const weights: Weight[] = [];
  for (const [language, letters] of lettersIn(sample))
    if (language !== 'Latn')
      weights.push({
        language,
        weight: letters / (lettersOfWord[language] ?? usualWord) / 4,
        byLetters: true,
      });
  const { of, words, small } = latinVotes(sample, known);
  for (const [language, weight] of of) weights.push({ language, weight, byLetters: false });
  if (words >= wordsEnough && small < words * leastSmall && [...of.values()].every((one) => one < words / 8))
    weights.push({ language: 'und', weight: words / 4, byLetters: false });
  return weights.filter(({ weight }) => weight > 0).toSorted((one, other) => other.weight - one.weight);
};

const isLatin = (language: TextLanguage): boolean => language !== 'zh' && language !== 'ru';

/** Beside a language in the same letters, words are shared: the text is all in the one that has more of them. */
const shareOf = (first: Weight, main: Weight): number =>
  first.byLetters === main.byLetters ? leastOfSameLetters : leastUnread;

const leastHeard = (one: Weight, main: Weight): number =>
  one.byLetters === main.byLetters ? leastInSameLetters : least;

/** The languages of a text, by letters and by small words. One without either may be in any that has its letters. */
export const detectLanguages = (text: string, vocabulary: Vocabulary): Detected => {
  const weights = weightsIn(sampleOf(text), knownOf(vocabulary));
  const read = weights.flatMap(({ language, ...more }) => (isRead(language) ? [{ language, ...more }] : []));
  const [first] = weights;
  const [main] = read;
  const language = main?.language ?? 'en';
  if (first && !isRead(first.language) && (first.byLetters || first.weight >= 1)) {
    const isAll = !main || main.weight < first.weight * shareOf(first, main);
    if (isAll)
      return { main: language, languages: [], isSure: true, unread: { language: first.language, all: true } };
  }
  const heard = read
    .filter((one) => one === main || (main && one.weight >= main.weight * leastHeard(one, main)))
    .map((one) => one.language);
  const isKnown =
    main !== undefined &&
    (main.byLetters || main.weight >= knownFrom || (main.weight >= hardly && heard.length === 1));
  const other = weights.find(
    (one) =>
      !isRead(one.language) &&
      one.weight >= (one.byLetters ? partFrom : partInLatinFrom) &&
      (!main ||
        one.weight >= main.weight * (one.byLetters === main.byLetters ? partInSameLetters : leastUnread)),
  );
  return {
    main: language,
    languages: isKnown ? heard : textLanguages.filter((one) => heard.includes(one) || isLatin(one)),
    isSure: isKnown,
    unread: other ? { language: other.language, all: false } : null,
  };
};
