import { z } from 'zod';
import { statementId } from '../kernel/ids.ts';
import { communityKey, languageCode } from '../language/vocabulary.ts';
import { invitationAnswers, signOffAnswers } from './facts.ts';

/** What every owner agreed to see on the public page, as it is stored with the publication. */
export const publishedPage = z.strictObject({
  title: z.string(),
  /** The first is the language it was written in. */
  texts: z.array(z.strictObject({ language: languageCode, text: z.string(), sha256Hex: z.string() })),
  signOffs: z.array(
    z.strictObject({
      organisation: z.string(),
      side: z.enum(['community', 'ally']),
      answer: z.enum(signOffAnswers),
      reservation: z.string(),
    }),
  ),
  groups: z.array(
    z.strictObject({
      community: communityKey,
      asked: z.array(
        z.strictObject({
          /** Null where it is not on the draft: who was only asked is named nowhere. */
          organisation: z.string().nullable(),
          askedOn: z.string(),
          answer: z.enum(invitationAnswers).nullable(),
          answeredOn: z.string().nullable(),
        }),
      ),
    }),
  ),
  stated: z.array(
    z.strictObject({ sentence: z.string(), signedBy: z.array(z.string()), statedOn: z.string() }),
  ),
  references: z.array(z.string()),
  supplements: statementId.nullable(),
  /** Working days that an objection waits for its answer. */
  days: z.int(),
  begunOn: z.string(),
});
export type PublishedPage = z.infer<typeof publishedPage>;
