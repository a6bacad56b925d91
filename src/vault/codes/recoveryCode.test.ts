import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from '../box.ts';
import { Unopenable } from '../envelope.ts';
import { unwrapPersonKey, wrapPersonKey } from '../personKey.ts';
import {
  newRecoveryCode,
  printRecoveryCode,
  readRecoveryCode,
  recoveryId,
  recoveryKey,
} from './recoveryCode.ts';

const code16 = fc.uint8Array({ minLength: 16, maxLength: 16 });
const read = (text: string) => readRecoveryCode(Buffer.from(text, 'utf8'));

describe('a recovery code', () => {
  it('reads back from its print, in six groups of five', () => {
    fc.assert(
      fc.property(code16, (bytes) => {
        const print = printRecoveryCode(bytes);
        expect(print).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(read(print)?.equals(bytes)).toBe(true);
      }),
    );
  });

  it('is read however it is typed: case, spaces, any dashes, O for 0, I and l for 1', () => {
    fc.assert(
      fc.property(code16, (bytes) => {
        const print = printRecoveryCode(bytes);
        const typed = [
          ` ${print.toLowerCase()}\n`,
          print.replaceAll('-', ''),
          print.replaceAll('-', ' – '),
          print.replaceAll('0', 'o').replaceAll('1', 'l'),
          print.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('-', '\u00a0'),
        ];
        for (const text of typed) expect(read(text)?.equals(bytes)).toBe(true);
      }),
    );
  });

  it('with one character wrong, missing or swapped is told apart from a code', () => {
    fc.assert(
      fc.property(
        code16,
        fc.nat(29),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (bytes, at, letter) => {
          const plain = printRecoveryCode(bytes).replaceAll('-', '');
          fc.pre(plain[at] !== letter);
          expect(read(plain.slice(0, at) + letter + plain.slice(at + 1))).toBeNull();
          expect(read(plain.slice(0, at) + plain.slice(at + 1))).toBeNull();
        },
      ),
    );
    for (const text of ['', 'hello', 'U'.repeat(30), '0'.repeat(31), '0'.repeat(100_000)])
      expect(read(text)).toBeNull();
  });

  it('opens its own wrap without any pepper; another code does not (C11)', () => {
    const [code, other] = [newRecoveryCode(), newRecoveryCode()];
    const { privateKey } = newKeyPair();
    const wrapped = wrapPersonKey(recoveryKey(code), privateKey, 'her', 'recovery');
    expect(unwrapPersonKey(recoveryKey(code), wrapped, 'her', 'recovery').equals(privateKey)).toBe(true);
    expect(() => unwrapPersonKey(recoveryKey(other), wrapped, 'her', 'recovery')).toThrow(Unopenable);
    expect(() => unwrapPersonKey(recoveryKey(code), wrapped, 'another', 'recovery')).toThrow(Unopenable);
  });

  it('is found by an id that opens nothing', () => {
    const code = newRecoveryCode();
    expect(recoveryId(code).equals(recoveryKey(code))).toBe(false);
    const wrapped = wrapPersonKey(recoveryKey(code), newKeyPair().privateKey, 'her', 'recovery');
    expect(() => unwrapPersonKey(recoveryId(code), wrapped, 'her', 'recovery')).toThrow(Unopenable);
  });
});
