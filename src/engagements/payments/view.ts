import type { EngagementId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { Plan, Seat } from '../plan/document.ts';
import type { PaymentFacts } from './rules.ts';

export type PaymentState = 'paid' | 'overdue' | 'waiting';
export type PaymentView = {
  facts: PaymentFacts;
  state: PaymentState;
  seat: Seat | null;
  number: number;
  payee: string;
  /** Only the side that is paid says how, and that it arrived. P5 */
  may: Outcome;
};
export type PaymentsView = {
  engagement: EngagementId;
  plan: Plan;
  payments: PaymentView[];
  /** Whoever plans it pays. */
  payer: string;
  today: string;
  parties: readonly string[];
};
