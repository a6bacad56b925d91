import { z } from 'zod';
import { communityKey, languageCode } from '../../language/vocabulary.ts';
import { invitationAnswers, objectionAnswers, signOffAnswers } from '../facts.ts';
import { draftText } from '../text.ts';

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
      organisation: z.string(),
      askedOn: day,
      answer: z.enum(invitationAnswers).nullable(),
      answeredOn: day.nullable(),
    }),
  ),
});
export type AskedGroup = z.infer<typeof askedGroup>;

/** What every owner let be published, as it was on that day. It is kept as JSON, and never changes. */
export const publishedPage = z.strictObject({
  publishedOn: day,
  /** The first is the language it was written in. */
  texts: z.array(publishedText).min(1),
  signOffs: z.array(publishedSignOff),
  groups: z.array(askedGroup),
  /** What both sides let stand, and why. */
  stated: z.array(z.strictObject({ sentence: z.string(), signedBy: z.array(z.string()), statedOn: day })),
});
export type PublishedPage = z.infer<typeof publishedPage>;

const publishedObjection = z.strictObject({
  /** Null where the organisation does not want to be named. */
  organisation: z.string().nullable(),
  madeOn: day,
  text: z.string(),
  answers: z.array(z.strictObject({ answer: z.enum(objectionAnswers), answeredOn: day, reason: z.string() })),
});
export type PublishedObjection = z.infer<typeof publishedObjection>;

/** Another statement, printed wherever this one is: the one it makes good, or one that makes it good. */
export type LinkedStatement = {
  is: 'original' | 'supplement';
  /** Its public page. */
  address: string;
  texts: readonly PublishedText[];
};

/** Everything that is public of a statement: its page as published, and what has come to it since. */
export type PublishedStatement = PublishedPage & {
  /** `names`: those who want to be named. */
  endorsements: { count: number; names: readonly string[] };
  linked: readonly LinkedStatement[];
  objections: readonly PublishedObjection[];
};

/** Its own title, in the language it was written in. */
export const titleOf = ({ texts }: { texts: readonly PublishedText[] }): string => texts[0]?.title ?? '';
