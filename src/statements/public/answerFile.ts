import { messagePage } from '../../web/pages/messagePage.tsx';
import type { Request } from '../../web/request.ts';
import type { StatementFile } from './files/formats.ts';

/** A file, or where too many are being made already, when to ask again. */
export const answerFile = (request: Request, made: StatementFile | null) => {
  if (made) return request.bytes(made.bytes, made.name, made.type);
  request.context.header('Retry-After', '10');
  return request.page(messagePage(request.frame, 'busy'), 503);
};
