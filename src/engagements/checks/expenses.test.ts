import { expect, test } from 'vitest';
import { findingsOf, found, otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import type { Seat } from '../plan/document.ts';

type Expenses = Seat['expenses'];
const paying = (expenses: Expenses, change: Parameters<typeof soundPlan>[0] = {}) =>
  soundPlan({ seats: [ownSeat('own', { expenses }), otherSeat('other')], ...change });

test('nobody pays to take part (P5, R5)', () => {
  expect(findingsOf(paying({ how: 'not-covered', covers: [] }))).toMatchObject([
    { rule: 'expenses-not-covered', severity: 'block', subject: 'seats/0/expenses' },
  ]);
  expect(found(paying({ how: 'prepaid', covers: ['data'] }))).toEqual([]);
});

test('paying first and being refunded is a loan to the organisers: it is shown, not stopped (R5)', () => {
  expect(findingsOf(paying({ how: 'refunded', covers: ['data'] }))).toMatchObject([
    { rule: 'expenses-refunded', severity: 'info' },
  ]);
});

test('expenses that are covered are named (R5)', () => {
  expect(found(paying({ how: 'prepaid', covers: [] }))).toEqual(['expenses-unclear seats/0/expenses']);
  expect(found(paying({ how: 'refunded', covers: [] }))).toEqual([
    'expenses-refunded seats/0/expenses',
    'expenses-unclear seats/0/expenses',
  ]);
});

test('online, none may arise; where people travel, some do (R5)', () => {
  const none: Expenses = { how: 'none-arise', covers: [] };
  expect(found(paying(none))).toEqual([]);
  expect(found(paying(none, { attendance: 'hybrid' }))).toEqual([]);
  expect(found(paying(none, { attendance: 'in-person' }))).toEqual(['expenses-unclear seats/0/expenses']);
});

test('what another expert’s expenses are is between others', () => {
  const seats = [ownSeat('own'), otherSeat('other', { expenses: { how: 'not-covered', covers: [] } })];
  expect(found(soundPlan({ seats }))).toEqual([]);
});
