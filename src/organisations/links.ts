import { addDays, type Day } from '../kernel/clock.ts';
import { routes } from '../routes.ts';
import type { Visit } from '../web/visit.ts';

/** A one-time link opens for seven days. */
export const linkUntil = (today: Day): Day => addDays(today, 7);

export const linkTo = (visit: Visit, token: Buffer): string =>
  visit.deps.origin + routes.join.url({ token: token.toString('base64url') });
