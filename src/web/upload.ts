import type { Context } from 'hono';
import { pathsOf, routes } from '../routes.ts';

/** The only pages that take a file, and how much of one. Everything else takes plain forms (C55). */
const uploads = [routes.checkStatementNow, routes.writeText, routes.enterElsewhere].map(pathsOf);
export const uploadLimit = 4 * 1024 * 1024;

export const takesFiles = (path: string): boolean => uploads.some((paths) => paths.test(path));

const isMultipart = (context: Context): boolean =>
  context.req.header('content-type')?.startsWith('multipart/form-data') ?? false;

export type Uploaded = { name: string; bytes: Uint8Array };
export type Body = { fields: URLSearchParams; files: ReadonlyMap<string, Uploaded> };

/** What a form sent, either way browsers send one. A file is read into memory, never to a disk. */
export const bodyOf = async (context: Context): Promise<Body | null> => {
  if (!isMultipart(context))
    return { fields: new URLSearchParams(await context.req.text()), files: new Map() };
  const fields = new URLSearchParams();
  const files = new Map<string, Uploaded>();
  try {
    for (const [name, value] of await context.req.formData())
      if (typeof value === 'string') fields.append(name, value);
      else if (value.size > 0) files.set(name, { name: value.name, bytes: await value.bytes() });
  } catch {
    return null;
  }
  return { fields, files };
};

/** Plain forms everywhere; with files only where a page takes them. */
export const isReadable = (context: Context): boolean =>
  (context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false) ||
  (isMultipart(context) && takesFiles(context.req.path));
