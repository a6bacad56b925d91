import { task } from '../work/task.ts';
import { type DocumentProblem, openDocument } from './document.ts';

/** What a file says, without the places in it: for whoever needs the words alone. */
export type FileText = { ok: true; text: string } | { ok: false; problem: DocumentProblem };

export const fileText = task(
  'file-text',
  ({ bytes, name }: { bytes: Uint8Array; name: string }): FileText => {
    const opened = openDocument(bytes, name);
    return opened.ok ? { ok: true, text: opened.document.text } : opened;
  },
);
