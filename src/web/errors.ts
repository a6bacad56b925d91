import type { Context, Hono } from 'hono';
import { DatabaseTrouble } from '../database/trouble.ts';
import { KeyDoesNotFit } from '../vault/chain/doubt.ts';
import { WorkUndone } from '../work/task.ts';
import { freshCookie, readCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { bodyOf } from './forms/upload.ts';
import { awayPage, type Unsent } from './pages/awayPage.tsx';
import { type Message, messagePage } from './pages/messagePage.tsx';
import { troubleOf } from './report.ts';
import { Request } from './request.ts';

type Status = 403 | 404 | 409 | 413 | 415 | 500 | 503;

/** Whoever asks, without asking the database who she is. */
const asStranger = (context: Context, deps: Deps): Request => {
  const cookie = readCookie(context.req.header('cookie')) ?? freshCookie(null);
  return new Request(context, deps, cookie, null);
};

/** A page that says what happened and nothing about how (C37): used where no session can be read. */
export const say = async (
  context: Context,
  deps: Deps,
  message: Message,
  status: Status,
  id = '',
): Promise<Response> => {
  const request = asStranger(context, deps);
  return request.page(messagePage(request.frame, message, { id }), status);
};

/** How long a database takes to be another one, or this one again: a browser or a proxy may ask again then. */
const soon = '5';

const unsentBy = async (context: Context): Promise<Unsent | null> => {
  if (context.req.method !== 'POST') return null;
  const body = await bodyOf(context);
  return body && { action: pathOf(context), body };
};

const pathOf = (context: Context): string => context.req.path + new URL(context.req.url).search;

/** The database is away for a moment: not a fault of hers nor of ours, so what she sent is given back to send again. */
const sayAway = async (context: Context, deps: Deps): Promise<Response> => {
  const request = asStranger(context, deps);
  const unsent = await unsentBy(context).catch(() => null);
  context.header('Retry-After', soon);
  return request.page(awayPage(request.frame, pathOf(context), unsent), 503);
};

const answerTo = (error: Error): [Message, Status] => {
  if (error instanceof KeyDoesNotFit) return ['keyDoesNotFit', 409];
  if (!(error instanceof DatabaseTrouble)) return ['broken', 500];
  if (error.full) return ['full', 503];
  // What she might do a moment ago, when her session was read, she may no longer do (C19).
  return error.refused ? ['changed', 409] : ['broken', 500];
};

/** Nothing of ours broke, and nobody need look for it: she comes back, or sends less. */
const answerUndone = (context: Context, deps: Deps, { undone }: WorkUndone): Promise<Response> => {
  if (undone === 'tooMuch') return say(context, deps, 'tooMuch', 413);
  context.header('Retry-After', '20');
  return say(context, deps, 'reading', 503);
};

const isAway = (error: Error): boolean => error instanceof DatabaseTrouble && error.passing && !error.full;

/** The one place where a throw becomes a page: an id to quote, and a line in the log that names nobody. */
export const answerErrors = (app: Hono, deps: Deps): void => {
  app.notFound((context) => say(context, deps, 'notFound', 404));
  app.onError(async (error, context) => {
    if (error instanceof WorkUndone) return answerUndone(context, deps, error);
    const trouble = troubleOf(error, context.req.routePath, deps.clock.now());
    deps.report(trouble);
    return isAway(error) ? sayAway(context, deps) : say(context, deps, ...answerTo(error), trouble.id);
  });
};
