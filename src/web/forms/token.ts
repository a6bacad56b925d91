import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const digestOf = (key: Uint8Array): Buffer => createHmac('sha256', key).update('form').digest();
const xor = (left: Uint8Array, right: Uint8Array): Buffer =>
  Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)));

/** A per-session form token, masked afresh so that compressed pages do not leak it. */
export const formToken = (key: Uint8Array): string => {
  const mask = randomBytes(32);
  return Buffer.concat([mask, xor(digestOf(key), mask)]).toString('base64url');
};

export const isFormToken = (key: Uint8Array, token: unknown): boolean => {
  if (typeof token !== 'string' || token.length !== 86) return false;
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== 64) return false;
  return timingSafeEqual(xor(bytes.subarray(0, 32), bytes.subarray(32)), digestOf(key));
};
