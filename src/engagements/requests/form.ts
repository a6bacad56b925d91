import { z } from 'zod';
import { lines } from '../../web/forms/parse.ts';

/** What goes with a request, an answer or an exception, at most. */
export const longestNote = 2000;

export const answerFields = {
  answer: z.enum(['accepted', 'declined'], { error: 'problem.choose' }),
  note: lines(longestNote),
};
