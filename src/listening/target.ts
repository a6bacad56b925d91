import type { IncomingMessage } from 'node:http';

const names = /^(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** One host that can be read, or none from the oldest clients: a proxy's check asks without one. */
const isHost = ({
  headersDistinct: { host = [] },
  httpVersionMajor,
  httpVersionMinor,
}: IncomingMessage): boolean =>
  host.length === 0
    ? httpVersionMajor < 1 || httpVersionMinor < 1
    : host.length === 1 && names.test(host[0] ?? '');

/** The path that is asked for, also where the whole address is written; null for what names no page. */
const pathOf = (target: string): string | null => {
  if (target.startsWith('/')) return target;
  const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
  return url && `${url.pathname}${url.search}`;
};

/** Is this a request for a page? Its target is then a path and its host our own, whatever name we were called by. */
export const isForPage = (incoming: IncomingMessage): boolean => {
  const path = isHost(incoming) ? pathOf(incoming.url ?? '') : null;
  if (path !== null) incoming.url = path;
  incoming.headers.host = 'localhost';
  return path !== null;
};
