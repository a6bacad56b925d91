import { Ground, type Place } from '../language/reading/ground.ts';
import { maskedMarkdown } from './markdown.ts';
import { textOfHtml } from './markup.ts';
import { textOfOffice } from './office.ts';

/** What a file says, and where each part of it stands: in the file, or in its text where a file has no lines. */
export type Document = { text: string; placeOf: (offset: number) => Place };
export type DocumentProblem = 'notText' | 'tooLarge' | 'notDocument';
export type OpenedDocument = { ok: true; document: Document } | { ok: false; problem: DocumentProblem };

/** No statement is longer, and no upload needs more. */
export const mostBytes = 8_000_000;
const endings = ['txt', 'md', 'markdown', 'html', 'htm', 'docx', 'odt'] as const;
export type Ending = (typeof endings)[number];

export const endingOf = (name: string): Ending | null => {
  const ending = name.toLowerCase().split('.').at(-1);
  return endings.find((one) => one === ending) ?? null;
};

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const plain = (text: string): Document => {
  const ground = new Ground(text);
  return { text, placeOf: (offset) => ground.placeOf(offset) };
};

/** Opens a text, Markdown, HTML, Word or OpenDocument file; anything else is read as text. Bounded in size (C55). */
export const openDocument = (bytes: Uint8Array, name: string): OpenedDocument => {
  if (bytes.length > mostBytes) return { ok: false, problem: 'tooLarge' };
  const ending = endingOf(name);
  if (ending === 'docx' || ending === 'odt') {
    const text = textOfOffice(bytes, ending);
    return typeof text === 'object'
      ? { ok: false, problem: text.problem }
      : { ok: true, document: plain(text) };
  }
  const text = decoded(bytes);
  if (text === null || text.includes('\0')) return { ok: false, problem: 'notText' };
  if (ending === 'html' || ending === 'htm') return { ok: true, document: textOfHtml(text) };
  if (ending === 'md' || ending === 'markdown') return { ok: true, document: plain(maskedMarkdown(text)) };
  return { ok: true, document: plain(text) };
};
