import { expect, test } from 'vitest';
import { findingsOf, found, otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import type { Seat } from '../plan/document.ts';

const seats = (own: Partial<Seat>, other: Partial<Seat> = {}) =>
  soundPlan({ seats: [ownSeat('own', { fee: flat, ...own }), otherSeat('other', { fee: null, ...other })] });
const flat = { amount: '400', currency: 'EUR', basis: 'flat' } as const;
const allHours = { preparation: 2, travel: 3, session: 1.5, followUp: 0.5 };

test('preparation, travel and what comes after are paid like the session (P5, R3)', () => {
  const paidHours = ['preparation', 'travel', 'session', 'followUp'] as const;
  expect(found(seats({ hours: allHours, paidHours: [...paidHours] }))).toEqual([]);
  expect(findingsOf(seats({ hours: allHours, paidHours: ['session'] }))).toMatchObject([
    {
      rule: 'hours-unpaid',
      severity: 'warn',
      subject: 'seats/0/paidHours',
      values: { hours: 'preparation travel followUp' },
    },
  ]);
});

test('hours that do not arise need no pay (R3)', () => {
  expect(
    found(
      seats({
        hours: { preparation: 2, travel: 0, session: 1, followUp: 0 },
        paidHours: ['preparation', 'session'],
      }),
    ),
  ).toEqual([]);
});

test('nobody is asked to come unprepared: preparation is counted (P5, R3)', () => {
  const hours = { preparation: 0, travel: 0, session: 1.5, followUp: 0 };
  expect(findingsOf(seats({ hours, paidHours: ['session'] }))).toMatchObject([
    { rule: 'hours-not-counted', subject: 'seats/0/hours', values: { hours: 'preparation' } },
  ]);
});

test('who is brought by travel that is paid for, spends hours on it (R3)', () => {
  const expenses = { how: 'prepaid' as const, covers: ['travel' as const] };
  expect(found(seats({ expenses }))).toEqual(['hours-not-counted seats/0/hours']);
});

test('what is counted for another expert in the role is counted for the community’s (R3)', () => {
  const counted = { hours: { preparation: 1, travel: 4, session: 1, followUp: 0 } };
  expect(findingsOf(seats({}, counted))).toMatchObject([
    { rule: 'hours-not-counted', values: { hours: 'travel' } },
  ]);
  expect(found(seats({}, { ...counted, role: 'moderator' }))).toEqual([]);
});
