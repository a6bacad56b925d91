import { expect, test } from 'vitest';
import { compare } from './rules.ts';

test('whoever is in it says that the keys are the same: those of now, not those of before', () => {
  expect(compare(true, 'aa', 'aa')).toEqual({ ok: true });
  expect(compare(true, 'aa', 'bb')).toEqual({ ok: false, refusal: 'keysChanged' });
  expect(compare(false, 'aa', 'aa')).toEqual({ ok: false, refusal: 'notParty' });
});
