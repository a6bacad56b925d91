import { randomBytes } from 'node:crypto';
import { derive, sha256 } from '../derive.ts';

/** 16 random bytes, printed once as six groups of five: 128 bits of code and 22 that catch a slip of the pen. */
export const newRecoveryCode = (): Buffer => randomBytes(16);

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford: no I, L, O, U
const codeBytes = 16;
const symbols = 30;
const groups = 6;
const inGroup = symbols / groups;

/** Five bits at a time, of the code and of its check: letters' numbers. */
const fives = (code: Uint8Array): Uint8Array => {
  const checked = Buffer.concat([code, sha256('alongside recovery code', code)]);
  const numbers = Uint8Array.from({ length: symbols }, (_, index) => {
    const at = index * 5;
    const word = checked.readUInt16BE(at >> 3);
    return (word >> (11 - (at & 7))) & 31;
  });
  checked.fill(0);
  return numbers;
};

/** As it is printed, in bytes: a page that shows one never holds it as text (C08). */
export const printedRecoveryCode = (code: Uint8Array): Buffer => {
  if (code.length !== codeBytes) throw new Error('a recovery code has 16 bytes');
  const printed = Buffer.alloc(symbols + groups - 1, '-');
  const numbers = fives(code);
  for (const [index, number] of numbers.entries())
    printed[index + Math.floor(index / inGroup)] = alphabet.charCodeAt(number);
  numbers.fill(0);
  return printed;
};

export const printRecoveryCode = (code: Uint8Array): string => printedRecoveryCode(code).toString('latin1');

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
  const code = Buffer.alloc(codeBytes);
  for (const [index, value] of values.entries()) {
    const at = index * 5;
    const bits = value << (11 - (at & 7));
    const byte = at >> 3;
    if (byte < codeBytes) code[byte] = (code[byte] ?? 0) | (bits >> 8);
    if (byte + 1 < codeBytes) code[byte + 1] = (code[byte + 1] ?? 0) | (bits & 255);
  }
  return fives(code).every((value, index) => value === values[index]) ? code : null;
};

/** The recovery row's id. 128 random bits need no stretching and no pepper: the code outlives a lost pepper. */
export const recoveryId = (code: Uint8Array): Buffer => sha256(derive(code, 'recovery id'));

export const recoveryKey = (code: Uint8Array): Buffer => derive(code, 'recovery wrap');
