import type { Context, MiddlewareHandler } from 'hono';
import { pathsOf, routes } from '../routes.ts';
import { formKey } from '../vault/session.ts';
import { arrivalOf } from './arrival.ts';
import { cookieHeader, freshCookie, readCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { isFormToken } from './forms/token.ts';
import { isReadable, readBody, takesFiles, uploadLimit } from './forms/upload.ts';
import { type Enhancement, headerSet } from './headers.ts';
import type { Message } from './pages/messagePage.tsx';

/** The pages that carry an enhancement: they may run our own file, and one may send to us what is typed (C25). */
const enhanced: readonly { paths: RegExp; may: Enhancement }[] = [
  { paths: pathsOf(routes.checkStatement), may: { script: true } },
  { paths: pathsOf(routes.drafting), may: { script: true, sends: true } },
];

/** Every answer leaves with the exact header set, whatever made it (C25). */
export const headers = (deps: Deps): MiddlewareHandler => {
  const set = Object.entries(headerSet(deps.origin));
  const sets = enhanced.map(({ paths, may }) => ({
    paths,
    own: Object.entries(headerSet(deps.origin, may)),
  }));
  return async (context, next) => {
    await next();
    const { own = set } = sets.find(({ paths }) => paths.test(context.req.path)) ?? {};
    for (const [name, value] of own) {
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

/** How much may come: where a page takes files, as much as a file may have. */
export const limitOfPath = (path: string): number => (takesFiles(path) ? uploadLimit : bodyLimit);
export const limitOf = (context: Context): number => limitOfPath(context.req.path);

/** What the listener did not take in, for want of room or of measure, is answered here; leaving never is (C30, C55). */
export const turnAway =
  (
    refusal: (context: Context, message: Message, status: 413 | 503) => Promise<Response>,
  ): MiddlewareHandler =>
  async (context, next) => {
    const { turnedAway } = arrivalOf(context);
    if (turnedAway === null || context.req.path === routes.leave.url()) return next();
    if (turnedAway === 'tooLarge') return refusal(context, 'tooLarge', 413);
    context.header('Retry-After', '20');
    return refusal(context, 'busy', 503);
  };

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
    if (!isReadable(context)) return refusal(context, 'unreadable', 415);
    if (Number(context.req.header('content-length') ?? 0) > limitOf(context))
      return refusal(context, 'tooLarge', 413);
    const body = await readBody(context, deps.secrets);
    if (body === 'unreadable') return refusal(context, body, 415);
    if (body === 'tooMany') return refusal(context, 'tooLarge', 413);
    const token = body.fields.get('token');
    if (!cookie || !isFormToken(formKey(cookie.secret), token)) {
      if (!cookie) context.header('Set-Cookie', cookieHeader(freshCookie(null)));
      return refusal(context, 'untrusted', 403);
    }
    try {
      await next();
    } finally {
      body.held?.forget();
    }
  };
