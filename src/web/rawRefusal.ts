import { headerSet } from './headers.ts';

/** For what is not even HTTP: an answer with the same headers, written by hand because no application sees it. */
export const rawRefusal = (origin: string): string => {
  const headers = {
    ...headerSet(origin),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': '0',
    Connection: 'close',
  };
  return `HTTP/1.1 400 Bad Request\r\n${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;
};
