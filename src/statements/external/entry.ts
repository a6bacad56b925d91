import { z } from 'zod';
import { languageCode } from '../../language/vocabulary.ts';
import { textHash } from '../text/document.ts';
import { scopeKey } from '../text/scopes.ts';

/** A text as it was found, typed or pasted. The link is words: nothing here ever follows it (C26). */
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
export const externalPublication = entry.extend({
  address: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** Whoever objected, as it wants to be named; null where it does not. */
  namedAs: z.string().nullable(),
  words: z.string(),
  /** Has the publisher an account here, so that it was asked? */
  askedHere: z.boolean(),
  /** Nobody has looked at its words yet: none of them is here. */
  waits: z.boolean().optional(),
  /** Empty where words of it were blanked since: a hash of the rest would let somebody try guesses at them. */
  sha256Hex: z.string().optional(),
});
export type ExternalPublication = z.infer<typeof externalPublication>;

/** As the formats print any text: with the fingerprint of what was found. */
export const foundText = ({
  title,
  body,
  language,
  sha256Hex,
}: Pick<Entry, 'title' | 'body' | 'language'> & Pick<ExternalPublication, 'sha256Hex'>) => {
  const text = { title, body, references: '' };
  return { ...text, language, sha256Hex: sha256Hex ?? textHash(text) };
};
