import { expect, test } from 'vitest';
import { findingsOf, otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import type { Plan } from '../plan/document.ts';
import { ourDefaults } from '../plan/ourDefaults.ts';
import { checkPlan } from './checkPlan.ts';
import { planRules } from './ruleTable.ts';

test('a sound plan is left alone', () => {
  expect(findingsOf(soundPlan())).toEqual([]);
});

test('a finding carries the principle and the severity of its rule', () => {
  const findings = findingsOf(soundPlan({ seats: [], toldOn: null }));
  expect(findings.length).toBeGreaterThan(0);
  for (const { rule, principle, severity } of findings)
    expect(planRules[rule]).toMatchObject({ principle, severity });
});

test('the same plan always has the same findings, and reading it changes nothing', () => {
  const plan = soundPlan({ communities: [], toldOn: '2027-03-09', recording: 'public' });
  const before = structuredClone(plan);
  expect(findingsOf(plan)).toEqual(findingsOf(plan));
  expect(plan).toEqual(before);
});

/** How often anything in the plan is looked at. */
const looksAt = (plan: Plan): number => {
  let looks = 0;
  const watched = <Part extends object>(part: Part): Part =>
    new Proxy(part, {
      get: (target, key, receiver) => {
        looks += 1;
        const value: unknown = Reflect.get(target, key, receiver);
        return typeof value === 'object' && value !== null ? watched(value) : value;
      },
    });
  checkPlan({ plan: watched(plan), commitments: [], noticeDays: ourDefaults.noticeDays });
  return looks;
};

const crowded = (count: number): Plan =>
  soundPlan({
    seats: Array.from({ length: count }, (_, index) =>
      index % 2 === 0
        ? ownSeat(`own-${index}`, { fee: { amount: `${50 + (index % 40)}`, currency: 'EUR', basis: 'hour' } })
        : otherSeat(`other-${index}`),
    ),
  });

test('ten times the seats are at most ten times the reading', () => {
  expect(looksAt(crowded(2000))).toBeLessThan(looksAt(crowded(200)) * 10.5);
});
