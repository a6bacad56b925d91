import fc from 'fast-check';
import type { Answer, Question, Sheet } from '../../src/assessments/sheet/facts.ts';

/** One question that every test of sheets can ask. */
export const question: Question = { key: 'A1', most: 4, redLine: true, domain: 'voice' };
export const otherQuestion: Question = { key: 'A2', most: 4, redLine: false, domain: 'voice' };

export const anyAnswer = (): fc.Arbitrary<Answer> =>
  fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom('na' as const, 'unsaid' as const));

export const anySheet = (): fc.Arbitrary<Sheet> =>
  fc.record({
    answers: fc.dictionary(fc.constantFrom(question.key, otherQuestion.key), anyAnswer()),
    records: fc.constant({}),
  });
export const anySheets = (): fc.Arbitrary<Sheet[]> => fc.array(anySheet(), { maxLength: 12 });
