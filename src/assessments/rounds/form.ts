import { z } from 'zod';
import { engagementId } from '../../kernel/ids.ts';
import { choice, day } from '../../web/forms/parse.ts';
import { occasions } from '../facts.ts';
import { answerModes } from '../sheet/suppression.ts';

const chosen = z
  .string({ error: 'problem.choose' })
  .min(1, { error: 'problem.choose' })
  .max(80, { error: 'problem.choose' });

export const openingFields = {
  instrument: chosen,
  occasion: choice(occasions),
  answerBy: day,
  engagement: z
    .union([engagementId, z.literal('')])
    .default('')
    .transform((id) => (id === '' ? null : id)),
};
export const modeFields = { mode: choice(answerModes) };
export const questionsFields = { instrument: chosen };
export const linksFields = {
  count: z
    .string()
    .trim()
    .max(2, { error: 'problem.number' })
    .regex(/^[1-9]\d?$/, { error: 'problem.number' })
    .transform(Number),
};
