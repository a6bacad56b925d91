import { expect, test } from 'vitest';
import {
  findingsOf,
  found,
  otherSeat,
  ownSeat,
  soundPlan,
  withPayment,
} from '../../../test/support/plans.ts';
import type { Plan } from '../plan/document.ts';

const unpaid = withPayment(
  { unpaidForAll: true },
  soundPlan({ seats: [ownSeat('own', { fee: null }), otherSeat('other', { fee: null })] }),
);

test.each<[string, Partial<Plan['payment']>, string]>([
  ['what is taken off as tax', { tax: ' ' }, 'tax-not-said payment/tax'],
  ['by when it is paid', { dueWithinDays: null }, 'due-not-said payment/dueWithinDays'],
  ['how it can be paid', { methods: [] }, 'method-not-said payment/methods'],
])('%s is said before anyone accepts (P5, R4)', (_, change, finding) => {
  expect(found(withPayment(change))).toEqual([finding]);
  expect(findingsOf(withPayment(change))).toMatchObject([{ severity: 'block' }]);
  expect(found(withPayment(change, unpaid))).toEqual([]);
});

test.each([
  [0, []],
  [14, []],
  [15, ['pay-slow payment/dueWithinDays']],
  [30, ['pay-slow payment/dueWithinDays']],
  [31, ['pay-late payment/dueWithinDays']],
])(
  'paying within %i days: two weeks are usual, more than thirty days stop the plan (R6)',
  (days, findings) => {
    expect(found(withPayment({ dueWithinDays: days }))).toEqual(findings);
  },
);

test('a late day of payment says how late, and what our default is (R6)', () => {
  expect(findingsOf(withPayment({ dueWithinDays: 45 }))).toMatchObject([
    { severity: 'block', values: { count: 45, latest: 30 } },
  ]);
  expect(findingsOf(withPayment({ dueWithinDays: 20 }))).toMatchObject([
    { severity: 'warn', values: { count: 20, usual: 14 } },
  ]);
});

test('a voucher is not pay; beside a way to be paid, it may be chosen (R7)', () => {
  expect(found(withPayment({ methods: ['voucher'] }))).toEqual(['voucher-only payment/methods']);
  expect(found(withPayment({ methods: ['voucher', 'cash'] }))).toEqual([]);
});

test('an organisation that nominates and supports is paid for that too (R9)', () => {
  expect(findingsOf(withPayment({ organisationPercent: 9 }))).toMatchObject([
    { rule: 'organisation-fee-low', severity: 'info', values: { percent: 9, usual: 10 } },
  ]);
  expect(found(withPayment({ organisationPercent: 10 }))).toEqual([]);
});

test('pay never hangs on telling one’s story, and the plan says so (R10)', () => {
  expect(found(withPayment({ storyNotAsked: false }))).toEqual(['story-not-excluded payment/storyNotAsked']);
});

test('what being paid may do to benefits, tax or status is said before (R11)', () => {
  expect(found(withPayment({ warned: false }))).toEqual(['effects-not-said payment/warned']);
});

test('terms of pay are asked for where a community’s seat is paid', () => {
  const nothingSaid = { tax: '', dueWithinDays: null, methods: [], warned: false, storyNotAsked: false };
  const onlyOthersPaid = soundPlan({ communities: [], seats: [otherSeat('other')] });
  expect(found(withPayment(nothingSaid, onlyOthersPaid))).toEqual(['nobody-named communities']);
});
