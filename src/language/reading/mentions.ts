import { type Lexicon, namesOf } from '../lexicon/lexicon.ts';
import type { Ground } from './ground.ts';
import type { Found, Matches } from './matches.ts';
import { isJoined, isTurned, negatedReach } from './negation.ts';
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

/** "without sex workers", "excluded migrants": they are mentioned as left out, which is not naming them. */
const isNegated = (text: string, at: Span, negations: readonly Found[]): boolean =>
  negations.some(({ from, to }) => {
    if (from <= at.from && to >= at.to) return true;
    if (to > at.from || at.from - to > negatedReach) return false;
    const between = text.slice(to, at.from);
    return !/[,;、，]/u.test(between) && !isTurned(between) && !endsWithin(text, { from: to, to: at.from });
  });

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

/** Who is named: not in a quotation, a source's title or an organisation's name, and not as left out. */
export const mentionsIn = (ground: Ground, matches: Matches, words: Lexicon): Mention[] => {
  const { vocabulary } = words;
  const negations = new Near(
    matches.phrase.filter(({ form }) => vocabulary.phrases[form.entry]?.kind === 'negation'),
  );
  const mentions: Mention[] = [];
  /** Where the last one who is left out ends: what is joined to her is left out too. */
  let leftOut = -1;
  for (const found of matches.name) {
    const { form, from, to } = found;
    if (form.topic || spansOver(matches.organisation, from, to)) continue;
    if (ground.isNotTheAuthors(from, to)) continue;
    const joined =
      leftOut >= 0 && from - leftOut < negatedReach && isJoined(ground.text.slice(leftOut, from));
    if (joined || isNegated(ground.text, found, negations.before(found))) {
      leftOut = to;
      continue;
    }
    const population = form.covers ?? vocabulary.names[form.entry]?.population ?? '';
    mentions.push({
      from,
      to,
      population,
      names: namesOf(words, form),
      narrower: form.covers !== null,
      found,
    });
  }
  return mentions;
};
