import { isTraditional } from '../lexicon/traditional.ts';
import { quotationsIn } from './quotations.ts';
import { sentenceAround } from './sentence.ts';
import { sourceListIn } from './sourceList.ts';
import { type Span, spansOver } from './spans.ts';

export type Place = { line: number; column: number };

/** A blank line ends a paragraph; so does the line of a list item, or a heading. */
const blank = /\n[^\S\n]*\n/g;
/** Every address has a stroke or a dot. */
const [stroke, dot] = [0x2f, 0x2e];
const address = /https?:\/\/|www\.|[\w-]\.[a-z]{2,}\//i;

/** The text itself: its lines, paragraphs and quotations, each looked for when first asked, and once. */
export class Ground {
  readonly text: string;
  private lineStarts: number[] | null = null;
  private quoted: readonly Span[] | null = null;
  private list: Span | null | undefined;
  private traditional: boolean | null = null;
  private asked: (Span & { says: string }) | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Line and column from one, as editors count. */
  placeOf(offset: number): Place {
    const line = lastAtMost(this.starts, offset);
    return { line: line + 1, column: offset - (this.starts[line] ?? 0) + 1 };
  }

  /** A line that begins with `>` is somebody else's. */
  private isBlockQuote(offset: number): boolean {
    const from = this.starts[lastAtMost(this.starts, offset)] ?? 0;
    return /^\s{0,8}>/.test(this.text.slice(from, from + 10));
  }

  private get starts(): readonly number[] {
    this.lineStarts ??= offsetsAfter(this.text, '\n');
    return this.lineStarts;
  }

  /** The sentence around a piece of the text, on one line. Findings of one list ask for it one after another. */
  sentenceAt(span: Span): string {
    if (this.asked?.from !== span.from || this.asked.to !== span.to) {
      const { from, to } = sentenceAround(this.text, span);
      this.asked = { ...span, says: this.text.slice(from, to).replace(/\s+/g, ' ') };
    }
    return this.asked.says;
  }

  private *paragraphs(): Iterable<Span> {
    let from = 0;
    for (const { index } of this.text.matchAll(blank)) {
      yield { from, to: index };
      from = index + 1;
    }
    yield { from, to: this.text.length };
  }

  /** Somebody else's words: between quotation marks, said after a dash, or in a block that is marked as quoted. */
  isQuoted(from: number, to: number): boolean {
    this.quoted ??= quotationsIn(this.text, this.paragraphs());
    return spansOver(this.quoted, from, to) || this.isBlockQuote(from);
  }

  /** Within an address: what a host calls its pages is not the author's word. */
  isAddress(offset: number): boolean {
    let from = offset;
    let hasSign = false;
    for (; from > 0 && offset - from < 200; from -= 1) {
      const unit = this.text.charCodeAt(from - 1);
      if (unit <= 0x20) break;
      hasSign ||= unit === stroke || unit === dot;
    }
    return hasSign && offset - from > 3 && address.test(this.text.slice(from, offset));
  }

  /** Written in the traditional characters of Chinese. */
  get isTraditional(): boolean {
    this.traditional ??= isTraditional(this.text);
    return this.traditional;
  }

  /** The list of sources: from its heading on, as long as what follows looks like works. */
  get sources(): Span | null {
    if (this.list === undefined) this.list = sourceListIn(this.text);
    return this.list;
  }

  /** Quoted, in the list of sources, or in an address. */
  isNotTheAuthors(from: number, to: number): boolean {
    return this.isSource(from) || this.isQuoted(from, to) || this.isAddress(from);
  }

  isSource(offset: number): boolean {
    const { sources } = this;
    return sources !== null && offset >= sources.from && offset < sources.to;
  }
}

const offsetsAfter = (text: string, sign: string): number[] => {
  const offsets = [0];
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) offsets.push(at + 1);
  return offsets;
};

/** The index of the last of sorted numbers that is not greater. */
const lastAtMost = (sorted: readonly number[], most: number): number => {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= most) low = middle;
    else high = middle - 1;
  }
  return low;
};
