import type { Context } from 'hono';
import { isWithinFields } from '../../kernel/formBounds.ts';
import { isSecretPath, pathsOf, routes } from '../../routes.ts';
import type { Secrets } from '../../secrets/ask.ts';
import { HeldForm } from '../../secrets/heldForm.ts';
import { type SecretText, standIns } from '../../secrets/secretText.ts';
import { arrivalOf } from '../arrival.ts';

/** The only pages that take a file, and how much of one. Everything else takes plain forms (C55). */
const uploads = [
  routes.checkStatementNow,
  routes.writeText,
  routes.enterExternalText,
  routes.writeQuestions,
  routes.enterTable,
].map(pathsOf);
export const uploadLimit = 4 * 1024 * 1024;

export const takesFiles = (path: string): boolean => uploads.some((paths) => paths.test(path));

const isMultipart = (context: Context): boolean =>
  context.req.header('content-type')?.startsWith('multipart/form-data') ?? false;

export type Uploaded = { name: string; bytes: Uint8Array };
/** `held` and `secrets`: of a form with secrets, which this process does not read. */
export type Body = {
  fields: URLSearchParams;
  files: ReadonlyMap<string, Uploaded>;
  held?: HeldForm;
  secrets?: Record<string, SecretText | SecretText[]>;
};

/** A form with files: its fields, its rows of sources, two files. */
export const mostParts = 1000;
/** A field's name and a file's, as long as they may be, and what browsers write around them. */
const longestHead = 2048;

const boundaryOf = (contentType: string): string | null =>
  /boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/.exec(contentType)?.slice(1).find(Boolean) ?? null;

/** Every part begins with its boundary and ends its head soon: a parser walks over the rest without looking at it. */
export const isWithinParts = (body: Uint8Array, contentType: string): boolean => {
  const boundary = boundaryOf(contentType);
  if (boundary === null) return true;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = `--${boundary}`;
  let parts = 0;
  for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, at + delimiter.length)) {
    parts += 1;
    const head = bytes.subarray(at + delimiter.length, at + delimiter.length + longestHead);
    const isLast = head.subarray(0, 2).toString('latin1') === '--';
    if (parts > mostParts || (!isLast && !head.includes('\r\n\r\n'))) return false;
  }
  return true;
};

/** `tooMany`: fields or parts, more than any form of ours has. */
type Unread = 'unreadable' | 'tooMany';

const plainBodyOf = async (context: Context): Promise<Body | Unread> => {
  const text = await context.req.text();
  return isWithinFields(text) ? { fields: new URLSearchParams(text), files: new Map() } : 'tooMany';
};

const multipartBodyOf = async (context: Context): Promise<Body | Unread> => {
  const type = context.req.header('content-type') ?? '';
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  if (!isWithinParts(bytes, type)) return 'tooMany';
  const fields = new URLSearchParams();
  const files = new Map<string, Uploaded>();
  try {
    const parts = await new Response(bytes, { headers: { 'Content-Type': type } }).formData();
    for (const [name, value] of parts)
      if (typeof value === 'string') fields.append(name, value);
      else if (value.size > 0) files.set(name, { name: value.name, bytes: await value.bytes() });
  } catch {
    return 'unreadable';
  }
  return { fields, files };
};

const secretBodyOf = async (context: Context, secrets: Secrets): Promise<Body | Unread> => {
  const bytes = arrivalOf(context).secretBody ?? new Uint8Array(await context.req.arrayBuffer());
  const held = new HeldForm(secrets, bytes);
  const read = await held.ask('fields', null);
  if (read === 'tooMany') return read;
  return { fields: new URLSearchParams(read.fields), files: new Map(), held, secrets: standIns(read) };
};

const isSecret = ({ req }: Context): boolean => req.method === 'POST' && isSecretPath(req.path);

const read = new WeakMap<Context, Promise<Body | Unread>>();

/** What a form sent, either way browsers send one, parsed once. A file is read into memory, never to a disk. */
export const readBody = (context: Context, secrets: Secrets): Promise<Body | Unread> => {
  const known = read.get(context);
  if (known) return known;
  const fresh = isSecret(context)
    ? secretBodyOf(context, secrets)
    : isMultipart(context)
      ? multipartBodyOf(context)
      : plainBodyOf(context);
  read.set(context, fresh);
  return fresh;
};

/** The same behind the guard, which lets nothing else through. */
export const bodyOf = async (context: Context): Promise<Body> => {
  const body = await (read.get(context) ?? 'unreadable');
  return typeof body === 'string' ? { fields: new URLSearchParams(), files: new Map() } : body;
};

/** Plain forms everywhere; with files only where a page takes them. */
export const isReadable = (context: Context): boolean =>
  (context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false) ||
  (isMultipart(context) && takesFiles(context.req.path));
