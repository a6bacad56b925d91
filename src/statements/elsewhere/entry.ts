import { z } from 'zod';
import { languageCode } from '../../language/vocabulary.ts';
import { scopeKey } from '../scopes.ts';
import { textHash } from '../text.ts';

export const longestLink = 500;

/** A text as it was found elsewhere, typed or pasted. The link is words: nothing here ever follows it (C26). */
export const entry = z.strictObject({
  title: z.string(),
  publisher: z.string(),
  publishedOn: z.iso.date(),
  link: z.string(),
  language: languageCode,
  scopes: z.array(scopeKey),
  body: z.string(),
});
export type Entry = z.infer<typeof entry>;

/** What the page of an objection says and keeps; in clear, because anyone with its address reads it. */
export const elsewherePage = entry.extend({
  address: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Whoever objected, as it wants to be named; null where it does not. */
  namedAs: z.string().nullable(),
  words: z.string(),
  /** Has the publisher an account here, so that it was asked? */
  askedHere: z.boolean(),
});
export type ElsewherePage = z.infer<typeof elsewherePage>;

/** As the formats print any text: with the fingerprint of what was found. */
export const foundText = ({ title, body, language }: Pick<Entry, 'title' | 'body' | 'language'>) => {
  const text = { title, body, references: '' };
  return { ...text, language, sha256Hex: textHash(text) };
};
