import { expect, test } from 'vitest';
import { typedOf } from './parse.ts';

test('a field that came once is a text, one that came more often is a list in its order', () => {
  const typed = typedOf(new URLSearchParams('role=speaker&paid=travel&paid=session&paid=travel'));
  expect({ ...typed }).toEqual({ role: 'speaker', paid: ['travel', 'session', 'travel'] });
});

test('what every form carries never reaches a capability', () => {
  expect({ ...typedOf(new URLSearchParams('token=a&act=b&act=c')) }).toEqual({});
});

test('a field named like a part of the language is a field like any other (C24)', () => {
  expect(Object.keys(typedOf(new URLSearchParams('__proto__=x&constructor=y')))).toEqual([
    '__proto__',
    'constructor',
  ]);
});
