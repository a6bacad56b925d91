import { z } from 'zod';
import { neededLines } from '../../web/forms/parse.ts';

export const joinFields = { answer: z.enum(['joined', 'declined'], { error: 'problem.choose' }) };

/** Why something stays in the way: which lock, named by its kind and its subject. */
export const reasonFields = {
  lock: z
    .string()
    .regex(/^[a-z-]{1,40}:[a-z0-9 /-]{0,160}$/, { error: 'problem.choose' })
    .transform((named) => {
      const [lock = '', subject = ''] = named.split(':');
      return { lock, subject };
    }),
  sentence: neededLines(2000),
};
