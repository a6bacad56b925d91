import { expect, test } from 'vitest';
import { deviceOf, emptyMark, newMark } from './deviceMark.ts';

const pepper = Buffer.alloc(32, 7);

test('a mark opens the lane in any process with this pepper, this month and the next (C35)', () => {
  const mark = newMark(pepper, '2026-12-31');
  expect(deviceOf(pepper, mark, '2026-12-31')).not.toBeNull();
  expect(deviceOf(pepper, mark, '2027-01-31')).toBe(deviceOf(pepper, mark, '2026-12-31'));
  expect(deviceOf(pepper, mark, '2027-02-01')).toBeNull();
  expect(deviceOf(Buffer.alloc(32, 8), mark, '2026-12-31')).toBeNull();
});

test('without the pepper a browser that signed in looks like one that never did (C29)', () => {
  expect(newMark(pepper, '2026-12-01')).toHaveLength(emptyMark().length);
  expect(deviceOf(pepper, emptyMark(), '2026-12-01')).toBeNull();
  for (const odd of [null, '', 'x', `${emptyMark()}A`])
    expect(deviceOf(pepper, odd, '2026-12-01')).toBeNull();
});
