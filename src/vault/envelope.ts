import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** It does not open: wrong key, wrong place, or altered. Deliberately one answer for all (C04). */
export class Unopenable extends Error {
  constructor() {
    super('unopenable');
    this.name = 'Unopenable';
  }
}

const version = Buffer.from([1]);
const nonceLength = 12;
const tagLength = 16;
const lengthBytes = 4;
const smallestBucket = 64;
const smallBuckets = [smallestBucket, 256, 1024, 4096, 16_384];
const largeBucket = 65_536;
const shortest = version.length + nonceLength + smallestBucket + tagLength;

/**
 * Where a sealed value belongs: `placeOf(table, column, row)`. It is authenticated with the value, so a value moved
 * elsewhere does not open (C03).
 */
export const placeOf = (...parts: (string | number)[]): string => {
  if (parts.some((part) => String(part).includes('|'))) throw new Error('a place has no bars in its parts');
  return parts.join('|');
};

/** Sizes tell: a reason of 40 bytes and one of 55 look the same from outside (C06). */
export const bucketFor = (length: number): number =>
  smallBuckets.find((bucket) => length + lengthBytes <= bucket) ??
  Math.ceil((length + lengthBytes) / largeBucket) * largeBucket;

const authenticated = (place: string): Buffer => Buffer.concat([version, Buffer.from(place, 'utf8')]);

const pad = (plain: Uint8Array): Buffer => {
  const padded = Buffer.alloc(bucketFor(plain.length));
  padded.writeUInt32BE(plain.length);
  padded.set(plain, lengthBytes);
  return padded;
};

/** Seals to: version 1 ‖ nonce 12 ‖ AES-256-GCM(length ‖ text ‖ padding) ‖ tag 16. */
export const sealField = (key: Uint8Array, plain: Uint8Array | string, place: string): Buffer => {
  const nonce = randomBytes(nonceLength); // random 96 bits: safe for 2³² seals under one key (C05)
  const padded = pad(typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain);
  try {
    const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    cipher.setAAD(authenticated(place));
    return Buffer.concat([version, nonce, cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  } finally {
    padded.fill(0);
  }
};

/** Throws `Unopenable`, whatever is wrong. */
export const openField = (key: Uint8Array, envelope: Uint8Array, place: string): Buffer => {
  if (envelope.length < shortest || envelope[0] !== version[0]) throw new Unopenable();
  const body = version.length + nonceLength;
  let padded: Buffer | undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, envelope.subarray(version.length, body), {
      authTagLength: tagLength,
    });
    decipher.setAAD(authenticated(place));
    decipher.setAuthTag(envelope.subarray(-tagLength));
    padded = decipher.update(envelope.subarray(body, -tagLength));
    decipher.final();
    return unpad(padded);
  } catch {
    throw new Unopenable();
  } finally {
    padded?.fill(0);
  }
};

const unpad = (padded: Buffer): Buffer => {
  const length = padded.readUInt32BE();
  if (bucketFor(length) !== padded.length) throw new Unopenable();
  return Buffer.from(padded.subarray(lengthBytes, lengthBytes + length));
};
