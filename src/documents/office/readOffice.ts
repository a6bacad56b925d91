import { Bounds, Unreadable } from '../bounds.ts';
import { Archive } from './archive.ts';
import { readOpenText } from './openText.ts';
import { Paragraphs } from './paragraphs.ts';
import { relationshipsOf } from './relationships.ts';
import { wordStyles } from './wordStyles.ts';
import { WordText } from './wordText.ts';
import { readXml } from './xml.ts';

/** Reads a file that was put whole into another one. */
export type ReadChunk = (bytes: Uint8Array, name: string) => string;

const mostChunks = 50;
const picture = /(?:^|\/)(?:media|pictures)\/[^/]+$/i;

const readWord = (
  archive: Archive,
  main: string,
  into: Paragraphs,
  bounds: Bounds,
  chunk: ReadChunk,
): void => {
  const beside = relationshipsOf(archive, main, bounds);
  const folder = main.split('/').slice(0, -1).join('/');
  /** By what the main part refers to, or by the name that Word gives it. */
  const partOf = (kind: string): string =>
    beside.find((one) => one.kind === kind)?.part ?? `${folder}/${kind}.xml`.replace(/^\//, '');
  const styles = wordStyles(archive.xmlOf(partOf('styles')), bounds);
  /** Each is read once, however often it is put in. */
  const chunks = new Map<string, string>();
  const ofChunk = (id: string): string => {
    const part = beside.find((one) => one.id === id)?.part ?? null;
    const bytes = part === null ? null : archive.bytesOf(part);
    if (part === null || bytes === null) throw new Unreadable('part');
    if (chunks.size >= mostChunks) throw new Unreadable('tooLarge');
    const says = chunks.get(part) ?? chunk(bytes, part);
    chunks.set(part, says);
    return says;
  };
  for (const part of [main, partOf('footnotes'), partOf('endnotes')]) {
    const xml = archive.xmlOf(part);
    if (xml !== null) readXml(xml, bounds, new WordText(into, styles, ofChunk));
  }
};

/** OpenDocument says in its list of parts which of them are encrypted; newer files are one encrypted part. */
const isLockedOpenDocument = (archive: Archive, bounds: Bounds): boolean => {
  if (archive.names.has('encrypted-package')) return true;
  const xml = archive.xmlOf('META-INF/manifest.xml');
  let locked = false;
  if (xml !== null)
    readXml(xml, bounds, {
      open: (name) => {
        locked ||= name === 'manifest:encryption-data';
      },
      text: () => undefined,
      close: () => undefined,
    });
  return locked;
};

/** The part with the text of a Word file, wherever its writer put it; null where it is none. */
const mainOf = (archive: Archive, bounds: Bounds): string | null => {
  const named = relationshipsOf(archive, '', bounds).find(({ kind }) => kind === 'officeDocument')?.part;
  const main = named ?? 'word/document.xml';
  return archive.bytesOf(main) === null ? null : main;
};

const isWordText = (xml: string): boolean => /<(?:[\w-]+:)?document[\s>]/.test(xml.slice(0, 10_000));

const readPackage = (archive: Archive, bounds: Bounds, chunk: ReadChunk): Paragraphs => {
  const into = new Paragraphs(bounds);
  if (isLockedOpenDocument(archive, bounds)) throw new Unreadable('locked');
  const content = archive.xmlOf('content.xml');
  if (content !== null) {
    readOpenText({ content, styles: archive.xmlOf('styles.xml') }, into, bounds);
    return into;
  }
  const main = mainOf(archive, bounds);
  if (main === null || !isWordText(archive.xmlOf(main) ?? '')) throw new Unreadable('notDocument');
  readWord(archive, main, into, bounds, chunk);
  return into;
};

/** What a Word or OpenDocument file says; whatever it is called. Unpacks only the parts that hold words (C55). */
export const textOfOffice = (bytes: Uint8Array, chunk: ReadChunk): string => {
  const archive = new Archive(bytes);
  const text = readPackage(archive, new Bounds(), chunk).toString();
  if (text === '')
    throw new Unreadable([...archive.names].some((name) => picture.test(name)) ? 'scanned' : 'empty');
  return text;
};
