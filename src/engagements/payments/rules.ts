import { addDays, type Day } from '../../kernel/clock.ts';
import type { OrganisationId, PaymentId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { PaymentMethod, Plan } from '../plan/document.ts';

/** One seat's pay, as the record has it. Amounts stand in the plan; money never moves here. */
export type PaymentFacts = {
  id: PaymentId;
  /** The payee's side: the organisation whose seat it is. */
  organisation: OrganisationId;
  seat: string;
  dueOn: Day;
  method: PaymentMethod | null;
  paidOn: Day | null;
};

/** Days after the last one, where the plan says nothing. Our default. */
export const usualDueDays = 14;

export const dueOn = (plan: Plan, acceptedOn: Day): Day => {
  const last =
    plan.sessions
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? acceptedOn;
  return addDays(last, plan.payment.dueWithinDays ?? usualDueDays);
};

/** Only the payee's side says how it is paid, and that it was: an ally cannot mark its own debt as settled. P5 */
const mayTouch = ({ organisation, paidOn }: PaymentFacts, by: Member): Outcome => {
  if (organisation !== by.organisation.id) return refuse('onlyPayee', 'P5');
  if (by.role !== 'steward') return refuse('onlySteward');
  return paidOn === null ? { ok: true } : refuse('alreadyPaid');
};

export const chooseMethod = (
  payment: PaymentFacts,
  by: Member,
  method: PaymentMethod,
  plan: Plan,
): Outcome => {
  const may = mayTouch(payment, by);
  if (!may.ok) return may;
  return plan.payment.methods.includes(method) ? { ok: true } : refuse('methodNotOffered', 'P5');
};

export const markPaid = (payment: PaymentFacts, by: Member): Outcome => mayTouch(payment, by);

/** Both sides see it. P5 */
export const isOverdue = ({ dueOn: due, paidOn }: PaymentFacts, today: Day): boolean =>
  paidOn === null && today > due;
