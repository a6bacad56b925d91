import type { Span } from './spans.ts';
import { speechIn } from './speech.ts';

/** Marks of one family open and close each other: „…“, “…”, and an office's mixture of straight and round ones. */
type Family = 'double' | 'single' | 'guillemet' | 'angle' | 'corner' | 'white' | 'title';
type Side = 'opens' | 'closes' | 'either';
const marks: ReadonlyMap<string, readonly [Family, Side]> = new Map([
  ['"', ['double', 'either']],
  ['＂', ['double', 'either']],
  ['“', ['double', 'opens']],
  ['„', ['double', 'opens']],
  ['‟', ['double', 'opens']],
  ['〝', ['double', 'opens']],
  ['”', ['double', 'closes']],
  ['〞', ['double', 'closes']],
  ['〟', ['double', 'closes']],
  ["'", ['single', 'either']],
  ['‘', ['single', 'opens']],
  ['‚', ['single', 'opens']],
  ['‛', ['single', 'opens']],
  ['’', ['single', 'closes']],
  ['«', ['guillemet', 'opens']],
  ['»', ['guillemet', 'closes']],
  ['‹', ['angle', 'opens']],
  ['›', ['angle', 'closes']],
  ['「', ['corner', 'opens']],
  ['﹁', ['corner', 'opens']],
  ['」', ['corner', 'closes']],
  ['﹂', ['corner', 'closes']],
  ['『', ['white', 'opens']],
  ['﹃', ['white', 'opens']],
  ['』', ['white', 'closes']],
  ['﹄', ['white', 'closes']],
  ['《', ['title', 'opens']],
  ['》', ['title', 'closes']],
]);
const anyMark = new RegExp(`[${[...marks.keys()].join('')}]`, 'g');

const letter = /[\p{L}\p{N}]/u;
const han = /\p{sc=Han}/u;
/** What may stand before a mark that opens, beside space and the beginning: brackets, dashes, other marks. */
const beforeOpening = /[\s([{<\-–—―/:;,.。，：；、（|*_>"“”„«‹‘'「『]/u;
/** What ends a sentence or a bracket is not what a quotation begins with: „… уйти.“. */
const afterOpening = /[^\s.,;:!?)\]}»›”。，；：！？）」』]/u;
/** What stands before a sign that closes, though it looks like one that opens: „… уйти.“ */
const beforeClosing = /[\p{L}\p{N}.!?…)\]]/u;
/** Words that begin with an apostrophe. */
const clipped = /^(?:tis|twas|twere|em|til|till|n|cause|bout|round|cos|s|ll|re|ve|d)(?!\p{L})/iu;

type Mark = { at: number; sign: string; family: Family; side: Side };

const opensBySpace = (text: string, at: number): boolean =>
  (at === 0 || beforeOpening.test(text.charAt(at - 1)) || han.test(text.charAt(at - 1))) &&
  afterOpening.test(text.charAt(at + 1));
const closesBySpace = (text: string, at: number): boolean =>
  at > 0 &&
  /\S/.test(text.charAt(at - 1)) &&
  (!letter.test(text.charAt(at + 1)) || han.test(text.charAt(at + 1)));

/** An apostrophe never opens: before a quotation in single marks there is space, and in it a word that is whole. */
const sideOfSingle = (text: string, at: number, side: Side): Side | null => {
  if (side !== 'closes' && opensBySpace(text, at)) {
    const after = text.slice(at + 1, at + 9);
    return /^\p{N}/u.test(after) || clipped.test(after) ? null : 'opens';
  }
  return side !== 'opens' && closesBySpace(text, at) ? 'closes' : null;
};

/** Where the space around a mark says what it does, that counts; else what the sign itself says. */
const sideOfDouble = (text: string, at: number, side: Side): Side => {
  const opens = opensBySpace(text, at);
  const closes = closesBySpace(text, at);
  if (opens === closes || han.test(text.charAt(at - 1) + text.charAt(at + 1))) return side;
  if (side === 'either') return opens ? 'opens' : 'closes';
  // “…“ and ”…” are how some keyboards and offices write; a sign beside a bracket or another sign means itself.
  if (opens) return side === 'closes' && /^\s?$/.test(text.charAt(at - 1)) ? 'opens' : side;
  return side === 'opens' && beforeClosing.test(text.charAt(at - 1)) ? 'closes' : side;
};

const markAt = (text: string, at: number): Mark[] => {
  const sign = text.charAt(at);
  const [family, side] = marks.get(sign) ?? [];
  if (!family || !side) return [];
  if (family === 'single') {
    const does = sideOfSingle(text, at, side);
    return does ? [{ at, sign, family, side: does }] : [];
  }
  return [{ at, sign, family, side: family === 'double' ? sideOfDouble(text, at, side) : side }];
};

const marksIn = (text: string, { from, to }: Span): Mark[] => {
  const found: Mark[] = [];
  anyMark.lastIndex = from;
  for (let next = anyMark.exec(text); next && next.index < to; next = anyMark.exec(text))
    found.push(...markAt(text, next.index));
  return found;
};

/** "the workers’ union": after an s, and with words going on, it may be an apostrophe as well as an end. */
const isDoubtful = (text: string, { at }: Mark): boolean =>
  /s/i.test(text.charAt(at - 1)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 3));

/** The end of a quotation in single marks: the first sign that is surely one before another opens, or the first at all. */
const endOfSingle = (text: string, all: readonly Mark[], opened: number): Mark | null => {
  let doubtful: Mark | null = null;
  for (let next = opened + 1; next < all.length; next += 1) {
    const mark = all[next];
    if (!mark || mark.side === 'opens') break;
    if (!isDoubtful(text, mark)) return mark;
    doubtful ??= mark;
  }
  return doubtful;
};

const singleSpans = (text: string, all: readonly Mark[]): Span[] => {
  const spans: Span[] = [];
  let after = 0;
  for (const [index, { at, side }] of all.entries()) {
    if (side !== 'opens' || at < after) continue;
    const end = endOfSingle(text, all, index);
    if (!end) continue;
    spans.push({ from: at, to: end.at + 1 });
    after = end.at + 1;
  }
  return spans;
};

/** `open`: marks that nothing closed; `shut`: marks that closed nothing. */
type Paired = { spans: Span[]; open: Mark[]; shut: Mark[] };

/** Each mark that closes takes the nearest of its family that opened: what stays open quotes nothing. */
const pairsOf = (all: readonly Mark[]): Paired => {
  const paired: Paired = { spans: [], open: [], shut: [] };
  const open = new Map<Family, Mark[]>();
  for (const mark of all) {
    const waiting = open.get(mark.family) ?? [];
    open.set(mark.family, waiting);
    const closes = mark.side === 'closes' || (mark.side === 'either' && waiting.length > 0);
    if (!closes) waiting.push(mark);
    else {
      const opener = waiting.pop();
      if (opener) paired.spans.push({ from: opener.at, to: mark.at + 1 });
      else paired.shut.push(mark);
    }
  }
  paired.open = [...open.values()].flat().toSorted((one, other) => one.at - other.at);
  return paired;
};

const unionOf = (spans: readonly Span[]): Span[] => {
  const union: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.from - other.from)) {
    const last = union.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else union.push({ ...span });
  }
  return union;
};

/** So many paragraphs may lie between a mark that opens and the one that closes it, where no other mark does. */
const mostBetween = 3;

type Chain = { family: Family; spans: Span[]; between: number };

/** Paragraph after paragraph: a quotation goes on where the next one begins with its mark, and ends where one closes. */
class Paragraphs {
  readonly spans: Span[] = [];
  private chain: Chain | null = null;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(paragraph: Span): void {
    const all = marksIn(this.text, paragraph);
    const singles = all.filter(({ family }) => family === 'single');
    this.spans.push(...singleSpans(this.text, singles));
    const { spans, open, shut } = pairsOf(all.filter(({ family }) => family !== 'single'));
    this.spans.push(...spans, ...speechIn(this.text, paragraph));
    this.goOn(paragraph, { spans, open, shut });
  }

  private goOn(paragraph: Span, { spans, open, shut }: Paired): void {
    const begins = /\S/.exec(this.text.slice(paragraph.from, paragraph.to));
    const start = paragraph.from + (begins?.index ?? 0);
    const last = open.at(-1);
    if (this.chain) {
      const { chain } = this;
      const [family, side] = marks.get(this.text.charAt(start)) ?? [];
      const anew = family === chain.family && chain.between === 0;
      const closer = shut.find((mark) => mark.family === chain.family && !(anew && mark.at === start));
      const isClosed = (anew && spans.some(({ from }) => from === start)) || closer !== undefined;
      const before = spans.every(({ from }) => from === start || from > (closer?.at ?? start));
      if (isClosed && before) {
        this.spans.push(...chain.spans, { from: start, to: closer ? closer.at + 1 : start });
        this.chain = null;
      } else if (anew && (side === 'closes' || open.some(({ at }) => at === start))) {
        chain.spans.push(paragraph);
        chain.between = 0;
        return;
      } else if (spans.length + open.length + shut.length === 0 && chain.between < mostBetween) {
        chain.spans.push(paragraph);
        chain.between += 1;
        return;
      } else this.chain = null;
    }
    if (last && last.side === 'opens')
      this.chain = { family: last.family, spans: [{ from: last.at, to: paragraph.to }], between: 0 };
  }
}

/** Somebody else's words, in any marks of the five languages; sorted and apart from one another. */
export const quotationsIn = (text: string, paragraphs: Iterable<Span>): Span[] => {
  const read = new Paragraphs(text);
  for (const paragraph of paragraphs) read.read(paragraph);
  return unionOf(read.spans);
};
