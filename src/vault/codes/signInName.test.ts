import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loginId, normaliseName } from './signInName.ts';

describe('a sign-in name', () => {
  const pepper = randomBytes(32);

  it('is one name however it is spaced, cased or composed', () => {
    const same = [
      'Ana María',
      ' ana  maría ',
      'ANA\u00a0MARÍA',
      'Ana Mari\u0301a',
      'ａｎａ maría',
      'a\u200bna maría',
    ];
    expect(new Set(same.map((name) => loginId(pepper, name).toString('hex'))).size).toBe(1);
    expect(normaliseName('Straße')).toBe(normaliseName('STRASSE'));
    expect(normaliseName('ΟΔΟΣ')).toBe(normaliseName('οδοσ'));
  });

  it('is not another name, and differs under another pepper', () => {
    expect(loginId(pepper, 'Ana').equals(loginId(pepper, 'Anna'))).toBe(false);
    expect(loginId(pepper, 'Ana').equals(loginId(randomBytes(32), 'Ana'))).toBe(false);
  });

  it('normalises once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
      }),
    );
  });
});
