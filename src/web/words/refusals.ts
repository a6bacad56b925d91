import type { Refusal } from '../../kernel/outcome.ts';
import type { Translate } from './translate.ts';

/** Why a rule said no, in the reader's language. */
export const refusalInWords = ({ refusal, values }: Refusal, t: Translate): string =>
  t(`refusal.${refusal}`, values);
