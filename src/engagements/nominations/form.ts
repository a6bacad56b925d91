import { z } from 'zod';
import { expertId } from '../../kernel/ids.ts';
import { lines, optionalLine } from '../../web/forms/parse.ts';

/** Somebody on the organisation's list of experts, or a role. */
export const nominationFields = {
  seat: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
  expert: z.literal('').or(expertId),
  label: optionalLine(120),
  note: lines(1000),
};
