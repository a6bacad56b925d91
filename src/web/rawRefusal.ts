import { STATUS_CODES } from 'node:http';
import { headerSet } from './headers.ts';

/** For what is not even HTTP: an answer with the same headers, written by hand because no application sees it (C25). */
export const rawRefusal = (origin: string, status: 400 | 408 | 413 | 431): string => {
  const headers = {
    ...headerSet(origin),
    'Content-Length': '0',
    Connection: 'close',
  };
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
};
