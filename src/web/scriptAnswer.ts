import type { Context } from 'hono';
import { keepForever } from './headers.ts';

type Script = { file: string; body: string };

/** Our own file for a page; to a page of another version, which serves beside this one for a while, not to be kept. */
export const scriptAnswer = (context: Context, script: Script | null): Response | Promise<Response> => {
  const asked = context.req.param('script') ?? '';
  if (!script || !/^[0-9a-f]{12}\.js$/.test(asked)) return context.notFound();
  const type = { 'Content-Type': 'text/javascript; charset=utf-8' };
  return context.body(
    script.body,
    200,
    asked === script.file ? { ...type, 'Cache-Control': keepForever } : type,
  );
};
