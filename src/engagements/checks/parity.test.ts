import { expect, test } from 'vitest';
import {
  findingsOf,
  found,
  otherSeat,
  ownSeat,
  soundPlan,
  withPayment,
} from '../../../test/support/plans.ts';
import type { Fee, Seat } from '../plan/document.ts';

const fee = (amount: string, change: Partial<Fee> = {}): Fee => ({
  amount,
  currency: 'EUR',
  basis: 'hour',
  ...change,
});
/** One seat of the community and one of another expert, in one role, beside a second of each that nothing is wrong with. */
const paying = (own: Partial<Seat>, other: Partial<Seat>) =>
  soundPlan({ seats: [ownSeat('own', own), otherSeat('other', other)] });
const paidHours = ['preparation', 'session', 'followUp'] as const;
const fourHours = { preparation: 2, travel: 0, session: 1.5, followUp: 0.5 };

test('the same pay per hour is the same pay (P5, R1)', () => {
  expect(found(paying({ fee: fee('80') }, { fee: fee('80.00') }))).toEqual([]);
});

test('more for the community’s expert is allowed (P5)', () => {
  expect(found(paying({ fee: fee('80.01') }, { fee: fee('80') }))).toEqual([]);
});

test('a cent less than the best-paid other expert in the role is refused (P5, R1)', () => {
  expect(findingsOf(paying({ fee: fee('79.99') }, { fee: fee('80') }))).toEqual([
    {
      rule: 'paid-less',
      principle: 'P5',
      severity: 'block',
      subject: 'seats/0/fee',
      values: {
        role: 'panellist',
        rate: '79.99',
        best: '80.00',
        currency: 'EUR',
        needed: '80.00',
        feeCurrency: 'EUR',
        basis: 'hour',
      },
    },
  ]);
});

test('another role is compared with its own (P5, R1)', () => {
  expect(found(paying({ fee: fee('80') }, { role: 'moderator', fee: fee('200') }))).toEqual([]);
});

test('one community is not paid less than another in the same role (P5)', () => {
  const plan = soundPlan();
  const seats = [
    ownSeat('first', { fee: fee('90') }),
    ownSeat('second', { fee: fee('85') }),
    otherSeat('third'),
  ];
  expect(found({ ...plan, seats })).toEqual(['paid-less seats/1/fee']);
});

test('an hour that is asked and not paid lowers the rate (P5, R3)', () => {
  const half = { hours: fourHours, paidHours: ['preparation' as const] };
  expect(findingsOf(paying(half, {})).find(({ rule }) => rule === 'paid-less')?.values).toMatchObject({
    rate: '40.00',
    best: '80.00',
    needed: '160.00',
  });
  expect(found(paying({ ...half, fee: fee('160') }, {}))).toEqual(['hours-unpaid seats/0/paidHours']);
});

test('a day’s fee is shared by the hours of a day, a flat one by every hour asked (P5)', () => {
  const day = { hours: fourHours, paidHours: [...paidHours] };
  expect(found(paying({ ...day, fee: fee('640', { basis: 'day' }) }, {}))).toEqual([]);
  expect(found(paying({ ...day, fee: fee('639.99', { basis: 'day' }) }, {}))).toEqual([
    'paid-less seats/0/fee',
  ]);
  expect(found(paying({ ...day, fee: fee('320', { basis: 'flat' }) }, {}))).toEqual([]);
  expect(findingsOf(paying({ ...day, fee: fee('300', { basis: 'flat' }) }, {}))).toMatchObject([
    { rule: 'paid-less', values: { rate: '75.00', needed: '320.00', basis: 'flat' } },
  ]);
});

test('currencies are compared at the rate that the plan states, and what is missing is named in the seat’s own (R13)', () => {
  const rates = [{ from: 'KES', rate: '0.0064', on: '2027-01-02' }];
  const at = (amount: string) =>
    withPayment({ rates }, paying({ fee: fee(amount, { currency: 'KES' }) }, {}));
  expect(found(at('12500'))).toEqual([]);
  expect(findingsOf(at('12499.99'))).toMatchObject([
    {
      rule: 'paid-less',
      values: { rate: '79.9999', best: '80.0000', needed: '12500.00', feeCurrency: 'KES' },
    },
  ]);
});

test('the rate of the plan’s own currency is one, whatever is written (R13)', () => {
  const rates = [{ from: 'EUR', rate: '2', on: '2027-01-02' }];
  expect(found(withPayment({ rates }, paying({ fee: fee('40') }, {})))).toEqual(['paid-less seats/0/fee']);
});

test('without a rate nothing can be compared, and that stops the plan: else silence would be a way out (R1, R13)', () => {
  const plan = paying({ fee: fee('9000', { currency: 'KES' }) }, {});
  expect(findingsOf(plan)).toMatchObject([
    {
      rule: 'rate-missing',
      severity: 'block',
      subject: 'payment/rates',
      values: { from: 'KES', currency: 'EUR' },
    },
  ]);
});

test('two different rates for one currency state nothing (R13)', () => {
  const rates = ['0.0064', '0.01'].map((rate) => ({ from: 'KES', rate, on: '2027-01-02' }));
  const plan = withPayment({ rates }, paying({ fee: fee('9000', { currency: 'KES' }) }, {}));
  expect(found(plan)).toEqual(['rate-missing payment/rates']);
});

test('a currency that nobody is compared in needs no rate', () => {
  const plan = paying({ fee: fee('9000', { currency: 'KES' }) }, { role: 'moderator' });
  expect(found(plan)).toEqual([]);
});

test('a flat fee for hours that nobody states cannot be compared (R3)', () => {
  const plan = paying({}, { fee: fee('500', { basis: 'flat' }) });
  expect(found(plan)).toEqual(['hours-missing seats/1/hours']);
});

test('a day’s fee needs the length of a day (R1)', () => {
  const plan = paying({}, { fee: fee('500', { basis: 'day' }) });
  expect(found(withPayment({ hoursPerDay: 0 }, plan))).toEqual(['day-length-missing payment/hoursPerDay']);
  expect(found(withPayment({ hoursPerDay: 8 }, plan))).toEqual([]);
});

test.each([
  ['no fee', { fee: null }],
  ['a fee of nothing', { fee: fee('0.00') }],
  ['a fee for none of the hours', { paidHours: [] }],
])(
  'where anyone in the role is paid, a community’s expert is not asked to come for %s (P5, R2)',
  (_, own) => {
    const rules = findingsOf(paying(own, {})).filter(({ principle }) => principle === 'P5');
    expect(rules.find(({ rule }) => rule === 'unpaid-beside-paid')).toMatchObject({
      severity: 'block',
      subject: 'seats/0/fee',
      values: { role: 'panellist' },
    });
    expect(rules.map(({ rule }) => rule)).not.toContain('paid-less');
  },
);

test('where others are paid in another role, an unpaid community seat is still shown (P5)', () => {
  expect(found(paying({ fee: null }, { role: 'moderator' }))).toEqual(['unpaid-elsewhere-paid seats/0/fee']);
});

test('another expert may work for nothing (R2)', () => {
  expect(found(paying({}, { fee: null }))).toEqual([]);
});

test('that nobody is paid is said aloud (R2)', () => {
  const plan = paying({ fee: null }, { fee: null });
  expect(found(plan)).toEqual(['unpaid-not-stated payment/unpaidForAll']);
  expect(found(withPayment({ unpaidForAll: true }, plan))).toEqual([]);
});

test('it is not said where somebody is paid (R2)', () => {
  const plan = withPayment({ unpaidForAll: true }, paying({ fee: null }, {}));
  expect(found(plan)).toEqual(['unpaid-beside-paid seats/0/fee', 'unpaid-untrue seats/1/fee']);
});
