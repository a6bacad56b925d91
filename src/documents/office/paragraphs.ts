import type { Bounds } from '../bounds.ts';

/** `continued`: a further paragraph of a list's item. */
export type ParagraphKind = 'plain' | 'heading' | 'item' | 'continued' | 'quote';

type Paragraph = { kind: ParagraphKind; pieces: string[]; isNote: boolean; goesOn: boolean };
type Block = { before: '\n' | '\n\n'; text: string };

const signs: Readonly<Record<ParagraphKind, string>> = {
  plain: '',
  heading: '# ',
  item: '- ',
  continued: '  ',
  quote: '> ',
};
const noteSign = '[1]';
const isLetter = /[\p{L}\p{N}]/u;

/** What an office file says, paragraph by paragraph, with the signs that our own reading goes by. */
export class Paragraphs {
  /** Letters said so far. */
  said = 0;
  readonly #bounds: Bounds;
  readonly #body: Block[] = [];
  readonly #notes: Block[] = [];
  /** Paragraphs that have begun: a text box stands within one, and is read after it. */
  readonly #open: Paragraph[] = [];
  #boxes: Paragraph[] = [];
  #unfinished: Paragraph | null = null;
  #cell = false;
  #notesOpen = 0;
  #noteBegins = false;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  begin(kind: ParagraphKind): void {
    const { pieces } = this.#open.length === 0 && this.#unfinished ? this.#unfinished : { pieces: [] };
    if (this.#open.length === 0) this.#unfinished = null;
    this.#open.push({ kind, pieces, isNote: this.#notesOpen > 0, goesOn: false });
  }

  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  is(kind: ParagraphKind): void {
    const paragraph = this.#open.at(-1);
    if (paragraph) paragraph.kind = kind;
  }

  /** Its end was deleted: what follows belongs to it. */
  goesOn(): void {
    const paragraph = this.#open.at(-1);
    if (paragraph) paragraph.goesOn = true;
  }

  say(text: string): void {
    const paragraph = this.#open.at(-1);
    if (!paragraph || text === '') return;
    this.#bounds.said(text);
    this.said += text.length;
    paragraph.pieces.push(text);
  }

  /** Where words stood that nobody sees: the words on either side of them stay two. */
  gap(hidden: string): void {
    const last = this.#open.at(-1)?.pieces.at(-1)?.at(-1);
    if (last !== undefined && isLetter.test(last) && isLetter.test(hidden) && /\s/.test(hidden))
      this.say(' ');
  }

  end(): void {
    const paragraph = this.#open.pop();
    if (!paragraph) return;
    if (this.#open.length > 0) {
      this.#boxes.push(paragraph);
      return;
    }
    const boxes = this.#boxes;
    this.#boxes = [];
    if (paragraph.goesOn) this.#unfinished = paragraph;
    else this.#write(paragraph);
    for (const box of boxes) this.#write(box);
  }

  beginNote(): void {
    this.say(noteSign);
    this.#notesOpen += 1;
    this.#noteBegins = true;
  }

  endNote(): void {
    this.#notesOpen -= 1;
  }

  beginCell(): void {
    this.#cell = true;
  }

  /** Text that another reader has read. */
  add(text: string): void {
    this.#bounds.said(text);
    this.said += text.length;
    if (text.trim() !== '') this.#body.push({ before: '\n\n', text: text.trim() });
  }

  #write({ kind, pieces, isNote }: Paragraph): void {
    const text = pieces.join('').trim();
    if (text === '') return;
    if (isNote) {
      const lead = this.#noteBegins ? `${noteSign} ` : '';
      this.#noteBegins = false;
      this.#notes.push({ before: '\n\n', text: lead + text });
      return;
    }
    const inCell = this.#cell && kind !== 'item';
    this.#cell = false;
    const before = inCell || kind === 'item' || kind === 'continued' ? '\n' : '\n\n';
    const lines = kind === 'quote' ? text.replaceAll('\n', `\n${signs.quote}`) : text;
    this.#body.push({ before, text: (inCell ? '| ' : '') + signs[kind] + lines });
  }

  toString(): string {
    if (this.#unfinished) this.#write(this.#unfinished);
    this.#unfinished = null;
    return [...this.#body, ...this.#notes]
      .map(({ before, text }, at) => (at === 0 ? text : before + text))
      .join('');
  }
}
