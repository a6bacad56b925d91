import { type DocumentProblem, Unreadable } from './bounds.ts';

/** How a file is read, by what it is and not by what it is called. */
export type FileKind = 'office' | 'text';

const begins = (bytes: Uint8Array, signs: string): boolean =>
  [...signs].every((sign, at) => bytes[at] === sign.charCodeAt(0));

const beginningOf = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, 64)).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '');

/** What an Office file of the old kind calls its content where that is locked, in signs of two bytes. */
const lockedName = [...'EncryptedPackage'].flatMap((sign) => [sign.charCodeAt(0), 0]);
const isLocked = (bytes: Uint8Array): boolean => {
  for (let at = bytes.indexOf(0x45); at >= 0; at = bytes.indexOf(0x45, at + 1))
    if (lockedName.every((sign, step) => bytes[at + step] === sign)) return true;
  return false;
};

const pictures = ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\0', 'MM\0*', 'BM\u0036'];
const isPicture = (bytes: Uint8Array): boolean =>
  pictures.some((signs) => begins(bytes, signs)) ||
  begins(bytes.subarray(4), 'ftyphei') ||
  (begins(bytes, 'RIFF') && begins(bytes.subarray(8), 'WEBP'));

/** Files that are known and not read: each has a sentence of its own that says what to do. */
const notRead = (bytes: Uint8Array, name: string): DocumentProblem | null => {
  const beginning = beginningOf(bytes);
  if (beginning.startsWith('%PDF') || /\.pdf$/i.test(name)) return 'pdf';
  if (beginning.startsWith('{\\rtf')) return 'rtf';
  if (begins(bytes, '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'))
    return isLocked(bytes) ? 'locked' : 'doc';
  return isPicture(bytes) ? 'scanned' : null;
};

const officeName = /\.(?:docx|docm|dotx|dotm|odt|ott)$/i;

/** Throws where a file of that kind is not read. */
export const kindOf = (bytes: Uint8Array, name: string): FileKind => {
  const problem = notRead(bytes, name);
  if (problem !== null) throw new Unreadable(problem);
  return begins(bytes, 'PK\u0003\u0004') || begins(bytes, 'PK\u0005\u0006') ? 'office' : 'text';
};

/** A page, in whatever file: some programs write one and call it a document. */
export const isHtml = (text: string, name: string): boolean =>
  /\.x?html?$/i.test(name) ||
  /^\ufeff?\s*(?:<\?xml\b[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:!doctype\s+html|html)\b/i.test(
    text.slice(0, 4000),
  );

/** What is no text though its signs can be read: office names without such a file, XML, signs of machines. */
export const refuseOtherText = (text: string, name: string): void => {
  // Escape begins what older encodings write beyond ASCII.
  if (['\0', '\u001b'].some((sign) => text.includes(sign))) throw new Unreadable('notText');
  if (officeName.test(name) || /^\ufeff?\s*<\?xml\b/.test(text)) throw new Unreadable('notDocument');
};
