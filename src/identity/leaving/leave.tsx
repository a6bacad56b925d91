import type { Context } from 'hono';
import { routes } from '../../routes.ts';
import { sessionIdHash } from '../../vault/session.ts';
import { expiredCookie, readCookie } from '../../web/cookie.ts';
import type { Deps } from '../../web/deps.ts';
import { isOwnPage } from '../../web/guard.ts';
import { troubleOf } from '../../web/report.ts';
import { languageOf } from '../../web/words/language.ts';
import { translator } from '../../web/words/translate.ts';
import { IdentityWriter } from '../store.ts';
import { LeavingPage } from './page.tsx';

/** Whoever holds its cookie may end a session. Where that fails she still leaves: the cookie is gone from the browser. */
const endSession = async (deps: Deps, secret: Buffer): Promise<void> => {
  const bearer = sessionIdHash(secret);
  try {
    await deps.database.withActor({ kind: 'stranger', bearer }, (tx) =>
      new IdentityWriter(tx).endSession(bearer),
    );
  } catch (error) {
    deps.report(troubleOf(error, routes.leave.pattern, deps.clock.now()));
  }
};

/**
 * Always the way out, whatever tab it comes from and whatever else is broken (C30): no token, no session is needed.
 * From another site's page it changes nothing (C28).
 */
export const leave = async (context: Context, deps: Deps): Promise<Response> => {
  const cookie = readCookie(context.req.header('cookie'));
  if (isOwnPage(context, deps.origin)) {
    if (cookie) await endSession(deps, cookie.secret);
    context.header('Set-Cookie', expiredCookie);
    context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  }
  // A redirect to another site would be stopped by form-action, so the page itself moves on.
  context.header('Refresh', `0; url=${deps.leaveTo}`);
  const language = languageOf(cookie?.language ?? null, context.req.header('accept-language'));
  return context.html(<LeavingPage language={language} t={translator(language)} to={deps.leaveTo} />);
};
