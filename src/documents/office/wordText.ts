import { Unreadable } from '../bounds.ts';
import type { Paragraphs } from './paragraphs.ts';
import { plainStyle, type Style, type Styles } from './styles.ts';
import { isHeadingLevel, isOn } from './wordStyles.ts';
import type { Attributes, XmlReader } from './xml.ts';

/** Only text that is in force: neither what was deleted, moved away or replaced, nor what stands beside it. */
const silent = new Set([
  ...['w:del', 'w:moveFrom', 'w:instrText', 'w:delInstrText', 'w:delText', 'w:rt'],
  ...['w:rPrChange', 'w:pPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:sectPr', 'w:tabs'],
]);
const words = new Set(['w:t', 'm:t']);
/** What stands for a sign in a run. */
const signs: Readonly<Record<string, string>> = {
  ...{ 'w:tab': '\t', 'w:ptab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-', 'w:sym': '•' },
  ...{ 'w:footnoteReference': '[1]', 'w:endnoteReference': '[1]' },
};
const separators = new Set(['separator', 'continuationSeparator', 'continuationNotice']);

type Run = { hidden: boolean; struck: boolean };
type OpenParagraph = { style: Style; heading?: boolean; listed?: boolean };
/** One thing said in two ways, for programs of different ages: the first that has words is read. */
type Alternatives = { before: number; isRead: boolean };

/** Reads one part of a Word file. `chunk`: says what another file says that was put in. */
export class WordText implements XmlReader {
  readonly #into: Paragraphs;
  readonly #styles: Styles;
  readonly #chunk: (id: string) => string;
  readonly #path: string[] = [];
  readonly #runs: Run[] = [];
  readonly #paragraphs: OpenParagraph[] = [];
  readonly #alternatives: Alternatives[] = [];
  readonly #rows: { deleted: boolean }[] = [];
  #mutedWithin = 0;

  constructor(into: Paragraphs, styles: Styles, chunk: (id: string) => string) {
    this.#into = into;
    this.#styles = styles;
    this.#chunk = chunk;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    const [above, parent] = [this.#path.at(-2), this.#path.at(-1)];
    this.#path.push(name);
    if (this.#mutedWithin > 0 || this.#isSilent(name, parent, attributes)) {
      this.#mutedWithin += 1;
      return;
    }
    if (parent === 'w:rPr' || parent === 'w:pPr' || parent === 'w:numPr' || parent === 'w:trPr')
      this.#property(name, attributes, parent, above);
    else this.#content(name, attributes);
  };

  readonly text = (text: string): void => {
    if (this.#mutedWithin > 0 || !words.has(this.#path.at(-1) ?? '')) return;
    const unseen = this.#runs.find(({ hidden, struck }) => hidden || struck);
    if (unseen?.hidden && !unseen.struck) this.#into.gap(text);
    if (!unseen) this.#into.say(text.replace(/[\r\n]+/g, ' '));
  };

  readonly close = (name: string): void => {
    this.#path.pop();
    if (this.#mutedWithin > 0) {
      this.#mutedWithin -= 1;
      return;
    }
    switch (name) {
      case 'w:p':
        this.#paragraphs.pop();
        this.#into.end();
        return;
      case 'w:pPr':
        this.#decideKind();
        return;
      case 'w:r':
        this.#runs.pop();
        return;
      case 'w:tr':
        this.#rows.pop();
        return;
      case 'w:footnote':
      case 'w:endnote':
        this.#into.endNote();
        return;
      case 'mc:Choice':
        this.#chosen();
        return;
      case 'mc:AlternateContent':
        this.#alternatives.pop();
    }
  };

  #isSilent(name: string, parent: string | undefined, { 'w:type': type = '' }: Attributes): boolean {
    // Among the properties of a paragraph or a row it says that its end, or the row, was deleted.
    if (silent.has(name)) return parent !== 'w:rPr' && parent !== 'w:trPr';
    if (name === 'mc:Choice' || name === 'mc:Fallback') return this.#alternatives.at(-1)?.isRead === true;
    if (name === 'w:footnote' || name === 'w:endnote') return separators.has(type);
    return this.#rows.at(-1)?.deleted === true;
  }

  #content(name: string, attributes: Attributes): void {
    switch (name) {
      case 'w:p':
        this.#paragraphs.push({ style: this.#styles.usual });
        this.#into.begin('plain');
        return;
      case 'w:r': {
        const { hidden, struck } = this.#paragraphs.at(-1)?.style ?? plainStyle;
        this.#runs.push({ hidden, struck });
        return;
      }
      case 'w:tc':
        this.#into.beginCell();
        return;
      case 'w:tr':
        this.#rows.push({ deleted: false });
        return;
      case 'w:footnote':
      case 'w:endnote':
        this.#into.beginNote();
        return;
      case 'mc:AlternateContent':
        this.#alternatives.push({ before: this.#into.said, isRead: false });
        return;
      case 'w:altChunk':
        this.#into.add(this.#chunk(attributes['r:id'] ?? ''));
        return;
      case 'w:subDoc':
        throw new Unreadable('part');
      default:
        if (!this.#runs.some(({ hidden, struck }) => hidden || struck)) this.#into.say(signs[name] ?? '');
    }
  }

  #property(name: string, attributes: Attributes, parent: string, above: string | undefined): void {
    const run = parent === 'w:rPr' && above === 'w:r' ? this.#runs.at(-1) : undefined;
    if (run) this.#ofRun(run, name, attributes);
    if (parent === 'w:rPr' && above === 'w:pPr' && (name === 'w:del' || name === 'w:moveFrom'))
      this.#into.goesOn();
    const row = this.#rows.at(-1);
    if (parent === 'w:trPr' && name === 'w:del' && row) row.deleted = true;
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && (parent === 'w:pPr' || parent === 'w:numPr'))
      this.#ofParagraph(paragraph, name, attributes);
  }

  #ofRun(run: Run, name: string, attributes: Attributes): void {
    if (name === 'w:vanish') run.hidden = isOn(attributes);
    else if (name === 'w:strike' || name === 'w:dstrike') run.struck = isOn(attributes);
    else if (name === 'w:rStyle') {
      const { hidden, struck } = this.#styles.of(attributes['w:val'] ?? '');
      run.hidden ||= hidden;
      run.struck ||= struck;
    }
  }

  #ofParagraph(paragraph: OpenParagraph, name: string, attributes: Attributes): void {
    const value = attributes['w:val'] ?? '';
    if (name === 'w:pStyle') paragraph.style = this.#styles.of(value);
    else if (name === 'w:outlineLvl') paragraph.heading = isHeadingLevel(attributes);
    else if (name === 'w:numPr') paragraph.listed = true;
    else if (name === 'w:numId') paragraph.listed = value !== '0';
  }

  #decideKind(): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph) return;
    const { style, heading = style.heading, listed = style.listed } = paragraph;
    if (heading) this.#into.is('heading');
    else if (style.quote) this.#into.is('quote');
    else if (listed) this.#into.is('item');
  }

  #chosen(): void {
    const alternatives = this.#alternatives.at(-1);
    if (alternatives) alternatives.isRead = this.#into.said > alternatives.before;
  }
}
