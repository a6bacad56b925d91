import { z } from 'zod';
import { lines, neededLines } from '../../web/forms/parse.ts';
import type { Feedback } from './feedback.ts';

const mark = z
  .enum(['na', '0', '1', '2', '3', '4'], { error: 'problem.choose' })
  .transform((value) => (value === 'na' ? null : Number(value)));

/** The same five questions for the organisation and for a nominee. */
export const feedbackFields = {
  ownVoice: mark,
  freeToSayNo: mark,
  earlyEnough: mark,
  answered: mark,
  paidWell: mark,
  words: lines(2000),
};
const feedbackForm = z.object(feedbackFields);
export const feedbackOf = ({ words, ...marks }: z.infer<typeof feedbackForm>): Feedback => ({ marks, words });

export const outcomeFields = { outcome: neededLines(3000) };
