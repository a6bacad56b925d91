import type { GrammarWords } from '../../src/language/lexicon/grammarSchema.ts';
import { lexicon } from '../../src/language/lexicon/lexicon.ts';
import type { TextLanguage } from '../../src/language/lexicon/schema.ts';

/**
 * The rule for lists once more, as somebody would apply it by hand: every row of names is tried, from every name to every
 * other, and what stands between two of them is looked at word by word. Slow, and for sentences without bullets only.
 */
export type Named = { from: number; to: number; population: string };

const stops = [',', ';', '、', '，', '；'];

export const grammarIn = (lang: TextLanguage): GrammarWords => {
  const found = lexicon().vocabulary.grammar.find((one) => one.lang === lang);
  if (!found) throw new Error(lang);
  return found;
};

/** Cut at commas and at words that join, whole words in most languages and any characters in Chinese. */
const piecesOf = (between: string, lang: TextLanguage): string[] => {
  const { joins } = grammarIn(lang);
  const longestFirst = joins.toSorted((one, other) => other.length - one.length);
  const pieces = [''];
  for (let at = 0; at < between.length; ) {
    const isLetter = (place: number): boolean => lang !== 'zh' && /\p{L}/u.test(between.charAt(place));
    const rest = between.slice(at).toLowerCase();
    const joined = longestFirst.find(
      (join) => rest.startsWith(join) && !isLetter(at - 1) && !isLetter(at + join.length),
    );
    if (stops.includes(between.charAt(at))) {
      pieces.push('');
      at += 1;
    } else if (joined !== undefined) {
      pieces.push('');
      at += joined.length;
    } else {
      pieces[pieces.length - 1] += between.charAt(at);
      at += 1;
    }
  }
  return pieces;
};

const isAny = (word: string, words: readonly string[]): boolean =>
  words.some((one) => (one.endsWith('*') ? word.startsWith(one.slice(0, -1)) : one === word));
const wordsOf = (piece: string): string[] =>
  piece
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}-]+/u)
    .filter((word) => word !== '');

const isVerb = (word: string, { verbs, verbEndings, notVerbs }: GrammarWords): boolean => {
  if (isAny(word, verbs)) return true;
  if (isAny(word, notVerbs)) return false;
  return verbEndings.some((ending) => word.length > ending.length + 1 && word.endsWith(ending));
};

/** Before a relative pronoun, is there a verb, or a word that begins a clause? */
const hasClause = (words: readonly string[], grammar: GrammarWords): boolean => {
  const relative = words.findIndex((word) => isAny(word, grammar.relatives));
  const own = relative === -1 ? words : words.slice(0, relative);
  return own.some((word) => isVerb(word, grammar) || isAny(word, grammar.clauses));
};

const hasObject = (words: readonly string[], { determiners, leads, collectives }: GrammarWords): boolean => {
  for (let at = 1; at < words.length; at += 1) {
    const [before = '', word = ''] = [words[at - 1], words[at]];
    if (isAny(word, determiners) && !isAny(before, leads) && !isAny(before, collectives)) return true;
  }
  return false;
};

const endsLikeVerb = (word: string, { pluralVerbEnding, notVerbs }: GrammarWords): boolean =>
  word.length > 3 &&
  pluralVerbEnding.some((end) => word.endsWith(end)) &&
  !word.endsWith('ment') &&
  !isAny(word, notVerbs);

/** The word right after a plural name: does it belong to it, or say what it does? */
const isItsVerb = (
  name: string,
  words: readonly string[],
  grammar: GrammarWords,
  lang: TextLanguage,
): boolean => {
  const [first, second = ''] = words;
  if (first === undefined) return false;
  if (lang === 'fr' || lang === 'es')
    return /[sx]$/u.test(name) && !isAny(first, grammar.leads) && endsLikeVerb(first, grammar);
  if (lang !== 'en') return false;
  const isPlural = /s$|men$|people$|children$/u.test(name) && !/ous$|trans$|ss$|us$/u.test(name);
  if (!isPlural || isAny(first, grammar.followers) || isAny(first, grammar.collectives)) return false;
  if (/ing$|s$|less$|able$|ible$/u.test(first)) return false;
  return !(/ed$|en$|ent$|ant$/u.test(first) && isAny(second, grammar.followers));
};

type Link = 'no' | 'same' | 'said' | { items: number; aside: boolean };

const nounBefore = (words: readonly string[], grammar: GrammarWords): boolean => {
  const isPeople = (word: string): boolean => isAny(word, grammar.collectives);
  const content = words.filter((word) => !isAny(word, grammar.leads));
  if (content.length > 3 || content.some((word) => isAny(word, grammar.things) && !isPeople(word)))
    return true;
  for (let at = words.length - 1; at > 0; at -= 1)
    if (isAny(words[at] ?? '', grammar.prepositions)) {
      const before = words.slice(0, at).filter((word) => !isAny(word, grammar.leads));
      if (before.length > 0 && !before.some(isPeople)) return true;
      break;
    }
  return false;
};

const link = (name: string, between: string, lang: TextLanguage): Link => {
  const grammar = grammarIn(lang);
  const [tail = '', ...more] = piecesOf(between, lang);
  if (lang === 'zh') return hanLink(tail, more, between, grammar);
  const tailWords = wordsOf(tail);
  const { copulas, leads } = grammar;
  if (more.length === 0) {
    if (
      tailWords.some((word) => isAny(word, copulas)) &&
      tailWords.every((word) => isAny(word, [...copulas, ...leads]))
    )
      return 'said';
    const isOne = !hasClause(tailWords, grammar) && !isItsVerb(name, tailWords, grammar, lang);
    return between.length <= 25 && isOne ? 'same' : 'no';
  }
  if (hasClause(tailWords, grammar) || isItsVerb(name, tailWords, grammar, lang) || tailWords.length > 12)
    return 'no';
  const head = wordsOf(more.at(-1) ?? '');
  const middles = more
    .slice(0, -1)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  for (const words of middles) {
    if (words.length > 10 || hasClause(words, grammar) || hasObject(words, grammar)) return 'no';
    const isOfPeople = words.some((word) => isAny(word, grammar.collectives));
    if (!isOfPeople && words.some((word) => isAny(word, grammar.things))) return 'no';
  }
  const who = head.findIndex((word) => isAny(word, grammar.relatives));
  if (head.some((word) => isAny(word, grammar.relatives) && !isAny(word, leads))) {
    const [those, are] = [head.slice(0, who), head.slice(who + 1)];
    const isWhoAre =
      those.some((word) => isAny(word, grammar.collectives)) &&
      those.every((word) => isAny(word, [...grammar.collectives, ...leads])) &&
      are.some((word) => isAny(word, copulas)) &&
      are.every((word) => isAny(word, [...copulas, ...leads]));
    return isWhoAre ? { items: 1 + middles.length, aside: false } : 'no';
  }
  if (head.length > 7 || hasClause(head, grammar) || hasObject(head, grammar)) return 'no';
  if (isAny(head[0] ?? '', grammar.actions)) return 'no';
  if (endsLikeVerb(head.find((word) => !isAny(word, leads)) ?? '', grammar)) return 'no';
  const isRussianNoun =
    lang === 'ru' && /[аяьоиыв]$/u.test(head.filter((word) => !isAny(word, leads)).at(-1) ?? '');
  const isPeople = isAny(head.filter((word) => !isAny(word, leads)).at(-1) ?? '', grammar.collectives);
  return { items: 1 + middles.length, aside: nounBefore(head, grammar) || (isRussianNoun && !isPeople) };
};

const hanHas = (piece: string, words: readonly string[]): boolean =>
  words.some((word) => piece.includes(word));
const hanClause = (piece: string, { verbs, clauses }: GrammarWords): boolean => {
  const isSaid = (verb: string): boolean => {
    for (let at = piece.indexOf(verb); at !== -1; at = piece.indexOf(verb, at + 1))
      if (!['者', '人', '员', '員', '的'].includes(piece.charAt(at + verb.length))) return true;
    return false;
  };
  return verbs.some(isSaid) || hanHas(piece, clauses);
};

/** 没有证件的人: the people are after 的, and what is before it is about them. */
const afterOf = (piece: string): string => {
  const at = piece.lastIndexOf('的', piece.length - 2);
  return at > 0 && at <= 12 && piece.length - at - 1 <= 6 ? piece.slice(at + 1) : piece;
};
const bareTails = ['', '们', '們', '群体', '群體', '人群', '社群', '等'];
const harmless = ['特别是', '尤其是', '还是', '首都', '都市', '成都'];
const bare = (piece: string): string => harmless.reduce((left, word) => left.replaceAll(word, ''), piece);

const hanLink = (own: string, others: readonly string[], between: string, grammar: GrammarWords): Link => {
  const tail = bare(own);
  const more = others.map(bare);
  const { things, collectives, copulas } = grammar;
  const isThing = (piece: string): boolean => hanHas(piece, things) && !hanHas(piece, collectives);
  if (more.length === 0) {
    if (copulas.includes(between)) return 'said';
    return between.length <= 8 && !hanClause(afterOf(tail), grammar) && !isThing(afterOf(tail))
      ? 'same'
      : 'no';
  }
  const head = more.at(-1) ?? '';
  const middles = more
    .slice(0, -1)
    .filter((piece) => piece !== '')
    .map(afterOf);
  if (tail.length > 12 || hanClause(tail, grammar)) return 'no';
  if (tail.startsWith('的') && tail.length > 1 && !hanHas(tail, collectives)) return 'no';
  if (middles.some((piece) => piece.length > 16 || hanClause(piece, grammar) || isThing(piece))) return 'no';
  const said = head.endsWith('的') ? '' : head;
  if (head.length > 12 || hanClause(said, grammar)) return 'no';
  if (between.includes('，') || between.includes('；')) {
    const isBare = bareTails.includes(tail) && middles.every((piece) => piece.length <= 8) && said === '';
    if (!isBare) return 'no';
  }
  return { items: 1 + middles.length, aside: isThing(said) };
};

/** From `first` to `last`: how many items, and who is one; `null` where two neighbours are not in one list. */
const row = (text: string, named: readonly Named[], lang: TextLanguage, first: number, last: number) => {
  const items = [named[first]];
  let count = 1;
  for (let at = first + 1; at <= last; at += 1) {
    const [before, next] = [named[at - 1], named[at]];
    if (!before || !next) return null;
    const how = link(text.slice(before.from, before.to), text.slice(before.to, next.from), lang);
    if (how === 'no' || how === 'said') return null;
    if (how === 'same') items.push(next);
    else {
      count += how.items;
      if (!how.aside) items.push(next);
      else count -= how.items;
    }
  }
  return { items: items.filter((one) => one !== undefined), count };
};

export const listsByHand = (text: string, named: readonly Named[], lang: TextLanguage): string[] => {
  const lists: string[] = [];
  for (let first = 0; first < named.length; first += 1)
    for (let last = first; last < named.length; last += 1) {
      const here = row(text, named, lang, first, last);
      const isLongest =
        (first === 0 || row(text, named, lang, first - 1, last) === null) &&
        (last === named.length - 1 || row(text, named, lang, first, last + 1) === null);
      if (!here || !isLongest || here.count < 3) continue;
      if (new Set(here.items.map(({ population }) => population)).size < 2) continue;
      const [before, start] = [named[first - 1], named[first]];
      const isSaid =
        before !== undefined &&
        start !== undefined &&
        link(text.slice(before.from, before.to), text.slice(before.to, start.from), lang) === 'said';
      if (isSaid && here.items.length < 4) continue;
      lists.push(text.slice(start?.from, Math.max(...here.items.map(({ to }) => to))));
    }
  return lists;
};
