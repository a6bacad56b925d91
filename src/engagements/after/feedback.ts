import { z } from 'zod';
import type { Day } from '../../kernel/clock.ts';
import type { FeedbackId, OrganisationId } from '../../kernel/ids.ts';

/** Was it meaningful: five questions of ours, from domain-facts §2.4 (A1, A3, C1, D2, F2). */
export const feedbackQuestions = ['ownVoice', 'freeToSayNo', 'earlyEnough', 'answered', 'paidWell'] as const;
/** 0 is not at all, 4 is wholly; null is "does not apply, or I would rather not say". */
const mark = z.int().min(0).max(4).nullable();
export const feedbackWords = z.strictObject({
  marks: z.strictObject({
    ownVoice: mark,
    freeToSayNo: mark,
    earlyEnough: mark,
    answered: mark,
    paidWell: mark,
  }),
  words: z.string().max(2000),
});
export type Feedback = z.infer<typeof feedbackWords>;
export type GivenFeedback = {
  id: FeedbackId;
  organisation: OrganisationId;
  byNominee: boolean;
  shared: boolean;
  givenOn: Day;
  feedback: Feedback;
};
