import { expect, test } from 'vitest';
import { mayReplaceUnsent } from './rules.ts';

test('a window that has seen her newest words writes over them, and one that has not is refused', () => {
  expect(mayReplaceUnsent({ isKept: true, seen: 2 })).toEqual({ ok: true, number: 3 });
  expect(mayReplaceUnsent({ isKept: false, seen: 2 })).toMatchObject({ ok: false, refusal: 'newerUnsent' });
});
