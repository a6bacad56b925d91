import { type Grammar, hasAdjectiveEnding, wordsIn } from '../reading/grammar.ts';
import { hanHead, hanMiddle, hanTail, isBesideStop } from './itemsHan.ts';

/** How the next name stands to the one before. `ends`: they are not in one list; `said`: one is said of the other. */
export type Step =
  | { kind: 'same' | 'ends' | 'said' | 'opens' }
  /** A further item; `aside`: it is named there, and is not what the item is. */
  | { kind: 'item' | 'aside'; items: number };

/** Longer ones are sentences. */
const mostAdjectives = 3;
const mostWords = { tail: 12, middle: 10, head: 7 };

const isVerb = (word: string, { words, verbs, notVerbs }: Grammar): boolean =>
  verbs.has(word) ||
  (words.verbEndings.some((ending) => word.endsWith(ending) && word.length > ending.length + 1) &&
    !notVerbs.has(word));

/** A clause stands here: a verb, a pronoun that has one, a word with which another begins. */
export const hasClause = (words: readonly string[], grammar: Grammar): boolean => {
  for (const word of words) {
    // What follows is about the item: "who live by the river".
    if (grammar.relatives.has(word)) return false;
    if (grammar.clauses.has(word) || isVerb(word, grammar)) return true;
  }
  return false;
};

/** "asked six", "close their", "éloignent les": a word that takes an object. */
const hasObject = (words: readonly string[], { determiners, leads, collectives }: Grammar): boolean =>
  words.some((word, at) => {
    const before = words[at - 1];
    return (
      before !== undefined &&
      (determiners.has(word) || /^\d+$/u.test(word)) &&
      !leads.has(before) &&
      !collectives.has(before) &&
      !/^\d+$/u.test(before)
    );
  });

const isPlural = (name: string): boolean =>
  /(?:(?<!s|ou|tran)s|men|people|children|persons|folk)$/iu.test(name) &&
  !/(?:indigenous|trans)$/iu.test(name);

/** French and Spanish, by its ending: "poussent", "empujan". */
const isPluralVerb = (word: string, { words, notVerbs }: Grammar): boolean =>
  word.length > 3 &&
  words.pluralVerbEnding.some((ending) => word.endsWith(ending)) &&
  !word.endsWith('ment') &&
  !notVerbs.has(word);

/** After a plural noun, English has what belongs to it, or its verb: "sex workers report". */
const isItsVerb = (name: string, words: readonly string[], tail: string, grammar: Grammar): boolean => {
  const [first, second = ''] = words;
  if (first === undefined || !/^\s/u.test(tail)) return false;
  if (grammar.words.pluralVerbEnding.length > 0)
    return !grammar.leads.has(first) && /[sx]$/u.test(name) && isPluralVerb(first, grammar);
  if (grammar.words.followers.length === 0 || !isPlural(name)) return false;
  if (grammar.followers.has(first) || grammar.collectives.has(first)) return false;
  if (/(?:ing|s|less|able|ible)$/u.test(first)) return false;
  return !(/(?:ed|en|ent|ant)$/u.test(first) && grammar.followers.has(second));
};

/** "women’s health", "migrants’ pay": what they have is the item, unless it is people again. */
const isPossessive = (
  name: string,
  tail: string,
  words: readonly string[],
  { lang, collectives }: Grammar,
): boolean => {
  if (lang !== 'en' || !/^(?:['’]s?)(?=\s)/u.test(tail)) return false;
  if (!/^['’]s/u.test(tail) && !/s$/u.test(name)) return false;
  const [noun] = words[0] === 's' ? words.slice(1) : words;
  return noun !== undefined && !words.some((word) => collectives.has(word));
};

/** Does what follows a name belong to its item? */
export const isTail = (name: string, tail: string, grammar: Grammar): boolean => {
  if (grammar.inHan) return hanTail(tail, grammar.inHan);
  const words = wordsIn(tail);
  return (
    words.length <= mostWords.tail &&
    !hasClause(words, grammar) &&
    !isItsVerb(name, words, tail, grammar) &&
    !isPossessive(name, tail, words, grammar)
  );
};

const isOfPeople = (words: readonly string[], { collectives }: Grammar): boolean =>
  words.some((word) => collectives.has(word));

/** An item that names nobody known: a noun, and no harm or cause. */
const isMiddle = (middle: string, grammar: Grammar): boolean => {
  if (grammar.inHan) return hanMiddle(middle, grammar.inHan);
  const words = wordsIn(middle);
  if (words.length > mostWords.middle || hasClause(words, grammar) || hasObject(words, grammar)) return false;
  return isOfPeople(words, grammar) || !words.some((word) => grammar.things.has(word));
};

/** "those who are": what comes after says who they are. */
const isWhoAre = (words: readonly string[], { relatives, copulas, leads, collectives }: Grammar): boolean => {
  const at = words.findIndex((word) => relatives.has(word));
  return (
    words.slice(0, at).every((word) => leads.has(word) || collectives.has(word)) &&
    words.slice(0, at).some((word) => collectives.has(word)) &&
    words.slice(at + 1).some((word) => copulas.has(word)) &&
    words.slice(at + 1).every((word) => copulas.has(word) || leads.has(word))
  );
};

export type HeadKind = 'item' | 'aside' | 'ends';

/** What stands before a name in its item: nothing but small words and adjectives, or it is not the item itself. */
export const headKind = (head: string, grammar: Grammar): HeadKind => {
  if (grammar.inHan) return hanHead(head, grammar.inHan);
  const words = wordsIn(head);
  if (words.length === 0) return 'item';
  if (grammar.partly?.test(head)) return hasClause(words, grammar) ? 'ends' : 'aside';
  if (words.some((word) => grammar.relatives.has(word)) && !words.every((word) => grammar.leads.has(word))) {
    const first = words.find((word) => grammar.relatives.has(word) && !grammar.leads.has(word));
    if (first !== undefined) return isWhoAre(words, grammar) ? 'item' : 'ends';
  }
  if (words.length > mostWords.head || hasClause(words, grammar) || hasObject(words, grammar)) return 'ends';
  if (grammar.actions.has(words[0] ?? '')) return 'ends';
  if (isPluralVerb(words.find((word) => !grammar.leads.has(word)) ?? '', grammar)) return 'ends';
  return isHeadNoun(words, grammar) ? 'aside' : 'item';
};

/** "violence against", "housing for": another noun is the item, and the name only belongs to it. */
const isHeadNoun = (words: readonly string[], grammar: Grammar): boolean => {
  const { leads, prepositions, collectives, things } = grammar;
  const content = words.filter((word) => !leads.has(word));
  if (content.length > mostAdjectives) return true;
  if (content.some((word) => things.has(word) && !collectives.has(word))) return true;
  const last = words.findLastIndex((word) => prepositions.has(word));
  const before = words.slice(0, Math.max(0, last)).filter((word) => !leads.has(word));
  if (before.length > 0 && !before.some((word) => collectives.has(word))) return true;
  const noun = content.at(-1);
  return (
    grammar.lang === 'ru' &&
    noun !== undefined &&
    !collectives.has(noun) &&
    !hasAdjectiveEnding(noun, grammar.lang)
  );
};

/** Two names this near, with no sign between, are one item: "migrant women", "women who live in poverty". */
const sameItem = 25;

/** No comma and no "and" stands between them. */
const withoutSeparator = (name: string, between: string, grammar: Grammar): Step => {
  const words = wordsIn(between);
  if (grammar.inHan) {
    const bare = between.trim();
    if (grammar.words.copulas.includes(bare)) return { kind: 'said' };
    if (/^[^：:]{0,6}[：:]\s*$/u.test(between)) return { kind: 'opens' };
    return { kind: between.length <= 8 && hanMiddle(bare, grammar.inHan) ? 'same' : 'ends' };
  }
  const isCopula = (word: string): boolean => grammar.copulas.has(word);
  if (
    words.some(isCopula) &&
    words.every((word) => isCopula(word) || grammar.leads.has(word) || /ly$/u.test(word))
  )
    return { kind: 'said' };
  if (grammar.lang === 'ru' && /^\s*[—–]\s*$/u.test(between)) return { kind: 'said' };
  if (/:\s*$/u.test(between) && !hasClause(words, grammar) && words.length <= 6) return { kind: 'opens' };
  const isNear = between.length <= sameItem && !/[:—–]/u.test(between);
  return {
    kind: isNear && !hasClause(words, grammar) && !isItsVerb(name, words, between, grammar) ? 'same' : 'ends',
  };
};

const onlyComma = /^\s*[,;、，；]\s*$/u;
const partsOf = (between: string, { separator }: Grammar): string[] => between.split(separator);

/** How the next name of a sentence stands to the one before it. `isGround`: of pieces that are grounds, not people. */
export const stepWithin = (
  name: string,
  between: string,
  grammar: Grammar,
  isGround: (middle: string) => boolean,
): Step => {
  if (onlyComma.test(between)) return { kind: 'item', items: 1 };
  const parts = partsOf(between, grammar);
  if (parts.length === 1) return withoutSeparator(name, between, grammar);
  const [tail = '', ...more] = parts;
  const head = more.pop() ?? '';
  const middles = more.filter((part) => part.trim() !== '');
  if (!isTail(name, tail, grammar) || !middles.every((one) => isMiddle(one, grammar) && !isGround(one)))
    return { kind: 'ends' };
  if (grammar.inHan && /[，；]/u.test(between) && !isBesideStop(tail, middles, head)) return { kind: 'ends' };
  const kind = headKind(head, grammar);
  return kind === 'ends' ? { kind } : { kind, items: 1 + middles.length };
};
