import { expect, test } from 'vitest';
import {
  findingsOf,
  found,
  lantern,
  meridian,
  otherSeat,
  ownSeat,
  soundPlan,
} from '../../../test/support/plans.ts';
import type { PlanOrganisation } from '../plan/document.ts';

/** The first session is on Wednesday 10 March 2027; fifteen working days before is Wednesday 17 February. */
const told = (toldOn: string | null, change: Partial<PlanOrganisation> = {}) =>
  soundPlan({ toldOn, organisations: [{ ...lantern, ...change }, meridian] });

test('fifteen working days are enough, fourteen are late, and the number is our default (P10)', () => {
  expect(found(told('2027-02-17'))).toEqual([]);
  expect(findingsOf(told('2027-02-18'))).toEqual([
    {
      rule: 'asked-late',
      principle: 'P10',
      severity: 'warn',
      subject: 'organisations/0',
      values: { organisation: lantern.name, count: 14, needed: 15 },
    },
  ]);
});

test('the community side may ask for more time, or be content with less (P10)', () => {
  expect(found(told('2027-02-17'), { noticeDays: 16 })).toEqual(['asked-late organisations/0']);
  expect(found(told('2027-03-05'), { noticeDays: 3 })).toEqual([]);
});

test('each asked organisation has the notice that it set for itself (P10)', () => {
  const ownNotice = new Map([[lantern.key, 20]]);
  expect(findingsOf(told('2027-02-17'), { ownNotice })).toMatchObject([
    { rule: 'asked-late', values: { count: 15, needed: 20 } },
  ]);
  expect(found(told('2027-02-17'), { ownNotice: new Map([['another', 20]]) })).toEqual([]);
  expect(found(told('2027-03-08'), { ownNotice: new Map([[lantern.key, 2]]) })).toEqual([]);
});

test('the days are those on which the asked organisation works (P10)', () => {
  const holidays = { calendar: { restDays: [6, 7], holidays: ['2027-02-22'] } };
  expect(findingsOf(told('2027-02-17', holidays))).toMatchObject([{ values: { count: 14 } }]);
  expect(found(told('2027-02-17', { calendar: { restDays: [7], holidays: [] } }))).toEqual([]);
});

test('an organisation that is not asked for a community’s seat has no say in when it is late', () => {
  const calendar = { restDays: [1, 2, 3, 4, 5, 6], holidays: [] };
  expect(found(soundPlan({ organisations: [lantern, { ...meridian, calendar }] }))).toEqual([]);
});

test('each asked organisation has its own finding (P10)', () => {
  const rivers = { ...lantern, key: 'rivers', name: 'Two Rivers Union (example)' };
  const plan = soundPlan({
    toldOn: '2027-03-08',
    organisations: [lantern, rivers, meridian],
    seats: [ownSeat('first'), ownSeat('second', { organisation: 'rivers' }), otherSeat('third')],
  });
  expect(found(plan)).toEqual(['asked-late organisations/0', 'asked-late organisations/1']);
});

test('being told after the first day is no notice at all (P10)', () => {
  expect(findingsOf(told('2027-04-01'))).toMatchObject([{ rule: 'asked-late', values: { count: 0 } }]);
});

test('a plan says on which day it tells, and for which day it asks (P10)', () => {
  expect(found(told(null))).toEqual(['told-day-missing toldOn']);
  expect(found(soundPlan({ sessions: [] }))).toEqual(['dates-missing sessions']);
});

test('a plan that asks no community needs to tell none in time', () => {
  const seats = [otherSeat('third'), otherSeat('fourth')];
  expect(found(soundPlan({ toldOn: null, sessions: [], seats }))).toEqual([
    'population-without-seat communities/0',
  ]);
});
