import type { Vocabulary } from '../lexicon/read.ts';
import type { TextLanguage } from '../lexicon/schema.ts';
import type { Span } from '../reading/spans.ts';
import { clauseBefore } from './clause.ts';
import { Stances } from './words.ts';

/** What a phrase does: it names two things in one breath, says what something is, asks for a law, or anything else. */
export type Shape = 'pair' | 'claim' | 'demand' | 'other';

type Asked = {
  vocabulary: Vocabulary;
  lang: TextLanguage;
  text: string;
  phrase: Span;
  sentence: Span;
  shape: Shape;
  /** A phrase of words between which others may stand: a denial may stand there too. */
  isLoose: boolean;
  /** A bare "not" before it denies it. */
  isDeniedByNot: boolean;
};

const longestBefore = 220;
const longestAfter = 160;

/** "Speaking on behalf of them is wrong": what a sentence begins with, and then condemns. */
const condemned =
  /^[^.;!?。；！？]{0,80}?(?:(?<!\p{L})(?:is|are) (?:wrong|not|never|no)(?!\p{L})|(?<!\p{L})must (?:stop|end)(?!\p{L})|n[’']est pas|est (?:une erreur|inacceptable)|no es|es (?:un error|inaceptable)|недопустимо|неприемлемо|不对|是错)/iu;
const notOnly = /(?:not|pas|no|не)\s+(?:only|just|seulement|sol[oa]|sólo|только)|不仅|不僅|不只/giu;

/** A bare "not" reaches no further than a breath, and not to what somebody else does: "they cannot, so we". */
const breath = /[,，、]|(?<!\p{L})(?:and|we|et|nous|y|nosotr[ao]s|и|мы)(?!\p{L})|而是|并|我们/iu;

/** Of the last word of each kind that denies by itself: where it is, or null. */
const denialIn = ({ shape }: Asked, words: Stances, clause: string): Span | null => {
  const content = words.all('content', clause);
  const isFollowed = ({ to }: Span): boolean => content.some((one) => one.from >= to - 1);
  const free = shape === 'other' || shape === 'demand';
  const found = [
    ...words.all('denies', clause).filter((one) => shape !== 'pair' || isFollowed(one)),
    ...words.all('opposes', clause).filter((one) => free || isFollowed(one)),
    ...words.all('stops', clause).filter((one) => free || isFollowed(one)),
  ].toSorted((one, other) => one.from - other.from);
  return found.at(-1) ?? null;
};

/** "Nobody can deny that", "it is not a myth that": a denial denied. */
const isUndone = (words: Stances, clause: string, denial: Span): boolean =>
  words
    .all('negates', clause.slice(0, denial.from))
    .some(({ to }) => words.isOnly('light', clause.slice(to, denial.from)));

/** "Never forget, after two years of talks, that": what stands between the verb and what it is about. */
const inserted =
  /[,，][^,，]{1,80}(?=,\s*что(?!\p{L}))|[,，][^,，]{1,80}[,，](?=\s*(?:that|que|qu['’])(?!\p{L}))/giu;
const isEndorsed = (words: Stances, clause: string): boolean =>
  words.has('endorses', clause) || words.has('endorses', clause.replace(inserted, ''));

/** Somebody else says so: not "we say", not "the law must say", and not "as everyone knows". */
const isReported = ({ shape }: Asked, words: Stances, clause: string): boolean => {
  // 把 alone puts two things somewhere; with one, it makes something of it.
  const report = words.all('reports', clause).findLast(({ from, to }) => shape !== 'pair' || to - from > 1);
  if (!report || isEndorsed(words, clause)) return false;
  const before = clause.slice(0, report.from);
  if (words.endsWith('self', before, 2) || words.endsWith('obliges', before, 1)) return false;
  // "She says on behalf of them" speaks for them; "she says that she speaks for them" tells it.
  return shape !== 'other' || words.has('content', clause.slice(report.to)) || /\p{sc=Han}/u.test(clause);
};

/** They are told apart, or somebody is blamed for taking one for the other. */
const isToldApart = (words: Stances, clause: string): boolean => {
  if (words.has('confuses', clause)) return true;
  const apart = words.all('distinguishes', clause).at(-1);
  return apart !== undefined && !isUndone(words, clause, apart);
};

const isDeniedBefore = (asked: Asked, words: Stances, clause: string): boolean => {
  if (isEndorsed(words, clause)) return false;
  const denial = denialIn(asked, words, clause);
  if (denial) return !isUndone(words, clause, denial);
  if (!asked.isDeniedByNot || asked.shape === 'pair') return false;
  const heard = asked.shape === 'other' ? (clause.split(breath).at(-1) ?? '') : clause;
  return words.has('negates', heard.replace(notOnly, ''));
};

/** What comes after takes it back: "… is a myth", "… are not the same", "they say", or the next sentence: "No." */
const isTakenBack = ({ text, phrase, sentence, shape }: Asked, words: Stances): boolean => {
  const after = text.slice(phrase.to, Math.min(sentence.to, phrase.to + longestAfter));
  if (shape === 'other') return phrase.from === sentence.from && condemned.test(after);
  if (shape === 'demand' && words.has('harms', after)) return true;
  if (words.beginsWith('rebuts', after, shape === 'demand' ? 2 : 4)) return true;
  const turned = /[—–:;,：；，、]/u.exec(after);
  if (turned && words.beginsWith('rebuts', after.slice(turned.index))) return true;
  return words.beginsWith('rebuts', text.slice(sentence.to, sentence.to + 60));
};

/** Is it not what the author says: denied, forbidden, told of others, told apart, asked, or taken back? */
export const isNotSaid = (asked: Asked): boolean => {
  const { vocabulary, lang, text, phrase, sentence, shape, isLoose } = asked;
  const words = new Stances(vocabulary, lang);
  if (isLoose && words.has('negates', text.slice(phrase.from, phrase.to))) return true;
  if (shape === 'claim' && /[?？]\s*$/.test(text.slice(phrase.to, sentence.to))) return true;
  const before = text.slice(Math.max(sentence.from, phrase.from - longestBefore), phrase.from);
  const clause = clauseBefore(words, before);
  return (
    isReported(asked, words, clause) ||
    (shape !== 'other' && isToldApart(words, clause)) ||
    isDeniedBefore(asked, words, clause) ||
    isTakenBack(asked, words)
  );
};
