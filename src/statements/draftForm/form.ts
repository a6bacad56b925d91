import { z } from 'zod';
import { type WordingId, wordingId } from '../../kernel/ids.ts';
import { type LanguageCode, languageCode } from '../../language/vocabulary.ts';
import { line, lines, neededLines, type Typed } from '../../web/forms/parse.ts';
import { type DraftText, longestBody, longestReferences, longestTitle } from '../text/document.ts';
import { type UnsentSlot, type UnsentWords, unsentSlot } from './unsentStore.ts';

const longestNote = 1000;
/** Of several files that took each other's place. */
const longestReplaced = 4 * longestBody;
/** What a button of the form does. The first is what the Enter key presses. */
export const draftButtons = ['keep', 'aside', 'file'] as const;

const ticked = z.literal('yes').optional();
const count = z
  .string()
  .regex(/^\d{0,9}$/)
  .transform(Number)
  .default(0);

const loose = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(z.string().max(most, { error: 'problem.tooLong' }))
    .default('');

/** What stands beside the words: where they belong, and what this window had before it. */
const place = {
  do: z.enum(draftButtons).default('keep'),
  slot: unsentSlot.optional(),
  seen: count,
  base: z.literal('').or(wordingId),
  /** A file comes apart from the fields; some browsers send its name with nothing. */
  file: z.string().max(300).default(''),
  by: z.literal('script').optional(),
  /** What a file's text took the place of: it comes along until she leaves the page. */
  replaced: loose(longestReplaced),
};

/** A version for everyone on the draft: what its writer fills in. */
export const versionFields = {
  language: languageCode,
  title: line(longestTitle),
  body: neededLines(longestBody),
  references: lines(longestReferences).default(''),
  note: lines(longestNote).default(''),
  reopens: ticked,
};
export const version = z.strictObject({ ...place, ...versionFields });

/** Words that are on their way: nothing is needed yet, and nothing is refused but what is too long to keep. */
export const unsent = z.strictObject({
  ...place,
  reopens: ticked,
  language: z.literal('').or(languageCode).default(''),
  title: loose(longestTitle),
  body: loose(longestBody),
  references: loose(longestReferences),
  note: loose(longestNote),
});
export type UnsentForm = z.output<typeof unsent>;

export const slotOf = ({ slot, language }: { slot?: UnsentSlot | undefined; language: string }): UnsentSlot =>
  slot ?? languageCode.safeParse(language).data ?? 'new';

export const wordsOf = ({ language, base, title, body, references, note }: UnsentForm): UnsentWords => ({
  language: language === '' ? null : language,
  base: base === '' ? null : base,
  ...{ title, body, references, note },
});

export type TypedDraft = {
  slot: UnsentSlot;
  language: LanguageCode | null;
  base: WordingId | null;
  text: DraftText;
  note: string;
  seen: number;
  replaced: string | null;
};

/** The form as it was sent, whatever is wrong with it: it comes back as it was. */
export const typedDraft = (typed: Typed): TypedDraft => {
  const part = (name: string): string => {
    const value = typed[name];
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  const language = languageCode.safeParse(typed['language']).data ?? null;
  return {
    slot: slotOf({ slot: unsentSlot.safeParse(typed['slot']).data, language: language ?? '' }),
    language,
    base: wordingId.safeParse(typed['base']).data ?? null,
    text: { title: part('title').trim(), body: part('body').trim(), references: part('references').trim() },
    note: part('note'),
    replaced: part('replaced') === '' ? null : part('replaced'),
    seen: Number(/^\d{1,9}$/.exec(part('seen'))?.[0] ?? 0),
  };
};
