import { oncePer } from '../../kernel/oncePer.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { TextLanguage } from '../lexicon/schema.ts';
import { bulletAtLine, bulletBetween } from '../reading/bullets.ts';
import { type Grammar, grammarOf } from '../reading/grammar.ts';
import type { Mention } from '../reading/mentions.ts';
import { endsWithin, sentenceAround } from '../reading/sentence.ts';
import { type Span, spansTouching } from '../reading/spans.ts';
import { headKind, isTail, type Step, stepWithin } from './items.ts';

/** An enumeration of populations: in a sentence, in bullets, or in a table. It begins at its first item. */
export type PopulationList = Span & { mentions: readonly Mention[]; items: number };

const longestItem = 160;
const longestBullet = 320;
const least = { items: 3, populations: 2 };
/** "Sex workers are women, migrants and mothers" says who they are; a longer row is a list, whatever is before it. */
const leastSaid = 4;
/** How far from a row of grounds it may stand what it is for: "regardless of". */
const cueReach = 120;

const ends: Step = { kind: 'ends' };

/** Where the item ends and an explanation of it begins: "sex workers: they lost their income". */
const explained = /[:：(（–—]|[.!?。！？](?:\s|$)/u;

/** In a bullet, what stands before the name; `null` where the line is none, or too long to be one. */
const beforeInBullet = (text: string, from: number): string | null => {
  const least = Math.max(0, from - longestBullet);
  const near = text.slice(least, from);
  const end = near.lastIndexOf('\n');
  if (end === -1 && least > 0) return null;
  const line = near.slice(end + 1);
  const [bullet] = bulletAtLine.exec(line) ?? [];
  return bullet === undefined ? null : line.slice(bullet.length);
};

/** Looks at the names of one kind in their order. */
class Reader {
  private readonly text: string;
  private readonly lexicon: Lexicon;
  /** Names of the other kind: a row of them is no item of this one. */
  private readonly others: readonly Mention[];

  constructor(text: string, lexicon: Lexicon, others: readonly Mention[]) {
    this.text = text;
    this.lexicon = lexicon;
    this.others = others;
  }

  grammar({ found }: Mention): Grammar {
    return grammarOf(this.lexicon, found.form.lang ?? 'en');
  }

  /** The first name of a line or a list has a head, too: "- Stop raids on sex workers". */
  isFirstItem(mention: Mention): boolean {
    const before = beforeInBullet(this.text, mention.from);
    return before === null || before.length > longestItem
      ? before === null
      : headKind(before.split(this.grammar(mention).separator).at(-1) ?? '', this.grammar(mention)) ===
          'item';
  }

  /** "Whether migrants, refugees or neither". */
  isEither(mention: Mention): boolean {
    const before = this.text.slice(Math.max(0, mention.from - 40), mention.from);
    return this.grammar(mention).alternatives?.test(before) ?? false;
  }

  step(one: Mention, next: Mention): Step {
    const { text } = this;
    if (next.from <= one.to) return next.from >= one.from ? { kind: 'same' } : ends;
    if (next.from - one.to > longestBullet) return ends;
    const between = text.slice(one.to, next.from);
    if (between.includes('|') || between.includes('\t')) return this.stepInTable(one, next, between);
    const lines = between.includes('\n') ? between.split(bulletBetween) : [between];
    if (lines.length > 1) return this.stepInBullets(one, next, lines, between);
    if (between.length > longestItem || endsWithin(text, { from: one.to, to: next.from })) return ends;
    const step = stepWithin(
      text.slice(one.from, one.to),
      between,
      this.grammar(next),
      this.others.length === 0 ? () => false : (piece) => this.isOther(one.to, between, piece),
    );
    const inBullet = step.kind === 'ends' && beforeInBullet(text, one.from) !== null;
    return inBullet ? { kind: 'aside', items: 0 } : step;
  }

  private isOther(from: number, between: string, piece: string): boolean {
    const start = from + between.indexOf(piece);
    const end = start + piece.length;
    const [other] = spansTouching(this.others, { from: start, to: end });
    return other !== undefined && piece.trim().length <= other.to - other.from + 12;
  }

  private stepInTable(one: Mention, next: Mention, between: string): Step {
    if (/\n[^\S\n]*\n/u.test(between)) return ends;
    const items = between.match(/[|\t]/gu)?.length ?? 1;
    const cell = between.slice(Math.max(between.lastIndexOf('|'), between.lastIndexOf('\t')) + 1);
    if (cell.includes('\n')) return between.length > longestItem ? ends : { kind: 'item', items };
    const kind = headKind(cell.split(this.grammar(next).separator).at(-1) ?? '', this.grammar(one));
    return { kind: kind === 'ends' ? 'aside' : kind, items };
  }

  private stepInBullets(one: Mention, next: Mention, lines: readonly string[], between: string): Step {
    if (/\n[^\S\n]*\n/u.test(between) && !this.isOnlyBullets(between)) return ends;
    const [tail = '', ...middles] = lines;
    const head = middles.pop() ?? '';
    const grammar = this.grammar(next);
    const [own = ''] = tail.split(explained);
    const [said = ''] = own.split(grammar.separator);
    if (!isTail(this.text.slice(one.from, one.to), said, grammar)) return ends;
    const kind = headKind(head.split(grammar.separator).at(-1) ?? '', grammar);
    return { kind: kind === 'ends' || explained.test(head) ? 'aside' : kind, items: 1 + middles.length };
  }

  /** Between two bullets a blank line may stand, and no paragraph. */
  private isOnlyBullets(between: string): boolean {
    return between
      .split(/\n[^\S\n]*\n\s*/u)
      .slice(1)
      .every((paragraph) => bulletAtLine.test(paragraph.trimStart()) || paragraph.trim() === '');
  }
}

/** Names that follow one another as items do. `said`: the name before them is said to be them. */
type Run = { named: Mention[]; items: Mention[]; count: number; said: boolean };

const asList = (reader: Reader, { named, items: all, count: most, said }: Run): PopulationList[] => {
  const [begins] = all;
  if (!begins || most < least.items) return [];
  const isFirst = reader.isFirstItem(begins);
  const items = isFirst ? all : all.slice(1);
  const count = isFirst ? most : most - 1;
  const [first] = items;
  const populations = new Set(items.map(({ population }) => population));
  if (!first || count < least.items || populations.size < least.populations) return [];
  if (items.length < leastSaid && (said || reader.isEither(first))) return [];
  const to = items.reduce((last, one) => Math.max(last, one.to), first.to);
  return [{ from: first.from, to, mentions: named, items: count }];
};

const runsOf = (reader: Reader, mentions: readonly Mention[]): Run[] => {
  const runs: Run[] = [];
  let run: Run | undefined;
  let last: Mention | undefined;
  for (const mention of mentions) {
    const step = last ? reader.step(last, mention) : ends;
    if (!run || step.kind === 'ends' || step.kind === 'said' || step.kind === 'opens') {
      const named = step.kind === 'opens' && last ? [last, mention] : [mention];
      run = { named, items: [mention], count: 1, said: step.kind === 'said' };
      runs.push(run);
    } else {
      run.named.push(mention);
      if (step.kind !== 'aside') run.items.push(mention);
      if (step.kind === 'item') run.count += step.items;
    }
    if (!last || mention.to > last.to) last = mention;
  }
  return runs;
};

/** Of one name that is of two languages, the text's own. */
const onceEach = (mentions: readonly Mention[], main: TextLanguage): readonly Mention[] => {
  const isTwice = (one: Mention, other: Mention | undefined): boolean =>
    other?.from === one.from && other.to === one.to && other.population === one.population;
  return mentions.filter((one, at) => {
    const [before, next] = [mentions[at - 1], mentions[at + 1]];
    if (isTwice(one, next)) return one.found.form.lang === main;
    return !isTwice(one, before) || one.found.form.lang === main || before?.found.form.lang !== main;
  });
};

const groundsOf = oncePer(
  ({ vocabulary }: Lexicon) =>
    new Set(vocabulary.populations.filter(({ kind }) => kind === 'ground').map(({ key }) => key)),
);

/** Grounds are a list of whom a text is about where it says so: "regardless of age, disability or faith". */
const isOfWhom = (text: string, list: PopulationList, lexicon: Lexicon): boolean => {
  const lang = list.mentions[0]?.found.form.lang ?? 'en';
  const { cues } = grammarOf(lexicon, lang);
  const { from, to } = sentenceAround(text, list);
  const near = text.slice(Math.max(from, list.from - cueReach), Math.min(to, list.to + cueReach));
  return cues?.test(near) ?? false;
};

/** Harms named after a ground are no ground: racism, ableism. */
const isHarm = (text: string, mention: Mention, lexicon: Lexicon): boolean => {
  const { things, inHan } = grammarOf(lexicon, mention.found.form.lang ?? 'en');
  const said = text.slice(mention.from, mention.to).toLowerCase();
  return inHan ? inHan.things.test(said) : things.has(said);
};

/**
 * Mentions that follow one another as the items of a list do: of one form, next to each other, with no verb between.
 * Items that name no population may stand between. People and grounds are not in one list. Decision 37.
 */
export const listsIn = (
  text: string,
  all: readonly Mention[],
  lexicon: Lexicon,
  main: TextLanguage,
): PopulationList[] => {
  const mentions = onceEach(all, main);
  const grounds = groundsOf(lexicon);
  const ofGrounds = mentions.filter(({ population }) => grounds.has(population));
  const ofPeople =
    ofGrounds.length === 0 ? mentions : mentions.filter(({ population }) => !grounds.has(population));
  const reader = new Reader(text, lexicon, ofGrounds);
  const people = runsOf(reader, ofPeople).flatMap((run) => asList(reader, run));
  if (ofGrounds.length < least.items) return people;
  const stated = ofGrounds.filter((one) => !isHarm(text, one, lexicon));
  const plain = new Reader(text, lexicon, []);
  const rows = runsOf(plain, stated)
    .flatMap((run) => asList(plain, run))
    .filter((list) => isOfWhom(text, list, lexicon));
  return [...people, ...rows].sort((one, other) => one.from - other.from);
};
