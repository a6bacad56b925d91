import { type Bounds, Unreadable } from '../bounds.ts';
import type { ParagraphKind, Paragraphs } from './paragraphs.ts';
import { Styles } from './styles.ts';
import { type Attributes, readXml, type XmlReader } from './xml.ts';

/** Neither what was deleted, nor what stands beside the text, nor what a program keeps for itself. */
const silent = new Set([
  ...['text:tracked-changes', 'office:annotation', 'text:note-citation', 'text:ruby-text'],
  ...['office:binary-data', 'office:forms', 'svg:title', 'svg:desc'],
]);
const paragraphNames = new Set(['text:p', 'text:h']);
const mostSpaces = 100;

const readable = (name: string): string => name.replaceAll('_20_', ' ');

/** Paragraphs and words may have styles of one name. */
const keyOf = (family: string, name: string): string => `${family} ${name}`;

/** The styles of one part of an OpenDocument file; the text's own stand in the part that holds the text. */
class OpenStyles {
  readonly styles = new Styles();
  #id: string | null = null;

  open(name: string, attributes: Attributes): void {
    if (name === 'style:style') this.#begin(attributes);
    else if (name === 'style:text-properties' && this.#id !== null) this.#ofWords(this.#id, attributes);
  }

  close(name: string): void {
    if (name === 'style:style') this.#id = null;
  }

  #begin(attributes: Attributes): void {
    const { 'style:name': name = '', 'style:family': family = '' } = attributes;
    const { 'style:display-name': shown = '', 'style:parent-style-name': parent } = attributes;
    const level = attributes['style:default-outline-level'];
    this.#id = keyOf(family, name);
    this.styles.add(this.#id, {
      names: [readable(name), shown],
      basedOn: parent === undefined ? null : keyOf(family, parent),
      // LibreOffice has a heading of its own name above all headings; it is one only by its level or by its own name.
      ...(level ? { heading: true } : {}),
    });
  }

  #ofWords(id: string, attributes: Attributes): void {
    const { 'text:display': display, 'style:text-line-through-style': line } = attributes;
    const type = attributes['style:text-line-through-type'];
    this.styles.change(id, {
      ...(display === undefined ? {} : { hidden: display === 'none' }),
      ...((line ?? type) === undefined ? {} : { struck: (line ?? 'solid') !== 'none' && type !== 'none' }),
    });
  }
}

type Span = { hidden: boolean; struck: boolean };
/** What stands over a list is none of its items. */
type Item = { isFirst: boolean } | 'over';

/** Reads the text of an OpenDocument file: what stands in its paragraphs and headings, and nothing else. */
class OpenText implements XmlReader {
  isText = false;
  readonly #into: Paragraphs;
  readonly #styles: OpenStyles;
  readonly #path: string[] = [];
  readonly #spans: Span[] = [];
  readonly #items: Item[] = [];
  #mutedWithin = 0;

  constructor(into: Paragraphs, styles: OpenStyles) {
    this.#into = into;
    this.#styles = styles;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    this.#path.push(name);
    if (this.#mutedWithin > 0 || this.#isSilent(name, attributes)) {
      this.#mutedWithin += 1;
      return;
    }
    this.#styles.open(name, attributes);
    if (name === 'office:text') this.isText = true;
    this.#content(name, attributes);
  };

  readonly text = (text: string): void => {
    if (this.#mutedWithin > 0 || !this.#into.isOpen) return;
    const unseen = this.#spans.find(({ hidden, struck }) => hidden || struck);
    if (unseen?.hidden && !unseen.struck) this.#into.gap(text);
    // Only what a paragraph's own elements hold; how the file itself is laid out says nothing.
    if (!unseen) this.#into.say(text.replace(/[\t\r\n ]+/g, ' '));
  };

  readonly close = (name: string): void => {
    this.#path.pop();
    if (this.#mutedWithin > 0) {
      this.#mutedWithin -= 1;
      return;
    }
    this.#styles.close(name);
    if (paragraphNames.has(name)) {
      this.#spans.pop();
      this.#into.end();
    } else if (name === 'text:span') this.#spans.pop();
    else if (name === 'text:list-item' || name === 'text:list-header' || name === 'text:numbered-paragraph')
      this.#items.pop();
    else if (name === 'text:note-body') this.#into.endNote();
  };

  #isSilent(name: string, attributes: Attributes): boolean {
    return silent.has(name) ||
      attributes['text:is-hidden'] === 'true' ||
      attributes['text:display'] === 'none'
      ? !name.startsWith('style:')
      : false;
  }

  #content(name: string, attributes: Attributes): void {
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.#begin(name, attributes['text:style-name'] ?? '');
        return;
      case 'text:span':
        this.#spans.push(this.#styles.styles.of(keyOf('text', attributes['text:style-name'] ?? '')));
        return;
      case 'text:list-item':
      case 'text:numbered-paragraph':
        this.#items.push({ isFirst: true });
        return;
      case 'text:list-header':
        this.#items.push('over');
        return;
      case 'text:note-body':
        this.#into.beginNote();
        return;
      case 'table:table-cell':
        this.#into.beginCell();
        return;
      case 'text:tab':
        this.#sign('\t');
        return;
      case 'text:line-break':
        this.#sign('\n');
        return;
      case 'text:s':
        this.#sign(' '.repeat(Math.min(mostSpaces, Math.max(1, Number(attributes['text:c'] ?? 1) || 1))));
    }
  }

  #sign(sign: string): void {
    if (!this.#spans.some(({ hidden, struck }) => hidden || struck)) this.#into.say(sign);
  }

  #begin(name: string, styleName: string): void {
    const key = keyOf('paragraph', styleName);
    const style = this.#styles.styles.has(key)
      ? this.#styles.styles.of(key)
      : this.#styles.styles.of(readable(styleName));
    this.#spans.push(style);
    this.#into.begin(name === 'text:h' || style.heading ? 'heading' : style.quote ? 'quote' : this.#listed());
  }

  #listed(): ParagraphKind {
    const item = this.#items.at(-1);
    if (!item || item === 'over') return 'plain';
    const isFirst = item.isFirst;
    item.isFirst = false;
    return isFirst ? 'item' : 'continued';
  }
}

/** What an OpenDocument text says. `styles`: the part with the styles that its writer named. */
export const readOpenText = (
  { content, styles }: { content: string; styles: string | null },
  into: Paragraphs,
  bounds: Bounds,
): void => {
  const known = new OpenStyles();
  if (styles !== null)
    readXml(styles, bounds, {
      open: (name, attributes) => known.open(name, attributes),
      text: () => undefined,
      close: (name) => known.close(name),
    });
  const reader = new OpenText(into, known);
  readXml(content, bounds, reader);
  if (!reader.isText) throw new Unreadable('notDocument');
};
