import type { Context, Hono } from 'hono';
import { DatabaseTrouble } from '../database/trouble.ts';
import { freshCookie, readCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { type Message, messagePage } from './messagePage.tsx';
import { troubleOf } from './report.ts';
import { Visit } from './visit.ts';

type Status = 403 | 404 | 409 | 413 | 415 | 500 | 503;

/** A page that says what happened and nothing about how (C37): used where no session can be read. */
export const say = async (
  context: Context,
  deps: Deps,
  message: Message,
  status: Status,
  id = '',
): Promise<Response> => {
  const cookie = readCookie(context.req.header('cookie')) ?? freshCookie(null);
  const visit = new Visit(context, deps, cookie, null);
  return visit.page(messagePage(visit.frame, message, { id }), status);
};

const answerTo = (error: Error): [Message, Status] => {
  if (!(error instanceof DatabaseTrouble)) return ['broken', 500];
  if (error.full) return ['full', 503];
  // What she might do a moment ago, when her session was read, she may no longer do (C19).
  return error.refused ? ['changed', 409] : ['broken', 500];
};

/** The one place where a throw becomes a page: an id to quote, and a line in the log that names nobody. */
export const answerErrors = (app: Hono, deps: Deps): void => {
  app.notFound((context) => say(context, deps, 'notFound', 404));
  app.onError(async (error, context) => {
    const trouble = troubleOf(error, context.req.routePath, deps.clock.now());
    deps.report(trouble);
    return say(context, deps, ...answerTo(error), trouble.id);
  });
};
