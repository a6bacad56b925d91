import type { Bounds } from '../bounds.ts';
import { type OwnStyle, Styles } from './styles.ts';
import { type Attributes, readXml, type XmlReader } from './xml.ts';

/** A property that is there is on, unless it says that it is off. */
export const isOn = ({ 'w:val': value = 'true' }: Attributes): boolean =>
  !/^(?:0|false|off|none)$/.test(value);

/** Level 9 is that of text. */
export const isHeadingLevel = ({ 'w:val': level = '' }: Attributes): boolean => /^[0-8]$/.test(level);

type Found = { id: string; isUsual: boolean; own: { -readonly [Name in keyof OwnStyle]: OwnStyle[Name] } };

/** Reads styles.xml. Elements are looked at only where a style itself has them, not what it says of parts of a table. */
class StyleReader implements XmlReader {
  readonly styles = new Styles();
  readonly #path: string[] = [];
  #found: Found | null = null;
  #usual: string | null = null;

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'w:style') this.#begin(attributes);
    else if (this.#found) this.#inStyle(this.#found, name, attributes);
    this.#path.push(name);
  };

  readonly text = (): void => undefined;

  readonly close = (name: string): void => {
    this.#path.pop();
    if (name !== 'w:style' || !this.#found) return;
    this.styles.add(this.#found.id, this.#found.own);
    if (this.#found.isUsual) this.#usual = this.#found.id;
    this.#found = null;
  };

  get whole(): Styles {
    if (this.#usual !== null) this.styles.usual = this.styles.of(this.#usual);
    return this.styles;
  }

  #begin({ 'w:styleId': id = '', 'w:type': type, 'w:default': usual = '0' }: Attributes): void {
    const isUsual = type === 'paragraph' && /^(?:1|true|on)$/.test(usual);
    this.#found = { id, isUsual, own: { names: [], basedOn: null } };
  }

  #inStyle({ own }: Found, name: string, attributes: Attributes): void {
    const where = this.#path.slice(this.#path.lastIndexOf('w:style')).join(' ');
    const value = attributes['w:val'] ?? '';
    switch (`${where} ${name}`) {
      case 'w:style w:name':
        own.names = [value];
        return;
      case 'w:style w:basedOn':
        own.basedOn = value;
        return;
      case 'w:style w:pPr w:outlineLvl':
        own.heading = isHeadingLevel(attributes);
        return;
      case 'w:style w:pPr w:numPr':
        own.listed = true;
        return;
      case 'w:style w:pPr w:numPr w:numId':
        own.listed = value !== '0';
        return;
      case 'w:style w:rPr w:vanish':
        own.hidden = isOn(attributes);
        return;
      case 'w:style w:rPr w:strike':
      case 'w:style w:rPr w:dstrike':
        own.struck = own.struck === true || isOn(attributes);
    }
  }
}

export const wordStyles = (xml: string | null, bounds: Bounds): Styles => {
  const reader = new StyleReader();
  if (xml !== null) readXml(xml, bounds, reader);
  return reader.whole;
};
