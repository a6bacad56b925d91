import { randomBytes } from 'node:crypto';
import { derive, sha256 } from './derive.ts';

/** 16 random bytes, printed once as six groups of five: 128 bits of code and 22 that catch a slip of the pen. */
export const newRecoveryCode = (): Buffer => randomBytes(16);

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford: no I, L, O, U
const codeBytes = 16;
const symbols = 30;
const bits = symbols * 5;

const checkedBits = (code: Uint8Array): string =>
  [...code, ...sha256('alongside recovery code', code)]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .slice(0, bits);

export const printRecoveryCode = (code: Uint8Array): string => {
  if (code.length !== codeBytes) throw new Error('a recovery code has 16 bytes');
  const fives = checkedBits(code).match(/.{5}/g) ?? [];
  const letters = fives.map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  return (letters.match(/.{5}/g) ?? []).join('-');
};

/** The value of one typed byte, forgiving case and the lookalikes O, I and L. Not a letter or digit: skipped. */
const readSymbol = (byte: number): number | 'skip' | 'wrong' => {
  const letter = String.fromCharCode(byte).toUpperCase();
  if (!/[0-9A-Z]/.test(letter)) return 'skip';
  const value = alphabet.indexOf(letter.replace('O', '0').replace(/[IL]/, '1'));
  return value === -1 ? 'wrong' : value;
};

/** Reads a code as people type it, with any spaces, dashes and case. `null` where it cannot be one. */
export const readRecoveryCode = (typed: Uint8Array): Buffer | null => {
  const values: number[] = [];
  for (const byte of typed) {
    const value = readSymbol(byte);
    if (value === 'wrong' || values.length > symbols) return null;
    if (value !== 'skip') values.push(value);
  }
  if (values.length !== symbols) return null;
  const read = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  const code = Buffer.alloc(codeBytes);
  for (let index = 0; index < codeBytes; index += 1) {
    code[index] = Number.parseInt(read.slice(index * 8, index * 8 + 8), 2);
  }
  return checkedBits(code) === read ? code : null;
};

/** The recovery row's id. 128 random bits need no stretching and no pepper: the code outlives a lost pepper. */
export const recoveryId = (code: Uint8Array): Buffer => sha256(derive(code, 'recovery id'));

export const recoveryKey = (code: Uint8Array): Buffer => derive(code, 'recovery wrap');
