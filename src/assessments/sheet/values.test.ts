import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySheets, question } from '../../../test/support/sheets.ts';
import { shipped } from '../instrument/shipped.ts';
import { questionsOf } from './facts.ts';
import { countsOf, markedIn, median, medianOf } from './values.ts';

test('the middle of an odd number is the middle one, of an even number half-way between two', () => {
  expect([median([3]), median([4, 0, 1]), median([1, 2]), median([])]).toEqual([3, 1, 1.5, null]);
});

test('every answer is counted once: a mark, not applicable, or rather not', () => {
  fc.assert(
    fc.property(anySheets(), (sheets) => {
      const counts = countsOf(sheets, question);
      const given = sheets.filter(({ answers }) => answers[question.key] !== undefined);
      expect(markedIn(counts) + counts.na + counts.unsaid).toBe(given.length);
      expect(counts.na).toBe(sheets.filter(({ answers }) => answers[question.key] === 'na').length);
      expect(counts.unsaid).toBe(sheets.filter(({ answers }) => answers[question.key] === 'unsaid').length);
    }),
  );
});

test('“not applicable” and “prefer not to say” move no median', () => {
  fc.assert(
    fc.property(anySheets(), (sheets) => {
      const marked = sheets.filter(({ answers }) => typeof answers[question.key] === 'number');
      expect(medianOf(countsOf(sheets, question))).toBe(medianOf(countsOf(marked, question)));
    }),
  );
});

const anyMarks = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 30 });
test('at most half are above the median, and at most half below it', () => {
  fc.assert(
    fc.property(anyMarks, (marks) => {
      const middle = median(marks) ?? -1;
      expect(marks.filter((mark) => mark < middle).length * 2).toBeLessThanOrEqual(marks.length);
      expect(marks.filter((mark) => mark > middle).length * 2).toBeLessThanOrEqual(marks.length);
    }),
  );
});

test('areas of the power map are asked after the instrument, on six steps', () => {
  const ours = shipped('alongside-partnership/1');
  const asked = ours ? questionsOf(ours, [{ area: 'budget', own: false, today: 1, promised: 3 }]) : [];
  expect(asked).toHaveLength(29);
  expect(asked.at(-1)).toEqual({ key: 'level-1', most: 5, redLine: false, domain: null });
});
