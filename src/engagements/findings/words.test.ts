import { beforeAll, describe, expect, test } from 'vitest';
import { findingsOf, otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import { languages, translator, wordsReady } from '../../web/words/translate.ts';
import { found, planRuleNames } from '../checks/ruleTable.ts';
import type { Plan } from '../plan/document.ts';
import { findingInWords } from './words.ts';

beforeAll(() => wordsReady);

const inEnglish = (plan: Plan) =>
  findingsOf(plan).map((finding) => findingInWords(finding, translator('en'), 'en'));
const flat = (amount: string, currency = 'EUR') => ({ amount, currency, basis: 'flat' as const });
const underpaid = soundPlan({
  seats: [
    ownSeat('own', { fee: flat('350') }),
    otherSeat('other', { hours: ownSeat('own').hours, fee: flat('400') }),
  ],
});

test('a finding says what is wrong in the reader’s words, never in keys', () => {
  expect(inEnglish(soundPlan({ seats: [] }))).toEqual([
    {
      says: 'Sex workers: the plan names or affects them, and no seat is theirs.',
      way: 'Add a seat of their own, and ask an organisation that they lead to fill it.',
      lesson: null,
    },
  ]);
  const shared = soundPlan({ seats: [ownSeat('own', { communities: ['sex-workers', 'migrants'] })] });
  expect(inEnglish(shared).map(({ says }) => says)).toContain(
    'One seat is marked for several communities: Sex workers and Migrants. Nobody stands in for another, so it counts for none of them.',
  );
});

test('amounts are written as the reader’s language writes them, with every decimal that decides', () => {
  const [finding] = findingsOf(underpaid);
  if (!finding) throw new Error('nothing was found');
  const spaced = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
  expect(spaced(findingInWords(finding, translator('en'), 'en').says)).toContain('paid EUR 70.00.');
  expect(spaced(findingInWords(finding, translator('en'), 'en').way)).toContain(
    'at least EUR 400.00 for all of it',
  );
  expect(spaced(findingInWords(finding, translator('fr'), 'fr').says)).toContain('payée 70,00 EUR.');
});

test('hours that are asked and not paid are named', () => {
  const plan = soundPlan({ seats: [ownSeat('own', { paidHours: ['session'], fee: flat('400') })] });
  expect(inEnglish(plan).map(({ says }) => says)).toContain(
    'Asked of this seat and not paid: Preparation and Follow-up.',
  );
});

test('a lesson comes with the finding, in the words of those who learnt it', () => {
  const commitments = [{ sentence: 'Nothing is recorded.', lesson: 'A face was shown.', rule: null }];
  const [finding] = findingsOf(soundPlan(), { commitments });
  if (!finding) throw new Error('nothing was found');
  expect(findingInWords(finding, translator('en'), 'en')).toEqual({
    says: 'You agreed: “Nothing is recorded.” No check can see whether that is kept.',
    way: 'See to it together.',
    lesson: 'The lesson: A face was shown.',
  });
});

describe.each(languages)('in %s', (language) => {
  test.each(planRuleNames)('%s has its sentence and its way forward', (rule) => {
    const { says, way } = findingInWords(found(rule, '', { count: 2 }), translator(language), language);
    for (const sentence of [says, way]) {
      expect(sentence).not.toContain('finding.');
      expect(sentence).toMatch(/[.”»]$/);
    }
  });
});
