import { expect, test } from 'vitest';
import { nowhere, type Source } from '../../admission/source.ts';
import { newId, statementId } from '../../kernel/ids.ts';
import { Pace } from './pace.ts';

const now = Temporal.Instant.from('2026-11-24T09:00:00Z');
const from = (key: string): Source => ({ key, shared: false });
const count = (times: number, take: (index: number) => boolean): number =>
  Array.from({ length: times }, (_, index) => take(index)).filter(Boolean).length;

test('made-up names from one source take its own room, and no other’s (C55)', () => {
  const [pace, page] = [new Pace(), newId(statementId)];
  expect(count(500, () => pace.take(page, from('flood'), now))).toBe(12);
  expect(count(12, () => pace.take(page, from('hers'), now))).toBe(12);
});

test('made-up names from many sources do not close the page to a new one (C55)', () => {
  const [pace, page] = [new Pace(), newId(statementId)];
  expect(count(300, (index) => pace.take(page, from(`flood ${index}`), now))).toBe(300);
  expect(count(300, (index) => pace.take(page, from(`flood ${index}`), now))).toBe(0);
  expect(pace.take(page, from('hers'), now)).toBe(true);
  expect(count(5_000, (index) => pace.take(page, from(`more ${index}`), now))).toBeLessThan(600);
});

test('where all come one way a flood fills the page for moments, and no source of its own is closed out (C55)', () => {
  const [pace, page] = [new Pace(), newId(statementId)];
  expect(count(500, () => pace.take(page, nowhere, now))).toBe(60);
  expect(pace.take(page, from('hers'), now)).toBe(true);
  expect(pace.take(page, nowhere, now.add({ seconds: 61 }))).toBe(true);
});
