import type { Context, MiddlewareHandler } from 'hono';
import { routes } from '../routes.ts';
import { formKey } from '../vault/session.ts';
import { cookieHeader, freshCookie, readCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { isFormToken } from './formToken.ts';
import { headerSet } from './headers.ts';
import type { Message } from './messagePage.tsx';

/** Every answer leaves with the exact header set, whatever made it (C25). */
export const headers = (deps: Deps): MiddlewareHandler => {
  const set = Object.entries(headerSet(deps.origin));
  return async (context, next) => {
    await next();
    for (const [name, value] of set) {
      if (name !== 'Cache-Control' || !context.res.headers.has(name)) context.res.headers.set(name, value);
    }
  };
};

/** Did the browser say that this comes from our own page? Silence is not an answer (C28). */
export const isOwnPage = (context: Context, origin: string): boolean => {
  const from = context.req.header('origin');
  const site = context.req.header('sec-fetch-site');
  if (from === 'null') return false;
  return site === undefined ? from === origin : site === 'same-origin';
};

export const bodyLimit = 256 * 1024;

/** State changes only: our own page, our own form, a readable body of bounded size, the visitor's own token. */
export const guard =
  (
    deps: Deps,
    refusal: (context: Context, message: Message, status: 403 | 413 | 415) => Promise<Response>,
  ): MiddlewareHandler =>
  async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    // Leaving is never refused; it looks for itself who asks (C30).
    if (context.req.path === routes.leave.url()) return next();
    const cookie = readCookie(context.req.header('cookie'));
    if (!isOwnPage(context, deps.origin)) return refusal(context, 'untrusted', 403);
    if (!context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
      return refusal(context, 'unreadable', 415);
    }
    if (Number(context.req.header('content-length') ?? 0) > bodyLimit)
      return refusal(context, 'tooLarge', 413);
    const body = await context.req.text();
    if (body.length > bodyLimit) return refusal(context, 'tooLarge', 413);
    const token = new URLSearchParams(body).get('token');
    if (!cookie || !isFormToken(formKey(cookie.secret), token)) {
      if (!cookie) context.header('Set-Cookie', cookieHeader(freshCookie(null)));
      return refusal(context, 'untrusted', 403);
    }
    return next();
  };
