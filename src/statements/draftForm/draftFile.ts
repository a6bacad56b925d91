import { type DocumentProblem, endingOf, openDocument } from '../../documents/document.ts';
import type { Uploaded } from '../../web/forms/upload.ts';
import { task } from '../../work/task.ts';
import { longestBody } from '../text/document.ts';

export const draftFileEndings = '.txt,.md,.html,.docx,.odt';
export type FileProblem = DocumentProblem | 'tooLong';
export type DraftFile = { ok: true; text: string } | { ok: false; problem: FileProblem };

/** Signs of an outline stand for headings and nothing a form refuses is left; paragraphs are an empty line apart. */
const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Headings are paragraphs of their own here; in a plain or Markdown file every sign is its author's. */
const unmarked = (text: string): string => text.replace(/^# /gm, '');

/** The text of a file that somebody drafted elsewhere, read in memory and within bounds (C55). */
export const textOfFile = ({ name, bytes }: Uploaded): DraftFile => {
  const ending = endingOf(name);
  const isPlain = ending === 'txt' || ending === 'md' || ending === 'markdown';
  // Markdown is taken as it is written: its code is not masked, as it is for reading.
  const opened = openDocument(bytes, isPlain ? 'draft.txt' : name);
  if (!opened.ok) return opened;
  if (ending === null) return { ok: false, problem: 'notDocument' };
  const text = tidy(isPlain ? opened.document.text : unmarked(opened.document.text));
  if (text === '') return { ok: false, problem: 'empty' };
  return text.length > longestBody ? { ok: false, problem: 'tooLong' } : { ok: true, text };
};

export const draftFileText = task('draft-file', textOfFile);
