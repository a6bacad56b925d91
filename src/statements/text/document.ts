import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { TextLanguage } from '../../language/lexicon/schema.ts';
import { sentencesAround } from '../../language/passages.ts';

/** A wording as it is written: a title, paragraphs, and what it refers to, one source a line. */
export const draftText = z.strictObject({ title: z.string(), body: z.string(), references: z.string() });
export type DraftText = z.infer<typeof draftText>;
/** As it is sealed: with a random seal, so that nothing stored in clear follows from the words alone. Old ones have none. */
export const keptText = draftText.extend({
  seal: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .optional(),
});
export type KeptText = z.infer<typeof keptText>;
export type Sealed = { seal: string };

export const longestTitle = 200;
export const longestBody = 100_000;
export const longestReferences = 20_000;
/** A contribution, its answer, a passage, a reservation, an objection. */
export const longestRemark = 4000;

/** Title, text and references in one: what is downloaded, hashed and signed, to the letter. */
export const exactText = ({ title, body, references }: DraftText): string =>
  `${[title, body, references].filter((part) => part !== '').join('\n\n')}\n`;

const sourcesHeading: Readonly<Record<TextLanguage, string>> = {
  ...{ en: 'References', fr: 'Références', es: 'Referencias', ru: 'Источники', zh: '参考文献' },
};

/** The same for the language check: what it refers to stands under a heading, so that a source's title names nobody. */
export const textToRead = ({ title, body, references }: DraftText, language: TextLanguage): string => {
  const sources = references.trim() === '' ? [] : [sourcesHeading[language], references];
  return [title, body, ...sources].filter((part) => part !== '').join('\n\n');
};

const sha256Hex = (exact: string): string => createHash('sha256').update(exact, 'utf8').digest('hex');

/**
 * Hex, of the UTF-8 bytes: `sha256sum` of the downloaded file says the same. Shown to those who read the text, stored
 * only beside a text that is out: a guess could be checked against it.
 */
export const textHash = (text: DraftText): string => sha256Hex(exactText(text));

export const newSeal = (): string => randomBytes(16).toString('hex');

/** What is stored, and stands in the record, of a text that is not out: it says nothing to whoever lacks the seal. */
export const sealedHash = (seal: string, text: DraftText): string => sha256Hex(`${seal}\n${exactText(text)}`);

/** Null where a text was written before seals: its fingerprint was taken away. */
export const storedHash = (sha256Hex: string): Buffer | null =>
  sha256Hex === '' ? null : Buffer.from(sha256Hex, 'hex');

/** The whole sentences that these words are part of, as they stand in the text; null where they do not stand there. P1 */
export const passageIn = (words: string, text: DraftText): string | null => {
  const exact = exactText(text);
  const from = words.trim() === '' ? -1 : exact.indexOf(words.trim());
  return from < 0 ? null : sentencesAround(exact, from, from + words.trim().length);
};

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

/** The text with one passage worded otherwise; null where the passage does not stand there exactly once. */
export const reworded = (text: DraftText, passage: string, wording: string): DraftText | null => {
  for (const part of ['body', 'title', 'references'] as const)
    if (passage !== '' && occurrences(text[part], passage) === 1)
      return { ...text, [part]: text[part].replace(passage, () => wording) };
  return null;
};
