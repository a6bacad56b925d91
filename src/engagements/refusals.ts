import type { Refusal } from '../kernel/outcome.ts';
import type { Translate } from '../web/words.ts';
import { afterRefusals } from './afterRules.ts';
import { nominationRefusals } from './nominationRules.ts';
import { payRefusals } from './payRules.ts';
import { engagementRefusals } from './ruling.ts';

const all = [...engagementRefusals, ...nominationRefusals, ...payRefusals, ...afterRefusals] as const;
export type AnyRefusal = (typeof all)[number];

const isRefusal = (key: string): key is AnyRefusal => all.some((known) => known === key);

/** Why a rule said no, in the reader's language. */
export const refusalInWords = ({ refusal, values }: Refusal, t: Translate): string => {
  if (!isRefusal(refusal)) throw new Error(`no sentence for the refusal ${refusal}`);
  return t(`engagement.refusal.${refusal}`, values);
};
