import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * Where somebody comes from, for fairness alone: a hash under a key of this process's start, kept in memory.
 * `shared`: everybody may come this way (an onion service, a proxy that is not told of), so nobody is bounded by it.
 */
export type Source = { readonly key: string; readonly shared: boolean };

/** Who is behind what does not come over the network: tests, jobs, the command. */
export const nowhere: Source = { key: '', shared: true };

/** How many proxies of our own stand before the program, and in which header each of them adds who asked it. */
export type Proxies = { hops: number; header: string };

const mappedV4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const withPort = /^(?:\[([^\]]+)\]|(\d+\.\d+\.\d+\.\d+))(?::\d+)?$/;

/** The address alone: without the zone, the port, or the clothes of the other version. */
const bare = (written: string): string => {
  const found = withPort.exec(written.trim());
  const address = (found?.[1] ?? found?.[2] ?? written.trim()).split('%')[0] ?? '';
  return mappedV4.exec(address)?.[1] ?? address;
};

/** The first three of the eight groups of an IPv6 address: what one household or one server is given. */
const firstGroups = (address: string): string => {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const gap: string[] = Array(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...gap, ...after]
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
};

/** This machine or its own network: what stands there hands on what others ask. */
const isNear = (address: string): boolean =>
  /^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|::$|0\.0\.0\.0$|f[cd]|fe[89ab])/i.test(
    address,
  );

/** /24 or /48; null where it is no address that says anything. */
const prefixOf = (address: string): string | null => {
  if (isIP(address) === 0 || isNear(address)) return null;
  return isIP(address) === 4 ? address.split('.').slice(0, 3).join('.') : firstGroups(address);
};

/** Tells sources apart for as long as the process runs. No address is kept, not even as long as a request. */
export class Sources {
  readonly #key = randomBytes(32);
  readonly #proxies: Proxies;

  constructor(proxies: Proxies = { hops: 0, header: 'x-forwarded-for' }) {
    this.#proxies = proxies;
  }

  /** Does everybody come over the connections of a proxy of ours? */
  get behindProxy(): boolean {
    return this.#proxies.hops > 0;
  }

  /** Each trusted proxy added one address at the end; what stands before those anybody may have written. */
  of(remote: string | undefined, headers: NodeJS.Dict<string | string[]>): Source {
    const { hops, header } = this.#proxies;
    const sent = headers[header];
    const named = (Array.isArray(sent) ? sent.join() : (sent ?? '')).split(',');
    return this.#source(hops > 0 ? (named.at(-hops) ?? '') : (remote ?? ''));
  }

  #source(written: string): Source {
    const prefix = prefixOf(bare(written));
    const key = createHmac('sha256', this.#key)
      .update(prefix ?? '')
      .digest('base64url')
      .slice(0, 22);
    return { key, shared: prefix === null };
  }
}
