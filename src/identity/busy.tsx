import { messagePage } from '../web/messagePage.tsx';
import type { Visit } from '../web/visit.ts';

/** Too many at once; the browser is told when to come back (C35). */
export const busy = (visit: Visit): Response | Promise<Response> => {
  visit.context.header('Retry-After', '20');
  return visit.page(messagePage(visit.frame, 'busy'), 503);
};
