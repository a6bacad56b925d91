import { z } from 'zod';
import { day, many } from '../../web/forms/parse.ts';

const longestNotice = 260;

export const weekFields = {
  rest: many(z.enum(['1', '2', '3', '4', '5', '6', '7'])),
  notice: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, { error: 'problem.number' })
    .refine((written) => Number(written) <= longestNotice, { error: 'problem.noticeDays' })
    .transform((written) => (written === '' ? null : Number(written))),
};

export const daysOffFields = { first: day, last: z.literal('').or(day) };
