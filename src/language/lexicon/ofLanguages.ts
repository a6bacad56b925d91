import type { Vocabulary } from './read.ts';
import type { TextLanguage } from './schema.ts';

/** What the vocabulary has of one language alone: most of it. Grammar is of all, since any text may be signed in any. */
export type Words = Pick<Vocabulary, 'names' | 'terms' | 'phrases' | 'stances'>;

export const wordsOf = (vocabulary: Vocabulary, language: TextLanguage): Words => {
  const of = <One extends { lang: TextLanguage }>(all: readonly One[]): One[] =>
    all.filter(({ lang }) => lang === language);
  return {
    names: of(vocabulary.names),
    terms: of(vocabulary.terms),
    phrases: of(vocabulary.phrases),
    stances: of(vocabulary.stances),
  };
};

/** What all languages share, with the words of those given, and of no other. */
export const withWords = (shared: Vocabulary, words: readonly Words[]): Vocabulary => ({
  ...shared,
  names: words.flatMap(({ names }) => names),
  terms: words.flatMap(({ terms }) => terms),
  phrases: words.flatMap(({ phrases }) => phrases),
  stances: words.flatMap(({ stances }) => stances),
});
