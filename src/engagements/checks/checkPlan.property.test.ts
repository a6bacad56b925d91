import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { anyPlan } from '../../../test/support/anyPlan.ts';
import { findingsOf } from '../../../test/support/plans.ts';
import type { Commitment, CommitmentRule } from '../../commitments/commitment.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import { translator, wordsReady } from '../../web/words/translate.ts';
import { findingInWords } from '../findings/words.ts';
import type { PlanFinding } from './ruleTable.ts';

beforeAll(() => wordsReady);

const where = { kind: null, space: fc.constantFrom('', 'CSW'), topic: fc.constantFrom('', 'sex work') };
const rule: fc.Arbitrary<CommitmentRule | null> = fc.oneof(
  fc.constant(null),
  fc.record({
    is: fc.constant('nominations' as const),
    ...where,
    kind: fc.constant(null),
    organisation: fc.string(),
  }),
  fc.record({
    is: fc.constant('seats' as const),
    ...where,
    kind: fc.constant(null),
    communities: fc.constant<CommunityKey[]>(['sex-workers']),
    atLeast: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ is: fc.constant('no-recording' as const), ...where, kind: fc.constant(null) }),
  fc.record({
    is: fc.constant('notice' as const),
    ...where,
    kind: fc.constant(null),
    workingDays: fc.integer({ min: 1, max: 260 }),
  }),
);
const commitments: fc.Arbitrary<Commitment[]> = fc.array(
  fc.record({
    sentence: fc.constant('What we agreed.'),
    lesson: fc.constantFrom('', 'What happened.'),
    rule,
  }),
  { maxLength: 4 },
);

/** The blanks of a rule's sentences: each must be filled by what the finding brings. */
const blanksOf = ({ rule }: PlanFinding): string[] =>
  Object.values(en.finding[rule]).flatMap((text) =>
    [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name),
  );

const exists = (inside: unknown, path: string): boolean => {
  let at = inside;
  for (const step of path === '' ? [] : path.split('/')) {
    if (typeof at !== 'object' || at === null) return false;
    if (!Object.hasOwn(at, step)) return step === 'organisation';
    at = Reflect.get(at, step);
  }
  return true;
};

test('whatever a plan holds, it is read; every finding points at something in it and fills its sentence', () => {
  fc.assert(
    fc.property(anyPlan(), commitments, (plan, agreed) => {
      for (const finding of findingsOf(plan, { commitments: agreed })) {
        expect([finding.subject, exists(plan, finding.subject)]).toEqual([finding.subject, true]);
        expect(Object.keys(finding.values)).toEqual(expect.arrayContaining(blanksOf(finding)));
        const { says, way } = findingInWords(finding, translator('fr'), 'fr');
        expect(`${says}${way}`).not.toMatch(/undefined|NaN|\bnull\b|\[object/);
      }
    }),
  );
});

test('no finding says the same thing twice of one place', () => {
  fc.assert(
    fc.property(anyPlan(), (plan) => {
      const said = findingsOf(plan).map(({ rule, subject, values }) =>
        JSON.stringify([rule, subject, values]),
      );
      expect(new Set(said).size).toBe(said.length);
    }),
  );
});
