const opening = /^(?:```|~~~)|`|<!--/gm;
const fence = /^(?:```|~~~)[^\n]*$/gm;
const inline = /`[^`\n]+`/y;

const firstFrom = (pattern: RegExp, text: string, from: number): RegExpExecArray | null => {
  pattern.lastIndex = from;
  return pattern.exec(text);
};

/** Where the code or comment ends that begins there; null where it does not end, and so is none. */
class Endings {
  /** What has no end after one place has none after a later one: it is looked for once (C55). */
  readonly #endless = new Set<string>();

  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  after(sign: string, at: number): number | null {
    if (sign === '`') return this.#inline(at);
    if (this.#endless.has(sign)) return sign === '<!--' ? null : this.#inline(at);
    const end = sign === '<!--' ? this.#comment(at) : this.#fence(at);
    if (end === null) this.#endless.add(sign);
    return end;
  }

  #inline(at: number): number | null {
    const found = firstFrom(inline, this.text, at);
    return found ? at + found[0].length : null;
  }

  #comment(at: number): number | null {
    const end = this.text.indexOf('-->', at + 4);
    return end < 0 ? null : end + 3;
  }

  #fence(at: number): number | null {
    const line = this.text.indexOf('\n', at);
    const found = line < 0 ? null : firstFrom(fence, this.text, line + 1);
    return found ? found.index + found[0].length : null;
  }
}

const blank = (code: string): string => code.replace(/[^\n]/g, ' ');

/** Code says nothing about people: it becomes spaces, so that everything else stays where it is. In one pass. */
export const maskedMarkdown = (text: string): string => {
  const endings = new Endings(text);
  const pieces: string[] = [];
  let [kept, at] = [0, 0];
  for (let found = firstFrom(opening, text, at); found; found = firstFrom(opening, text, at)) {
    const end = endings.after(found[0], found.index);
    at = end ?? found.index + 1;
    if (end === null) continue;
    pieces.push(text.slice(kept, found.index), blank(text.slice(found.index, end)));
    kept = end;
  }
  return pieces.join('') + text.slice(kept);
};
