import { expect, test } from 'vitest';
import { Tally } from './tally.ts';

const start = Temporal.Instant.from('2026-11-24T09:00:00Z');
const after = (seconds: number) => start.add({ seconds });

test('what is too much is refused, and room comes back evenly, not all at the hour (C55)', () => {
  const tally = new Tally(60);
  const taken = Array.from({ length: 80 }, () => tally.take(['page', 'source'], start));
  expect(taken.filter(Boolean)).toHaveLength(60);
  expect(tally.take(['page', 'another'], start)).toBe(true);
  expect(tally.take(['page', 'source'], after(30))).toBe(false);
  expect(tally.take(['page', 'source'], after(61))).toBe(true);
});

test('what is remembered is bounded (C55)', () => {
  const tally = new Tally(2);
  for (let index = 0; index < 20_000; index += 1) tally.take([`source ${index}`], start);
  expect(tally.remembered).toBeLessThanOrEqual(10_000);
});
