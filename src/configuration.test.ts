import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

const at = (origin: string) => {
  const read = readConfiguration({ ALONGSIDE_ORIGIN: origin }, 'data');
  return read.ok ? read.configuration.origin : read.setting;
};

test.each([
  ['https://alongside.example', 'https://alongside.example'],
  ['https://alongside.example:8443/', 'https://alongside.example:8443'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
  ['http://abcdefghijklmnop.onion', 'http://abcdefghijklmnop.onion'],
])('%s is an address that people can type', (origin, kept) => {
  expect(at(origin)).toBe(kept);
});

test.each([
  'http://alongside.example',
  'http://192.168.1.7:8080',
  'http://localhost.example',
  'http://notonion',
])('%s is refused: passphrases would pass in clear, and no cookie would be kept', (origin) => {
  expect(at(origin)).toBe('ALONGSIDE_ORIGIN');
});

test.each([
  'https://alongside.example/work',
  'https://alongside.example/?a=1',
  'https://her:secret@alongside.example',
  'ftp://alongside.example',
])('%s is refused: it is more, or something else, than an address', (origin) => {
  expect(at(origin)).toBe('ALONGSIDE_ORIGIN');
});

test('a setting that is empty counts as not set', () => {
  expect(at('')).toBe('http://localhost:8080');
});
