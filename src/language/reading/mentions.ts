import { type Lexicon, namesOf } from '../lexicon/lexicon.ts';
import type { TextLanguage } from '../lexicon/schema.ts';
import { Names } from '../names/names.ts';
import { type Grammar, grammarOf } from './grammar.ts';
import type { Ground } from './ground.ts';
import type { Found, Matches } from './matches.ts';
import { isExplained, isJoined, isTurned, negatedReach, rowLeftOut } from './negation.ts';
import { endsWithin } from './sentence.ts';
import { type Span, spansOver } from './spans.ts';

/** A population named in the text, in the author's own voice. */
export type Mention = Span & {
  population: string;
  /** The population and everyone broader: whom this mention names. */
  names: readonly string[];
  /** Less than the whole group was written. */
  narrower: boolean;
  found: Found;
};

/** "Without distinction of age": what follows is meant. */
const distinction = /distinc|discrimin|regard|различи|区别|區別/iu;

/** "without sex workers", "excluded migrants": they are mentioned as left out, which is not naming them. */
const negationOf = (text: string, at: Span, negations: readonly Found[]): Found | undefined =>
  negations.find(({ from, to }) => {
    if (from <= at.from && to >= at.to) return true;
    if (to > at.from || at.from - to > negatedReach) return false;
    const between = text.slice(to, at.from);
    if (distinction.test(between) || isExplained(text.slice(from, to), between)) return false;
    return !/[,;、，；]/u.test(between) && !isTurned(between) && !endsWithin(text, { from: to, to: at.from });
  });

const nor = /^(?:ni|nor|ни)$/iu;
/** "Nobody asked the women nor the migrants": it joins one to those who are named, and leaves nobody out. */
const onlyJoins = (text: string, negation: Span, before: Span | undefined): boolean =>
  before !== undefined &&
  negation.from >= before.to &&
  nor.test(text.slice(negation.from, negation.to)) &&
  /^,?\s?$/u.test(text.slice(before.to, Math.min(negation.from, before.to + 4)));

/** Negations that could reach this far, of a sorted list; `next` only ever moves on. */
class Near {
  private next = 0;
  private readonly sorted: readonly Found[];

  constructor(sorted: readonly Found[]) {
    this.sorted = sorted;
  }

  before(at: Span): Found[] {
    while ((this.sorted[this.next]?.to ?? Number.POSITIVE_INFINITY) < at.from - negatedReach) this.next += 1;
    const near: Found[] = [];
    for (
      let index = this.next;
      (this.sorted[index]?.from ?? Number.POSITIVE_INFINITY) <= at.from;
      index += 1
    ) {
      const one = this.sorted[index];
      if (one) near.push(one);
    }
    return near;
  }
}

/** Between two that share a noun or a verb: a comma or a joining word, and nothing else. */
const shared = /^(?:[,、/&]|(?:,\s*)?(?:and|or|et|ou|y|e|o|u|и|или)|和|与|與|及|或|或者)$/iu;
const joinedBy = /^(?:and|or|et|ou|y|e|o|u|и|или|[&/]|和|与|與|及|或)$/iu;

/** Of names that share their noun or subject with another, those beside which there is one. */
const withShared = (text: string, found: readonly Found[]): Found[] => {
  const kept: Found[] = [];
  const waiting: Found[] = [];
  for (const one of found) {
    const last = kept.findLast(({ form }) => !form.topic);
    if (one.form.topic) kept.push(one);
    else if (one.form.shares === 'next') {
      const before = waiting.at(-1);
      if (before && !shared.test(text.slice(before.to, one.from).trim())) waiting.length = 0;
      waiting.push(one);
    } else if (one.form.shares === 'last') {
      if (last && joinedBy.test(text.slice(last.to, one.from).trim())) kept.push(one);
    } else {
      const before = waiting.at(-1);
      if (before && shared.test(text.slice(before.to, one.from).trim())) kept.push(...waiting);
      waiting.length = 0;
      kept.push(one);
    }
  }
  return kept;
};

/** Of the names of a text in their order, those that are mentioned as left out: one, and the row that goes on with her. */
class LeftOut {
  private readonly text: string;
  private readonly negations: Near;
  private readonly grammar: (found: Found) => Grammar;
  private to = -1;
  private row = -1;

  constructor(text: string, negations: readonly Found[], grammar: (found: Found) => Grammar) {
    this.text = text;
    this.negations = new Near(negations);
    this.grammar = grammar;
  }

  /** Asked of one after another. `before`: who is named last before her. */
  has(named: readonly Found[], at: number, found: Found, before: Span | undefined): boolean {
    const { text } = this;
    const { from, to } = found;
    const joined = this.to >= 0 && from - this.to < negatedReach && isJoined(text.slice(this.to, from));
    const near = this.negations.before(found).filter((one) => !onlyJoins(text, one, before));
    const negation = at <= this.row ? undefined : negationOf(text, found, near);
    if (!joined && !negation && at > this.row) return false;
    this.to = to;
    if (negation) this.row = rowLeftOut({ text, grammar: this.grammar(found), negation }, named, at);
    return true;
  }
}

/** Who is named: not in a quotation, a source's title, the name of an organisation or a law, and not as left out. */
export const mentionsIn = (
  ground: Ground,
  matches: Matches,
  words: Lexicon,
  main: TextLanguage,
): Mention[] => {
  const { vocabulary } = words;
  const negations = matches.phrase.filter(({ form }) => vocabulary.phrases[form.entry]?.kind === 'negation');
  const leftOut = new LeftOut(ground.text, negations, ({ form }) => grammarOf(words, form.lang ?? main));
  const titles = new Names(ground.text, words);
  const mentions: Mention[] = [];
  const named = matches.name.some(({ form }) => form.shares)
    ? withShared(ground.text, matches.name)
    : matches.name;
  for (const [at, found] of named.entries()) {
    const { form, from, to } = found;
    if (form.topic || spansOver(matches.organisation, from, to)) continue;
    if (ground.isNotTheAuthors(from, to) || titles.has(found, form.lang ?? main, main)) continue;
    if (leftOut.has(named, at, found, mentions.at(-1))) continue;
    mentions.push({
      from,
      to,
      population: form.covers ?? vocabulary.names[form.entry]?.population ?? '',
      names: namesOf(words, form),
      narrower: form.covers !== null,
      found,
    });
  }
  return mentions;
};
