import { expect, test } from 'vitest';
import { Sources } from './source.ts';

const direct = new Sources();
const keyOf = (address: string): string => direct.of(address, {}).key;

test('addresses of one household or office are one source, and its neighbours another', () => {
  expect(keyOf('203.0.113.7')).toBe(keyOf('203.0.113.250'));
  expect(keyOf('203.0.113.7')).toBe(keyOf('::ffff:203.0.113.9'));
  expect(keyOf('203.0.113.7')).not.toBe(keyOf('203.0.114.7'));
  expect(keyOf('2001:db8:7::1')).toBe(keyOf('2001:0db8:0007:ffff:1:2:3:4'));
  expect(keyOf('2001:db8:7::1')).not.toBe(keyOf('2001:db8:8::1'));
});

test('another start tells sources apart by other keys, and none says an address', () => {
  expect(new Sources().of('203.0.113.7', {}).key).not.toBe(keyOf('203.0.113.7'));
  expect(keyOf('203.0.113.7')).toMatch(/^[\w-]{22}$/);
});

test('what comes from this machine or its own network may be anybody: no one is bounded by it', () => {
  for (const address of [
    '127.0.0.1',
    '::1',
    '::ffff:127.0.0.1',
    '172.17.0.1',
    '10.1.2.3',
    'fe80::1%eth0',
    '',
  ])
    expect([address, direct.of(address, {}).shared]).toEqual([address, true]);
  for (const address of ['203.0.113.7', '172.32.0.1', '2001:db8::1'])
    expect([address, direct.of(address, {}).shared]).toEqual([address, false]);
});

test('a header is believed only where a proxy is told of, and only what that proxy wrote', () => {
  const headers = { 'x-forwarded-for': '198.51.100.9, 203.0.113.7, 192.0.2.1' };
  expect(direct.of('127.0.0.1', headers).shared).toBe(true);
  const behind = (hops: number, header = 'x-forwarded-for') => new Sources({ hops, header });
  const one = behind(1);
  expect(one.of('127.0.0.1', headers).key).toBe(one.of('127.0.0.1', { 'x-forwarded-for': '192.0.2.77' }).key);
  const two = behind(2);
  expect(two.of('127.0.0.1', headers).key).toBe(
    two.of('127.0.0.1', { 'x-forwarded-for': '203.0.113.1:4711, 127.0.0.1' }).key,
  );
  const named = behind(1, 'x-real-ip');
  expect(named.of('127.0.0.1', { 'x-real-ip': '[2001:db8:7::1]:443' }).shared).toBe(false);
  expect(one.of('127.0.0.1', {}).shared).toBe(true);
});
