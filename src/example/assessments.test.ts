import { expect, test } from 'vitest';
import { shipped } from '../assessments/instrument/shipped.ts';
import { exampleRounds } from './assessments.ts';

const keys = new Set(shipped('alongside-partnership/1')?.items.map(({ key }) => key));
const lines = ['A1', 'A3', 'A4', 'A5', 'D1', 'D3', 'F1', 'G3', 'I1'];

test('three rounds are told in order, and mark only what is asked', () => {
  expect(exampleRounds).toHaveLength(3);
  for (const { on, sides } of exampleRounds) {
    expect(Math.min(...sides.map((side) => side.on))).toBeGreaterThan(on);
    for (const { marks, people = [] } of sides)
      for (const key of [marks, ...people].flatMap((one) => Object.keys(one))) expect(keys).toContain(key);
  }
});

test('a red line is crossed in the second round, and in no other: it was repaired', () => {
  const crossed = exampleRounds.map(({ sides }) =>
    sides.filter(({ by }) => by !== 'meridian').some(({ marks }) => lines.some((key) => marks[key] === 0)),
  );
  expect(crossed).toEqual([false, true, false]);
});
