import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { derive, sha256 } from '../derive.ts';

/** Argon2id costs: memory in KiB, passes. Stored with each sign-in so that they can grow (C14). */
export type Cost = { memory: number; passes: number };

export const currentCost: Cost = { memory: 65_536, passes: 3 };
/** OWASP's floor, also a CHECK in the database. */
export const lowestCost: Cost = { memory: 19_456, passes: 2 };

export const needsUpgrade = (cost: Cost): boolean =>
  cost.memory < currentCost.memory || cost.passes < currentCost.passes;

export const newSalt = (): Buffer => randomBytes(16);

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || (byte !== undefined && byte >= 9 && byte <= 13);

/** A phone adds a space after the last word: blanks at either end never count. A view, not a copy. */
export const withoutEnds = (passphrase: Uint8Array): Uint8Array => {
  let start = 0;
  let end = passphrase.length;
  while (start < end && isBlank(passphrase[start])) start += 1;
  while (end > start && isBlank(passphrase[end - 1])) end -= 1;
  return passphrase.subarray(start, end);
};

/** The slow step. Bytes in, bytes out: a passphrase is never a JS string here. The caller zeroes both (C08). */
export const stretch = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  cost: Cost = currentCost,
): Promise<Buffer> => {
  if (cost.memory < lowestCost.memory || cost.passes < lowestCost.passes) {
    throw new Error('Argon2 cost below the floor');
  }
  const parameters = {
    message: withoutEnds(passphrase),
    nonce: salt,
    parallelism: 1,
    tagLength: 32,
    ...cost,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (problem, root) => (problem ? reject(problem) : resolve(root)));
  });
};

/** What the sign-in row keeps. With the pepper mixed in, a dump alone gives nothing to guess against (C07). */
export const verifierHash = (root: Uint8Array, pepper: Uint8Array): Buffer => {
  const verifier = derive(root, 'auth', pepper);
  try {
    return sha256(verifier);
  } finally {
    verifier.fill(0);
  }
};

/** The key that wraps the person's private key. It too needs the pepper (C07). */
export const passphraseKey = (root: Uint8Array, pepper: Uint8Array): Buffer => derive(root, 'wrap', pepper);

/** Compares two digests without telling how much of them agrees. */
export const sameDigest = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);
