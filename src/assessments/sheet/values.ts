import { z } from 'zod';
import type { Question, Sheet } from './facts.ts';

/** How many gave each mark, from 0 up; how many said it does not apply; how many would rather not say. */
const count = z.int().min(0);
export const countsSchema = z.strictObject({ marks: z.array(count).min(5).max(6), na: count, unsaid: count });
export type Counts = z.infer<typeof countsSchema>;

export const countsOf = (sheets: readonly Sheet[], { key, most }: Pick<Question, 'key' | 'most'>): Counts => {
  const counts: Counts = { marks: Array.from({ length: most + 1 }, () => 0), na: 0, unsaid: 0 };
  for (const { answers } of sheets) {
    const given = answers[key];
    if (given === 'na') counts.na += 1;
    if (given === 'unsaid') counts.unsaid += 1;
    if (typeof given === 'number') counts.marks[given] = (counts.marks[given] ?? 0) + 1;
  }
  return counts;
};

export const markedIn = ({ marks }: Counts): number => marks.reduce((sum, number) => sum + number, 0);

/** The middle one, or half-way between the two in the middle; null where nobody gave a mark. */
export const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)];
  if (high === undefined) return null;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? high) + high) / 2 : high;
};

export const medianOf = ({ marks }: Counts): number | null =>
  median(marks.flatMap((number, mark) => Array.from({ length: number }, () => mark)));

/** The lower of two in the middle: of few people, a half would tell which two marks it lies between. */
export const lowerMedianOf = ({ marks }: Counts): number | null => {
  const sorted = marks.flatMap((number, mark) => Array.from({ length: number }, () => mark));
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null;
};
