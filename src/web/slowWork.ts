import type { Context, MiddlewareHandler } from 'hono';
import { pathsOf, routes } from '../routes.ts';
import { Turnstile } from '../vault/turnstile.ts';
import { readCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import type { Message } from './pages/messagePage.tsx';
import { comerOf } from './request.ts';

/** The addresses at which a PDF, a Word file or a table is made anew for whoever asks. */
const slow = [
  routes.publicFile,
  routes.publicExternalFile,
  routes.formerExternalFile,
  routes.reportFile,
  routes.historyFile,
  routes.questionsFile,
].map(pathsOf);

/**
 * Papers are made a few at a time, and a source that asks for sixty waits behind its own, not others behind it (C55).
 * Whoever signed in on her device goes first, as at the door.
 */
export const slowWork = (
  deps: Deps,
  refusal: (context: Context, message: Message, status: 503) => Promise<Response>,
): MiddlewareHandler => {
  const turnstile = new Turnstile({ atOnce: 2, queue: 60, ofOneSource: 8 });
  return async (context, next) => {
    if (!slow.some((paths) => paths.test(context.req.path))) return next();
    const mark = readCookie(context.req.header('cookie'))?.mark ?? null;
    const passed = await turnstile.pass(next, comerOf(context, deps, mark));
    if (passed.ok) return;
    context.header('Retry-After', '20');
    return refusal(context, 'busy', 503);
  };
};
