import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A wording as it is written: a title, paragraphs, and what it refers to, one source a line. */
export const draftText = z.strictObject({ title: z.string(), body: z.string(), references: z.string() });
export type DraftText = z.infer<typeof draftText>;

export const longestTitle = 200;
export const longestBody = 100_000;
export const longestReferences = 20_000;

/** Title, text and references in one: what is downloaded, hashed and signed, to the letter. */
export const exactText = ({ title, body, references }: DraftText): string =>
  `${[title, body, references].filter((part) => part !== '').join('\n\n')}\n`;

/** Hex, of the UTF-8 bytes: `sha256sum` of the downloaded file says the same. */
export const textHash = (text: DraftText): string =>
  createHash('sha256').update(exactText(text), 'utf8').digest('hex');

const evened = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Do these words stand in the text, however its lines are broken? */
export const standsIn = (words: string, text: DraftText): boolean => {
  const wanted = evened(words);
  return wanted !== '' && evened(exactText(text)).includes(wanted);
};

const occurrences = (text: string, words: string): number => text.split(words).length - 1;

/** The text with one passage worded otherwise; null where the passage does not stand there exactly once. */
export const reworded = (text: DraftText, passage: string, wording: string): DraftText | null => {
  for (const part of ['body', 'title', 'references'] as const)
    if (passage !== '' && occurrences(text[part], passage) === 1)
      return { ...text, [part]: text[part].replace(passage, () => wording) };
  return null;
};
