import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sources } from '../../kernel/provenance.ts';
import { isPlanRule, planRuleNames, planRules, type RuleFacts } from './ruleTable.ts';

const rows: [string, RuleFacts][] = Object.entries(planRules);

test('only what stops a plan can be excepted, and it says by whom', () => {
  for (const [rule, { severity, exceptionBy }] of rows)
    expect([rule, exceptionBy !== null]).toEqual([rule, severity === 'block']);
});

test('nobody signs away equal pay, nor what comparing it needs (R1, R2)', () => {
  for (const rule of ['paid-less', 'unpaid-beside-paid', 'unpaid-not-stated', 'unpaid-untrue'] as const)
    expect(planRules[rule].exceptionBy).toBe('never');
  for (const rule of ['rate-missing', 'hours-missing', 'day-length-missing'] as const)
    expect(planRules[rule].exceptionBy).toBe('never');
});

test('nobody signs away that an ally does not hold a community’s seat (P7)', () => {
  expect(planRules['seat-held-by-ally'].exceptionBy).toBe('never');
  expect(planRules['stand-in'].exceptionBy).toBe('both');
});

test('a rule that says it was found in a source names one that is listed', () => {
  for (const [rule, { mark, source }] of rows) {
    expect([rule, source === undefined || Object.hasOwn(sources, source)]).toEqual([rule, true]);
    if (mark === 'F' || mark === 'F~') expect([rule, source]).not.toEqual([rule, undefined]);
  }
});

test('every rule of the table is found by some check, and is no word of another table', () => {
  const checks = globSync('src/engagements/checks/*.ts')
    .filter((file) => !/ruleTable|\.test\.ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const rule of planRuleNames) expect([rule, checks.includes(`'${rule}'`)]).toEqual([rule, true]);
  expect(isPlanRule('toString')).toBe(false);
});
