import { z } from 'zod';
import { partnershipId } from '../../kernel/ids.ts';
import { neededLines } from '../../web/forms/parse.ts';
import { longestNote } from '../requests/form.ts';

/** The forms that stand on an engagement's page. */

export const askFields = {
  days: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/, { error: 'problem.number' })
    .transform(Number),
};
export const bringFields = { partnership: partnershipId };
export const cancelFields = { note: neededLines(longestNote) };
/** A finding is chosen by its rule and its place in the plan. */
export const exceptFields = {
  finding: z
    .string()
    .regex(/^[a-z-]{1,60} [\w/-]{0,120}$/, { error: 'problem.choose' })
    .transform((chosen) => {
      const [rule = '', subject = ''] = chosen.split(' ');
      return { rule, subject };
    }),
  sentence: neededLines(longestNote),
};
