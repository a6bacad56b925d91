import { randomBytes } from 'node:crypto';
import { emptyMark } from '../admission/deviceMark.ts';
import type { Clock } from '../kernel/clock.ts';
import { emptySeen, seenMark } from '../session/seen.ts';
import { sessionIdHash } from '../vault/session.ts';
import { type Language, languages } from './words/translate.ts';

/** The only cookie. Its name and value say nothing (C29). */
export const cookieName = '__Host-s';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/**
 * S: 32 random bytes that key everything between two sign-ins; the language this browser chose, if any; a device's
 * mark; and when its session was last used. Both are noise where nobody signed in, so that the cookie does not tell.
 */
export type BrowserCookie = { secret: Buffer; language: Language | null; mark: string; seen: string };

export const freshCookie = (language: Language | null): BrowserCookie => ({
  secret: randomBytes(32),
  language,
  mark: emptyMark(),
  seen: emptySeen(),
});

export const cookieHeader = ({ secret, language, mark, seen }: BrowserCookie): string =>
  `${cookieName}=${secret.toString('base64url')}.${mark}.${seen}${language ? `.${language}` : ''}; ${attributes}`;

export const expiredCookie = `${cookieName}=; Max-Age=0; ${attributes}`;

const value = /^([\w-]{43})(?:\.([\w-]{40}))?(?:\.([\w-]{32}))?(?:\.(\w+))?$/;

/** Reads S from a Cookie header; anything that is not ours is as good as none. */
export const readCookie = (header: string | undefined): BrowserCookie | null => {
  const found = (header ?? '')
    .split(';')
    .map((one) => one.trimStart())
    .filter((one) => one.startsWith(`${cookieName}=`))
    .map((one) => value.exec(one.slice(cookieName.length + 1)))
    .find((one) => one !== null);
  if (!found?.[1]) return null;
  const language = languages.find((known) => known === found[4]) ?? null;
  return {
    secret: Buffer.from(found[1], 'base64url'),
    language,
    mark: found[2] ?? emptyMark(),
    seen: found[3] ?? emptySeen(),
  };
};

/** The same cookie, for a session that is used now. */
export const seenNow = (
  { pepper, clock }: { pepper: Uint8Array; clock: Clock },
  cookie: BrowserCookie,
): BrowserCookie => ({ ...cookie, seen: seenMark(pepper, sessionIdHash(cookie.secret), clock.now()) });
