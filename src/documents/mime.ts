import { Unreadable } from './bounds.ts';
import { decoded, decodedHtml } from './decoding.ts';

/** A page in one file, as browsers and Word save it, or a mail: parts between lines that name their boundary. */
type Part = { headers: ReadonlyMap<string, string>; body: string };

const mostParts = 1000;
const deepestParts = 5;
const longestHead = 20_000;
const head = /^[\s\S]{0,20000}?(?:\r?\n){2}/;

/** The lines before the first empty one; a line that begins with a space goes on with the one before it. */
const partOf = (text: string): Part => {
  const first = head.exec(text)?.[0] ?? text.slice(0, longestHead);
  const lines = first.replace(/\r?\n[\t ]+/g, ' ').split(/\r?\n/);
  const headers = lines.flatMap((line): [string, string][] => {
    const at = line.indexOf(':');
    return at < 1 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]];
  });
  return { headers: new Map(headers), body: text.slice(first.length) };
};

/** A file that begins with the head of a mail or of a saved page. */
export const isMime = (text: string): boolean => {
  if (!/^[A-Za-z][\w-]*:/.test(text)) return false;
  const { headers } = partOf(text.slice(0, longestHead));
  return headers.has('mime-version') && headers.has('content-type');
};

const parameterOf = (header: string, name: string): string | null =>
  new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s;]{1,200}))`, 'i')
    .exec(header)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null;

/** Every byte as one sign, until a part says in which encoding it is. */
const signsOf = (bytes: Uint8Array): string => {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join('');
};
const bytesOfSigns = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0) & 0xff);

const bytesOf = ({ headers, body }: Part): Uint8Array => {
  switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      try {
        return bytesOfSigns(atob(body.replace(/[^A-Za-z0-9+/]/g, '')));
      } catch {
        throw new Unreadable('notText');
      }
    case 'quoted-printable':
      return bytesOfSigns(
        body
          .replace(/=[\t ]*\r?\n/g, '')
          .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      );
    default:
      return bytesOfSigns(body);
  }
};

/** The parts that hold something themselves, in their order, those within parts too. */
const leavesOf = (whole: Part, depth = 0, counted = { parts: 0 }): Part[] => {
  const type = whole.headers.get('content-type') ?? '';
  const boundary = /^multipart\//i.test(type) ? parameterOf(type, 'boundary') : null;
  if (boundary === null) return [whole];
  if (depth > deepestParts) throw new Unreadable('tooDeep');
  const pieces = whole.body.split(`--${boundary}`).slice(1);
  counted.parts += pieces.length;
  if (counted.parts > mostParts) throw new Unreadable('tooLarge');
  return pieces
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => leavesOf(partOf(piece.replace(/^[\t ]*\r?\n/, '')), depth + 1, counted));
};

const typeOf = ({ headers }: Part): string => headers.get('content-type') ?? 'text/plain';

export type MimeText = { isHtml: boolean; text: string };

/** The page that was saved, or what a mail says: its first part that is a page, or else the first that is text. */
export const mimeText = (bytes: Uint8Array): MimeText => {
  const leaves = leavesOf(partOf(signsOf(bytes)));
  const page = leaves.find((part) => /^(?:text\/html|application\/xhtml)/i.test(typeOf(part)));
  const found = page ?? leaves.find((part) => /^text\/plain/i.test(typeOf(part)));
  if (!found) throw new Unreadable('notDocument');
  const content = bytesOf(found);
  const charset = parameterOf(typeOf(found), 'charset');
  const text = charset === null && page ? decodedHtml(content) : decoded(content, charset ?? 'utf-8');
  if (text === null) throw new Unreadable('notText');
  return { isHtml: page !== undefined, text };
};
