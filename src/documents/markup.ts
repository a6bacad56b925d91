import { Parser } from 'htmlparser2';
import { Ground } from '../language/reading/ground.ts';
import { Bounds } from './bounds.ts';
import { PageText } from './pageText.ts';
import type { Document } from './placed.ts';

/** Neither what a browser does not show as text, nor what its author struck out, nor how signs are pronounced. */
const silent = new Set([
  ...['script', 'style', 'template', 'noscript', 'code', 'head', 'title', 'svg', 'textarea'],
  ...['del', 's', 'strike', 'rt', 'rp', 'rtc'],
]);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** What stands on lines of its own, apart from what is around it. */
const blocks = new Set([
  ...['p', 'div', 'section', 'article', 'main', 'aside', 'header', 'footer', 'nav', 'figure', 'figcaption'],
  ...['address', 'form', 'fieldset', 'details', 'summary', 'dl', 'ul', 'ol', 'table', 'blockquote', 'pre'],
  ...['center', 'hr', 'caption', ...headings],
]);
const lines = new Set(['li', 'tr', 'dt', 'dd', 'option', 'legend']);
/** What stands in one of these stays together, paragraphs too. */
const together = new Set(['li', 'td', 'th']);
/** Space that is written directly in these is how the source is laid out. */
const holdNoText = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'html', 'ruby']);

type Attributes = Readonly<Record<string, string>>;
type Unseen = 'silent' | 'hidden' | null;

const isStruckOut = (style: string): boolean =>
  style.split(';').some((one) => /^\s*text-decoration(?:-line)?\s*:/i.test(one) && /line-through/i.test(one));

/** Why a reader of the page does not see it. */
const unseenBy = (name: string, { hidden, style = '' }: Attributes): Unseen => {
  if (silent.has(name) || isStruckOut(style)) return 'silent';
  const isHidden = /(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i.test(
    style,
  );
  return isHidden || (hidden !== undefined && hidden !== 'until-found') ? 'hidden' : null;
};

/** Hands a page's elements to its text as they come. */
class PageReader {
  readonly page: PageText;
  readonly #bounds: Bounds;
  readonly #open: { name: string; unseen: Unseen }[] = [];
  #within = 0;
  #laidOut = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
    this.page = new PageText(bounds);
  }

  open(name: string, attributes: Attributes, source: number): void {
    this.#bounds.opened();
    const unseen = this.#unseen ?? unseenBy(name, attributes);
    this.#breakAround(name, source);
    this.#open.push({ name, unseen });
    if (unseen !== null) return;
    if (together.has(name)) this.#within += 1;
    if (name === 'pre') this.#laidOut += 1;
    if (name === 'blockquote') this.page.quoted += 1;
    if (name === 'li') this.page.beginWith('- ');
    else if (headings.has(name)) this.page.beginWith('# ');
    else if (name === 'td' || name === 'th') this.page.beginCell(source);
    else if (name === 'br') this.page.endLine(source);
    else if (name === 'q' || name === 'cite') this.page.say('“', source);
  }

  text(text: string, source: number): void {
    const unseen = this.#unseen;
    if (unseen === 'hidden') this.page.gap(text, source);
    if (unseen !== null || this.#isLayout(text)) return;
    this.page.say(text, source, this.#laidOut > 0);
  }

  close(name: string, source: number): void {
    this.#bounds.closed();
    const closed = this.#open.pop();
    if (closed?.unseen !== null) return;
    if (name === 'q' || name === 'cite') this.page.say('”', source);
    if (together.has(name) || headings.has(name)) this.page.forgetSign();
    if (name === 'pre') this.#laidOut -= 1;
    this.#breakAround(name, source);
    if (together.has(name)) this.#within -= 1;
    if (name === 'blockquote') this.page.quoted -= 1;
  }

  get #unseen(): Unseen {
    return this.#open.at(-1)?.unseen ?? null;
  }

  #isLayout(text: string): boolean {
    return holdNoText.has(this.#open.at(-1)?.name ?? '') && text.trim() === '';
  }

  #breakAround(name: string, source: number): void {
    if (blocks.has(name)) this.page.breakLine(this.#within > 0 ? 1 : 2, source);
    else if (lines.has(name)) this.page.breakLine(1, source);
  }
}

/** What a page says to a reader; each finding is placed in its source. Throws where it goes beyond its bounds. */
export const textOfHtml = (source: string): Document => {
  const reader = new PageReader(new Bounds());
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes, parser.startIndex),
    ontext: (text) => reader.text(text, parser.startIndex),
    onclosetag: (name) => reader.close(name, parser.startIndex),
  });
  parser.end(source);
  const ground = new Ground(source);
  const { page } = reader;
  return { text: page.toString(), placeOf: (offset) => ground.placeOf(page.sourceOf(offset)) };
};
