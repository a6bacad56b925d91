import { Parser } from 'htmlparser2';
import { type Bounds, Unreadable } from '../bounds.ts';

export type Attributes = Readonly<Record<string, string>>;
export type XmlReader = {
  open: (name: string, attributes: Attributes) => void;
  text: (text: string) => void;
  close: (name: string) => void;
};

const office = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const openDocument = 'urn:oasis:names:tc:opendocument:xmlns:';
/** A program may call a namespace what it likes: here each has the name that nearly all of them give it. */
const usualPrefix = new Map([
  [`${office}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${office}officeDocument/2006/relationships`, 'r'],
  [`${strict}officeDocument/relationships`, 'r'],
  [`${office}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${office}markup-compatibility/2006`, 'mc'],
  ...['text', 'office', 'style', 'table', 'manifest'].map(
    (name) => [`${openDocument}${name}:1.0`, name] as const,
  ),
  [`${openDocument}drawing:1.0`, 'draw'],
  [`${openDocument}svg-compatible:1.0`, 'svg'],
]);

/** Names as they are usually written, whatever prefixes a file gives its namespaces. */
class Names {
  readonly #prefixes = new Map<string, string>();
  #known = new Map<string, string>();

  declare(attributes: Attributes): void {
    for (const [name, uri] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const usual = usualPrefix.get(uri);
      if (usual === undefined) continue;
      this.#prefixes.set(name.slice(6), usual);
      this.#known = new Map();
    }
  }

  /** An attribute without a prefix is in no namespace. */
  of(name: string, isAttribute = false): string {
    if (isAttribute && !name.includes(':')) return name;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const at = name.indexOf(':');
    const usual = this.#prefixes.get(at < 0 ? '' : name.slice(0, at));
    const named = usual === undefined ? name : `${usual}:${name.slice(at + 1)}`;
    this.#known.set(name, named);
    return named;
  }

  ofAll(attributes: Attributes): Attributes {
    const entries = Object.entries(attributes);
    return entries.some(([name]) => this.of(name, true) !== name)
      ? Object.fromEntries(entries.map(([name, value]) => [this.of(name, true), value]))
      : attributes;
  }
}

/** Reads XML piece by piece. What ends before its first element does was cut off, and is no document. */
export const readXml = (xml: string, bounds: Bounds, reader: XmlReader): void => {
  const names = new Names();
  let [depth, roots] = [0, 0];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        bounds.opened();
        if (depth === 0) roots += 1;
        depth += 1;
        names.declare(attributes);
        reader.open(names.of(name), names.ofAll(attributes));
      },
      ontext: reader.text,
      onclosetag: (name) => {
        bounds.closed();
        depth -= 1;
        reader.close(names.of(name));
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  if (roots === 0 || depth > 0) throw new Unreadable('notDocument');
  parser.end();
};
