import { type Span, spansOver } from './spans.ts';

export type Place = { line: number; column: number };

/** A blank line ends a paragraph; so does the line of a list item, or a heading. */
const blank = /\n[^\S\n]*\n/g;
const pairs: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '«': '»',
  '「': '」',
  '『': '』',
  '《': '》',
};
const quoteSigns = /[“”„«»「」『』《》"]/g;
/** A heading that begins the list of sources, in the five languages. */
const sourcesHeading =
  /^[^\S\n]*(?:#+\s*|\*\*)?(?:\d+\.?\s*)?(?:references|reference list|bibliography|works cited|sources|endnotes|références|bibliographie|referencias|bibliografía|fuentes|список литературы|литература|источники|библиография|参考文献|参考资料)\s*(?:\*\*)?\s*[:：]?[^\S\n]*$/gimu;
const heading = /^[^\S\n]*#{1,6}\s/gm;

/** The text itself: its lines, paragraphs and quotations, each looked for when first asked, and once. */
export class Ground {
  readonly text: string;
  private lineStarts: number[] | null = null;
  private blanks: number[] | null = null;
  private quoted: { from: number; to: number; spans: Span[] } | null = null;
  private list: Span | null | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Line and column from one, as editors count. */
  placeOf(offset: number): Place {
    this.lineStarts ??= offsetsAfter(this.text, '\n');
    const line = lastAtMost(this.lineStarts, offset);
    return { line: line + 1, column: offset - (this.lineStarts[line] ?? 0) + 1 };
  }

  lineAt(offset: number): string {
    const from = this.text.lastIndexOf('\n', offset - 1) + 1;
    return this.text.slice(from, Math.min(from + 2000, endOf(this.text.indexOf('\n', offset), this.text)));
  }

  paragraphAt(offset: number): Span {
    this.blanks ??= [0, ...[...this.text.matchAll(blank)].map(({ index }) => index + 1), this.text.length];
    const at = lastAtMost(this.blanks, offset);
    return { from: this.blanks[at] ?? 0, to: this.blanks[at + 1] ?? this.text.length };
  }

  /** Somebody else's words: between quotation marks, or in a block that is marked as quoted. */
  isQuoted(from: number, to: number): boolean {
    if (!this.quoted || from < this.quoted.from || from >= this.quoted.to) {
      const paragraph = this.paragraphAt(from);
      this.quoted = { ...paragraph, spans: quotationsIn(this.text, paragraph) };
    }
    return spansOver(this.quoted.spans, from, to) || /^\s*>/.test(this.lineAt(from).slice(0, 20));
  }

  /** The list of sources: from its heading to the next heading, or to the end. */
  get sources(): Span | null {
    if (this.list === undefined) this.list = sourcesOf(this.text);
    return this.list;
  }

  isSource(offset: number): boolean {
    const { sources } = this;
    return sources !== null && offset >= sources.from && offset < sources.to;
  }
}

const endOf = (index: number, text: string): number => (index === -1 ? text.length : index);

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

/** A sign that is never closed quotes nothing. Marks are read once, from left to right. */
const quotationsIn = (text: string, { from, to }: Span): Span[] => {
  const spans: Span[] = [];
  let open: { closes: string; from: number } | null = null;
  const signs = [...text.slice(from, to).matchAll(quoteSigns)];
  const left = new Map<string, number>();
  for (const [sign] of signs) left.set(sign, (left.get(sign) ?? 0) + 1);
  for (const { 0: sign, index } of signs) {
    left.set(sign, (left.get(sign) ?? 1) - 1);
    if (open && sign === open.closes) {
      spans.push({ from: open.from, to: from + index + 1 });
      open = null;
    } else if (!open) {
      const closes: string | undefined = sign === '"' ? '"' : pairs[sign];
      if (closes && (left.get(closes) ?? 0) > 0) open = { closes, from: from + index };
    }
  }
  return spans;
};

const sourcesOf = (text: string): Span | null => {
  const begins = [...text.matchAll(sourcesHeading)].at(-1);
  if (!begins) return null;
  const from = begins.index + begins[0].length;
  heading.lastIndex = from;
  return { from, to: heading.exec(text)?.index ?? text.length };
};
