import { Parser } from 'htmlparser2';
import { Ground } from '../language/reading/ground.ts';
import type { Document } from './document.ts';

const silent = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'code',
  'pre',
  'head',
  'title',
  'svg',
  'textarea',
]);
/** What stands before and after an element's text, so that lists, tables and quotations are still seen. */
const before: Readonly<Record<string, string>> = {
  ...{ p: '\n\n', div: '\n\n', section: '\n\n', article: '\n\n', ul: '\n\n', ol: '\n\n', table: '\n\n' },
  ...{ h1: '\n\n# ', h2: '\n\n# ', h3: '\n\n# ', h4: '\n\n# ', h5: '\n\n# ', h6: '\n\n# ' },
  ...{ li: '\n- ', tr: '\n', td: ' | ', th: ' | ', br: '\n', q: '“', cite: '“', blockquote: '\n\n“' },
};
const after: Readonly<Record<string, string>> = {
  ...{
    p: '\n\n',
    div: '\n\n',
    ul: '\n\n',
    ol: '\n\n',
    table: '\n\n',
    q: '”',
    cite: '”',
    blockquote: '”\n\n',
  },
  ...{ h1: '\n\n', h2: '\n\n', h3: '\n\n', h4: '\n\n', h5: '\n\n', h6: '\n\n' },
};

/** A page's text, with the offset in its source for each piece of it. */
class PageText {
  readonly pieces: string[] = [];
  private readonly starts: number[] = [];
  private readonly sources: number[] = [];
  private length = 0;

  add(piece: string, source: number): void {
    this.starts.push(this.length);
    this.sources.push(source);
    this.pieces.push(piece);
    this.length += piece.length;
  }

  sourceOf(offset: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const within = offset - (this.starts[low] ?? 0);
    return (this.sources[low] ?? 0) + Math.min(within, this.pieces[low]?.length ?? 0);
  }
}

/** What a page says to a reader; each finding is placed in its source. */
export const textOfHtml = (source: string): Document => {
  const page = new PageText();
  let muted = 0;
  const parser = new Parser({
    onopentag: (name) => {
      if (silent.has(name)) muted += 1;
      const sign = before[name];
      if (sign) page.add(sign, parser.startIndex);
    },
    ontext: (text) => {
      if (muted === 0) page.add(text, parser.startIndex);
    },
    onclosetag: (name) => {
      if (silent.has(name)) muted -= 1;
      const sign = after[name];
      if (sign) page.add(sign, parser.startIndex);
    },
  });
  parser.end(source);
  const ground = new Ground(source);
  return { text: page.pieces.join(''), placeOf: (offset) => ground.placeOf(page.sourceOf(offset)) };
};
