import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { derive } from './derive.ts';

/** Ed25519. `publicKey` is raw, 32 bytes. The private half stays inside. */
export type SigningKey = { publicKey: Buffer; sign: (message: Uint8Array) => Buffer };

/** The key of a 32-byte seed, which is zeroed. */
export const signingKeyFrom = (seed: Buffer): SigningKey => {
  const key = createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' });
  seed.fill(0);
  return {
    publicKey: createPublicKey(key).export({ format: 'raw-public' }),
    sign: (message) => sign(null, message, key),
  };
};

/**
 * The signing key of whoever holds an X25519 private key, a person's or an audience's of one epoch: derived for that
 * use alone, so nothing more has to be kept, and nobody without the private key can make it.
 */
export const signingKeyOf = (privateKey: Uint8Array): SigningKey =>
  signingKeyFrom(derive(privateKey, 'signing'));

const prime = 2n ** 255n - 19n;
const bytesOf = { key: 32, signature: 64 };
const littleEndian = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
/** The y of a point of order eight; the others of small order are its opposite, 0, 1 and −1. */
const ofOrderEight = littleEndian(
  Buffer.from('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05', 'hex'),
);
const smallOrder = new Set([0n, 1n, prime - 1n, ofOrderEight, prime - ofOrderEight]);

/** A key under which signatures can be made up without a private key, or that is written in a second way, is none. */
export const isSigningKey = (publicKey: Uint8Array): boolean => {
  if (publicKey.length !== bytesOf.key) return false;
  const y = littleEndian(publicKey) & (2n ** 255n - 1n);
  return y < prime && !smallOrder.has(y);
};

/** False whatever is wrong: key, length, zeros, message. */
export const isSignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean => {
  if (!isSigningKey(publicKey) || signature.length !== bytesOf.signature) return false;
  // The first half is a point too: none of small order is ever made by an honest signer.
  if (!isSigningKey(signature.subarray(0, bytesOf.key))) return false;
  const key = createPublicKey({
    key: Buffer.from(publicKey),
    format: 'raw-public',
    asymmetricKeyType: 'ed25519',
  });
  return verify(null, message, key, signature);
};
