import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { as, planner, users, workers } from '../../../test/support/asked.ts';
import { refusalOf } from '../../../test/support/decisions.ts';
import { soundPlan } from '../../../test/support/plans.ts';
import { newId, paymentId } from '../../kernel/ids.ts';
import { chooseMethod, dueOn, isOverdue, markPaid, type PaymentFacts } from './rules.ts';

const plan = soundPlan();
const payment = (changed: Partial<PaymentFacts> = {}): PaymentFacts => ({
  id: newId(paymentId),
  organisation: workers.id,
  seat: 'one',
  dueOn: '2027-03-17',
  method: null,
  paidOn: null,
  ...changed,
});

describe('a payment', () => {
  it('arrived when the payee’s side says so', () => {
    expect(markPaid(payment(), as(workers)).ok).toBe(true);
    expect(refusalOf(markPaid(payment(), as(workers, 'member')))).toBe('onlySteward');
    expect(refusalOf(markPaid(payment({ paidOn: '2027-03-11' }), as(workers)))).toBe('alreadyPaid');
  });

  it('an ally cannot say that a payment arrived', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(planner, users),
        fc.constantFrom('steward' as const, 'member' as const),
        fc.constantFrom(null, 'cash' as const),
        (who, role, method) => {
          expect(markPaid(payment({ method }), as(who, role))).toMatchObject({
            refusal: 'onlyPayee',
            principle: 'P5',
          });
        },
      ),
    );
  });

  it('comes by a way that the payee’s side chose among those the plan offers', () => {
    expect(chooseMethod(payment(), as(workers), 'cash', plan).ok).toBe(true);
    expect(refusalOf(chooseMethod(payment(), as(workers), 'voucher', plan))).toBe('methodNotOffered');
    expect(refusalOf(chooseMethod(payment(), as(planner), 'cash', plan))).toBe('onlyPayee');
  });

  it('is due so many days after the last one, and overdue the day after that', () => {
    expect(dueOn(plan, '2027-01-05')).toBe('2027-03-17');
    const silent = soundPlan({ payment: { ...plan.payment, dueWithinDays: null } });
    expect(dueOn(silent, '2027-01-05')).toBe('2027-03-24');
    expect(isOverdue(payment(), '2027-03-17')).toBe(false);
    expect(isOverdue(payment(), '2027-03-18')).toBe(true);
    expect(isOverdue(payment({ paidOn: '2027-04-01' }), '2027-05-01')).toBe(false);
  });
});
