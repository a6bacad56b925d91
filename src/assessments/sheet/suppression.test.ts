import { describe, expect, test } from 'vitest';
import { question } from '../../../test/support/sheets.ts';
import type { Answer, Sheet } from './facts.ts';
import { fewest, sharedOf } from './suppression.ts';

const options: Answer[] = [0, 1, 2, 3, 4, 'na', 'unsaid'];

/** Every group of so many people, whoever said what: which of them it was makes no difference to anybody. */
const groups = (people: number, from = 0): Answer[][] =>
  people === 0
    ? [[]]
    : options.flatMap((option, place) =>
        place < from ? [] : groups(people - 1, place).map((rest) => [option, ...rest]),
      );
const sheetOf = (answer: Answer, record = ''): Sheet => ({
  answers: { [question.key]: answer },
  records: record ? { [question.key]: record } : {},
});
const viewOf = (answers: readonly Answer[]): string =>
  JSON.stringify(
    sharedOf(
      'people',
      answers.map((answer) => sheetOf(answer)),
      [question],
    ),
  );

describe('of fewer than five people', () => {
  test.each([3, 4])('no view of %s tells what they answered: every one fits several groups', (people) => {
    const fitting = Map.groupBy(groups(people), viewOf);
    for (const [view, among] of fitting) {
      expect(JSON.parse(view)).toMatchObject({ people: null, items: { [question.key]: { counts: null } } });
      expect([view, among.length > 1]).toEqual([view, true]);
    }
  });

  test.each([3, 4])('no view of %s tells, of any mark, exactly how many gave it', (people) => {
    for (const [view, among] of Map.groupBy(groups(people), viewOf))
      for (const option of options) {
        const numbers = new Set(among.map((one) => one.filter((answer) => answer === option).length));
        const least = Math.min(...numbers);
        const known = numbers.size === 1 && least > 0;
        expect([view, option, known]).toEqual([view, option, false]);
      }
  });

  test.each([3, 4])('nobody learns how many of %s said that it does not apply, or nothing', (people) => {
    for (const among of Map.groupBy(groups(people), viewOf).values())
      for (const option of ['na', 'unsaid'] as const) {
        const numbers = new Set(among.map((one) => one.filter((answer) => answer === option).length));
        expect(numbers.size).toBeGreaterThan(1);
      }
  });

  test('the number of people is not told either', () => {
    expect(viewOf([1, 2, 3])).toBe(viewOf([2, 2, 2, 2]));
  });

  test('records tell no more of them than the value does', () => {
    for (const people of [3, 4])
      for (const group of groups(people)) {
        const sheets = group.map((answer, place) => sheetOf(answer, `record ${place}`));
        const { items, records } = sharedOf('people', sheets, [question]);
        const value = items[question.key]?.value ?? null;
        const shown = records[question.key]?.length ?? 0;
        if (value === null || value < 3) expect(shown).toBe(0);
        expect(shown).toBeLessThanOrEqual(2);
      }
  });
});

describe('of five or more', () => {
  test('all counts are shown, or none: none where fewer than five gave a mark', () => {
    for (const people of [fewest, fewest + 1])
      for (const group of groups(people)) {
        const { items } = sharedOf(
          'people',
          group.map((answer) => sheetOf(answer)),
          [question],
        );
        const marks = group.filter((answer) => typeof answer === 'number').length;
        const counts = items[question.key]?.counts ?? null;
        expect([group, counts !== null]).toEqual([group, marks >= fewest]);
        if (counts) expect(counts.marks.reduce((sum, one) => sum + one, 0)).toBe(marks);
      }
  });
});

test('one agreed sheet is the organisation’s voice, and says also why there is no mark', () => {
  const shared = sharedOf('one', [sheetOf('na')], [question]);
  expect(shared.items[question.key]).toEqual({ value: null, said: 'na', counts: null });
  expect(sharedOf('one', [sheetOf(2)], [question]).items[question.key]?.value).toBe(2);
});
