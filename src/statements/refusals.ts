import type { Refusal } from '../kernel/outcome.ts';
import type { Translate } from '../web/words.ts';
import { type StatementRefusal, statementRefusals } from './ruling.ts';

const isRefusal = (key: string): key is StatementRefusal => statementRefusals.some((known) => known === key);

/** Why a rule said no, in the reader's language. */
export const refusalInWords = ({ refusal, values }: Refusal, t: Translate): string => {
  if (!isRefusal(refusal)) throw new Error(`no sentence for the refusal ${refusal}`);
  return t(`statement.refusal.${refusal}`, values);
};
