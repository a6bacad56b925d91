import { z } from 'zod';
import type { Day } from '../../../kernel/clock.ts';
import { statementId } from '../../../kernel/ids.ts';
import { communityKey, languageCode } from '../../../language/vocabulary.ts';
import type { PageNotes, WordsNote } from '../../../publicPages/facts.ts';
import { invitationAnswers, type ObjectionAnswer, signOffAnswers } from '../../facts.ts';
import { draftText } from '../../text/document.ts';

const day = z.iso.date();

/** One language of a statement, in its parts; the SHA-256 is of the exact text that they make (`text.ts`). */
export const publishedText = draftText.extend({
  language: languageCode,
  sha256Hex: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PublishedText = z.infer<typeof publishedText>;

const publishedSignOff = z.strictObject({
  organisation: z.string(),
  side: z.enum(['community', 'ally']),
  answer: z.enum(signOffAnswers),
  /** Printed with the signature; empty where there is none. */
  reservation: z.string(),
});

/** An affected group, and who was asked for it: nobody, where the list is empty. P9 */
const askedGroup = z.strictObject({
  community: communityKey,
  asked: z.array(
    z.strictObject({
      /** Null where it is not on the draft: who was only asked is named nowhere. P6 */
      organisation: z.string().nullable(),
      askedOn: day,
      answer: z.enum(invitationAnswers).nullable(),
      answeredOn: day.nullable(),
    }),
  ),
});
export type AskedGroup = z.infer<typeof askedGroup>;

/** What every owner let be published, as it was on that day. It is kept as JSON, and never changes. */
export const publishedPage = z.strictObject({
  /** Its public address: the 43 signs in its URL. */
  address: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  /** The first is the language it was written in. */
  texts: z.array(publishedText).min(1),
  signOffs: z.array(publishedSignOff),
  groups: z.array(askedGroup),
  /** What both sides let stand, and why. */
  stated: z.array(z.strictObject({ sentence: z.string(), signedBy: z.array(z.string()), statedOn: day })),
  /** The published statement that this one makes good. */
  supplements: statementId.nullable(),
  /** Working days that an objection waits for its answer. */
  days: z.int(),
  begunOn: day,
});
export type PublishedPage = z.infer<typeof publishedPage>;

export type PublishedObjection = {
  /** Null where the organisation does not want to be named. */
  organisation: string | null;
  madeOn: Day;
  /** Null where nobody has looked at the words, or whoever looked does not show them: the note says which. */
  text: string | null;
  note?: WordsNote | undefined;
  answers: readonly {
    answer: ObjectionAnswer;
    answeredOn: Day;
    reason: string | null;
    note?: WordsNote | undefined;
  }[];
};

/** Another statement, printed wherever this one is: the one it makes good, or one that makes it good. */
export type LinkedStatement = {
  is: 'original' | 'supplement';
  /** Its public page, as people type it. */
  url: string;
  texts: readonly PublishedText[];
  /** Where others published it, and not on this site. */
  external?: { publisher: string; publishedOn: Day; link: string };
};

/** Everything that is public of a statement: its page as published, and what has come to it since. */
export type PublishedStatement = PublishedPage & {
  publishedOn: Day;
  /** `names`: those who want to be named. */
  endorsements: { count: number; names: readonly string[] };
  linked: readonly LinkedStatement[];
  objections: readonly PublishedObjection[];
  /** What was taken out of it. */
  notes?: PageNotes | undefined;
};

/** Its own title, in the language it was written in. */
export const titleOf = ({ texts }: { texts: readonly PublishedText[] }): string => texts[0]?.title ?? '';
