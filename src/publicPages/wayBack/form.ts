import { z } from 'zod';
import { choice, optionalLine } from '../../web/forms/parse.ts';
import { reasons } from '../facts.ts';
import { longestAsked } from '../rules.ts';

const block = z.string().regex(/^[a-z]+(?: [0-9a-f-]{36})?(?: \d{1,4})?$/, { error: 'problem.choose' });

/** One thing to point at, and one field: who asks is not asked. */
export const askFields = { block, words: optionalLine(longestAsked).default('') };
export const blankFields = { ...askFields, reason: choice(reasons) };
export const removalFields = { reason: choice(reasons) };
