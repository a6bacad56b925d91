import { addDays, type Day } from '../../kernel/clock.ts';
import { routes } from '../../routes.ts';
import type { Request } from '../../web/request.ts';

/** A one-time link opens for seven days. */
export const linkUntil = (today: Day): Day => addDays(today, 7);

export const linkTo = (request: Request, token: Buffer): string =>
  request.deps.origin + routes.join.url({ token: token.toString('base64url') });
