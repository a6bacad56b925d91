import type { Refusal } from '../kernel/outcome.ts';
import type { Translate } from '../web/words.ts';
import { followRefusals } from './followRules.ts';
import { instrumentRefusals } from './instrumentRules.ts';
import { roundRefusals } from './rules.ts';

const all = [...roundRefusals, ...followRefusals, ...instrumentRefusals] as const;
export type AnyRefusal = (typeof all)[number];

const isRefusal = (key: string): key is AnyRefusal => all.some((known) => known === key);

/** Why a rule said no, in the reader's language. */
export const refusalInWords = ({ refusal, values }: Refusal, t: Translate): string => {
  if (!isRefusal(refusal)) throw new Error(`no sentence for the refusal ${refusal}`);
  return t(`assessment.refusal.${refusal}`, values);
};
