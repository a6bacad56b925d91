import { z } from 'zod';
import { organisationId } from '../../kernel/ids.ts';
import { choice, day, neededLines } from '../../web/forms/parse.ts';

/** No organisation: the rule then says that it is not one of the parties. */
const nobody = '00000000-0000-4000-8000-000000000000';

export const readingFields = { words: neededLines(2000) };
export const replyFields = { words: neededLines(3000) };
export const actionFields = {
  what: neededLines(600),
  owner: z.string({ error: 'problem.choose' }).pipe(organisationId.catch(() => organisationId.parse(nobody))),
  dueOn: day,
};
export const reportFields = { done: choice(['yes', 'no']) };
