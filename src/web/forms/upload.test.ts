import { expect, test } from 'vitest';
import { isWithinFields, mostFields } from '../../kernel/formBounds.ts';
import { isWithinParts, mostParts } from './upload.ts';

const type = 'multipart/form-data; boundary=----x';
const part = (head: string, body = '1'): string => `------x\r\n${head}\r\n\r\n${body}\r\n`;
const body = (...parts: string[]): Uint8Array => new TextEncoder().encode(`${parts.join('')}------x--\r\n`);
const field = 'Content-Disposition: form-data; name="text"';

test('a form has as many fields as the largest of ours, and no more (C55)', () => {
  expect(isWithinFields(Array(mostFields).fill('a=1').join('&'))).toBe(true);
  expect(
    isWithinFields(
      Array(mostFields + 1)
        .fill('a=1')
        .join('&'),
    ),
  ).toBe(false);
  expect(isWithinFields('&'.repeat(100_000))).toBe(false);
});

test('a form with files has as many parts as it needs, each with a short head (C55)', () => {
  expect(isWithinParts(body(part(field, 'x'.repeat(100_000))), type)).toBe(true);
  expect(isWithinParts(body(part(field)), 'multipart/form-data; boundary="----x"')).toBe(true);
  expect(isWithinParts(body(...Array(mostParts - 1).fill(part(field))), type)).toBe(true);
  expect(isWithinParts(body(...Array(mostParts + 1).fill(part(field))), type)).toBe(false);
});

test.each([
  ['a head of many lines', `${field}\r\n${'X: y\r\n'.repeat(500)}X: y`],
  ['a name without an end', field.replace('text', 'a'.repeat(5000))],
  ['many attributes', `${field}; ${'a="b"; '.repeat(500)}`],
])('a parser is not given %s (C55)', (_, head) => {
  expect(isWithinParts(body(part(head)), type)).toBe(false);
});
