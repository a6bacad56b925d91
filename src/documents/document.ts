import { Ground } from '../language/reading/ground.ts';
import { type DocumentProblem, longestRead, Unreadable } from './bounds.ts';
import { decoded, decodedHtml } from './decoding.ts';
import { isHtml, kindOf, refuseOtherText } from './kinds.ts';
import { maskedMarkdown } from './markdown.ts';
import { textOfHtml } from './markup.ts';
import { isMime, mimeText } from './mime.ts';
import { type ReadChunk, textOfOffice } from './office/readOffice.ts';
import type { Document } from './placed.ts';

export type { DocumentProblem } from './bounds.ts';
export type OpenedDocument = { ok: true; document: Document } | { ok: false; problem: DocumentProblem };

/** No upload needs more: a page with pictures inside, an office file. */
export const mostBytes = 8_000_000;
const endings = ['txt', 'md', 'markdown', 'html', 'htm', 'docx', 'odt'] as const;
export type Ending = (typeof endings)[number];

export const endingOf = (name: string): Ending | null => {
  const ending = name.toLowerCase().split('.').at(-1);
  return endings.find((one) => one === ending) ?? null;
};

const plain = (text: string): Document => {
  const ground = new Ground(text);
  return { text, placeOf: (offset) => ground.placeOf(offset) };
};

const pageOf = (source: string): Document => {
  const page = textOfHtml(source);
  if (page.text.trim() === '') throw new Unreadable(/<img\b/i.test(source) ? 'scanned' : 'empty');
  return page;
};

const textDocument = (bytes: Uint8Array, name: string): Document => {
  // Read for what it is first: a page may be in an encoding that only it names.
  const text = decoded(bytes) ?? decodedHtml(bytes);
  if (text === null) throw new Unreadable('notText');
  if (isMime(text)) {
    const saved = mimeText(bytes);
    return saved.isHtml ? pageOf(saved.text) : plain(saved.text);
  }
  if (isHtml(text, name)) return pageOf(decodedHtml(bytes) ?? text);
  if (decoded(bytes) === null) throw new Unreadable('notText');
  refuseOtherText(text, name);
  if (text.length > longestRead) throw new Unreadable('tooLarge');
  if (text.trim() === '') throw new Unreadable('empty');
  return plain(/\.(?:md|markdown)$/i.test(name) ? maskedMarkdown(text) : text);
};

/** A file within a file; one within that is not looked for. */
const chunkOf: ReadChunk = (bytes, name) => {
  try {
    const read = (): string =>
      kindOf(bytes, name) === 'office'
        ? textOfOffice(bytes, () => {
            throw new Unreadable('part');
          })
        : textDocument(bytes, name).text;
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    if (error.problem === 'empty') return '';
    throw new Unreadable(
      error.problem === 'tooLarge' || error.problem === 'tooDeep' ? error.problem : 'part',
    );
  }
};

const read = (bytes: Uint8Array, name: string): Document =>
  kindOf(bytes, name) === 'office' ? plain(textOfOffice(bytes, chunkOf)) : textDocument(bytes, name);

/**
 * Opens a text, Markdown, HTML, Word or OpenDocument file, by what it is: it may be called otherwise. What cannot be read,
 * or has nothing in it to read, is a problem and never an empty text. Bounded in work (C55).
 */
export const openDocument = (bytes: Uint8Array, name: string): OpenedDocument => {
  if (bytes.length > mostBytes) return { ok: false, problem: 'tooLarge' };
  try {
    return { ok: true, document: read(bytes, name) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem };
    throw error;
  }
};
