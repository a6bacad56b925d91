import type { Bounds } from './bounds.ts';

/** A page's text, line by line, with the offset in its source for each piece of it. */
export class PageText {
  /** Quoted blocks that are open: each of their lines begins with Markdown's sign, whatever stands inside. */
  quoted = 0;
  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];
  readonly #sources: number[] = [];
  readonly #bounds: Bounds;
  #length = 0;
  /** Ends of lines since the last word; as before the first one nothing needs to be parted from anything. */
  #ends = 2;
  /** What the line that has begun, and has no word yet, will begin with. */
  #sign = '';

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** At least so many ends of lines before what comes next. A list's item that has no word yet is not broken off. */
  breakLine(least: 1 | 2, source: number): void {
    if (this.#sign !== '' || this.#ends >= least) return;
    this.#add('\n'.repeat(least - this.#ends), source);
    this.#ends = least;
  }

  /** One line's end that the author wrote. */
  endLine(source: number): void {
    if (this.#sign !== '') return;
    this.#add('\n', source);
    this.#ends += 1;
  }

  /** The line that begins is an item, a heading or a table's row. The first that it is said to be, it is. */
  beginWith(sign: string): void {
    if (this.#sign === '') this.#sign = sign;
  }

  /** What was to begin the line has ended without a word. */
  forgetSign(): void {
    this.#sign = '';
  }

  beginCell(source: number): void {
    if (this.#ends > 0) this.beginWith('| ');
    else this.#add(' | ', source);
  }

  say(text: string, source: number, isLaidOut = false): void {
    if (this.#ends === 0) {
      this.#add(this.quoted > 0 ? text.replace(/[\r\n]/g, ' ') : text, source);
      return;
    }
    const words = text.trimStart();
    if (words === '') return;
    const skipped = text.length - words.length;
    const lead = isLaidOut ? text.slice(0, skipped).replace(/^[\s\S]*\n/, '') : '';
    this.#add((this.quoted > 0 ? '> ' : '') + this.#sign + lead, source + skipped);
    this.#add(this.quoted > 0 ? words.replace(/[\r\n]/g, ' ') : words, source + skipped);
    this.#sign = '';
    this.#ends = 0;
  }

  /** Where words stood that nobody sees: the words on either side of them stay two. */
  gap(hidden: string, source: number): void {
    const last = this.#pieces.at(-1)?.at(-1) ?? '';
    if (this.#ends === 0 && isLetter.test(last) && isLetter.test(hidden) && /\s/.test(hidden))
      this.#add(' ', source);
  }

  sourceOf(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const within = offset - (this.#starts[low] ?? 0);
    return (this.#sources[low] ?? 0) + Math.min(within, this.#pieces[low]?.length ?? 0);
  }

  toString(): string {
    return this.#pieces.join('');
  }

  #add(piece: string, source: number): void {
    if (piece === '') return;
    this.#bounds.said(piece);
    this.#starts.push(this.#length);
    this.#sources.push(source);
    this.#pieces.push(piece);
    this.#length += piece.length;
  }
}

const isLetter = /[\p{L}\p{N}]/u;
