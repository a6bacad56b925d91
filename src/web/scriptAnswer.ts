import type { Context } from 'hono';
import { keepForever } from './headers.ts';

/** The file that a page names, and all the files there are, each by its name, which is its hash. */
export type Script = { file: string; files: Readonly<Record<string, string>> };

const type = { 'Content-Type': 'text/javascript; charset=utf-8' };

/**
 * Our own files for a page. A page of another version, which serves beside this one for a while, gets the script of this
 * one, not to be kept; a script of another version gets no part of this one, whose words it may not understand.
 */
export const scriptAnswer = (context: Context, script: Script | null): Response | Promise<Response> => {
  const asked = context.req.param('script') ?? '';
  if (!script) return context.notFound();
  const known = Object.hasOwn(script.files, asked) ? script.files[asked] : undefined;
  if (known !== undefined) return context.body(known, 200, { ...type, 'Cache-Control': keepForever });
  if (!/^[0-9a-f]{12}\.js$/.test(asked)) return context.notFound();
  return context.body(script.files[script.file] ?? '', 200, type);
};
