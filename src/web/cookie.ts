import { randomBytes } from 'node:crypto';
import { type Language, languages } from './words.ts';

/** The only cookie. Its name and value say nothing (C29). */
export const cookieName = '__Host-s';
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** S: 32 random bytes that key everything of one visit, and the language this browser chose, if any. */
export type VisitCookie = { secret: Buffer; language: Language | null };

export const freshCookie = (language: Language | null): VisitCookie => ({
  secret: randomBytes(32),
  language,
});

export const cookieHeader = ({ secret, language }: VisitCookie): string =>
  `${cookieName}=${secret.toString('base64url')}${language ? `.${language}` : ''}; ${attributes}`;

export const expiredCookie = `${cookieName}=; Max-Age=0; ${attributes}`;

/** Reads S from a Cookie header; anything that is not ours is as good as none. */
export const readCookie = (header: string | undefined): VisitCookie | null => {
  const found = new RegExp(`(?:^|;\\s*)${cookieName}=([A-Za-z0-9_-]{43})(?:\\.(\\w+))?(?:;|$)`).exec(
    header ?? '',
  );
  if (!found?.[1]) return null;
  const language = languages.find((known) => known === found[2]) ?? null;
  return { secret: Buffer.from(found[1], 'base64url'), language };
};
