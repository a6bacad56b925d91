import { messagePage } from '../../web/pages/messagePage.tsx';
import type { Request } from '../../web/request.ts';

/** Too many at once; the browser is told when to come back (C35). */
export const busy = (request: Request): Response | Promise<Response> => {
  request.context.header('Retry-After', '20');
  return request.page(messagePage(request.frame, 'busy'), 503);
};
