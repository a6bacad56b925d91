import { randomBytes } from 'node:crypto';
import { type PersonId, personId } from '../kernel/ids.ts';
import { derive, sha256 } from './derive.ts';
import { openField, sealField } from './envelope.ts';
import { sessionPlace } from './place.ts';

/** S: the 32 bytes in the visitor's cookie. Only hashes of it and text sealed under it are ever stored (C10). */
export const newCookieSecret = (): Buffer => randomBytes(32);

/** The session row's id. */
export const sessionIdHash = (secret: Uint8Array): Buffer => sha256(derive(secret, 'id'));

export const sessionSealKey = (secret: Uint8Array): Buffer => derive(secret, 'seal');

/** Keys this session's form tokens (C28). */
export const formKey = (secret: Uint8Array): Buffer => derive(secret, 'form');

/** What a session's row holds, and nobody reads without its cookie: who it is, since when, and her private key. */
export type SealedSession = { person: PersonId; round: number; began: Temporal.Instant; privateKey: Buffer };

const idLength = 16;
const minute = 60_000;

/** Noise without the cookie: not even who is signed in can be told (C10). */
export const sealSession = (
  secret: Uint8Array,
  { person, round, began, privateKey }: SealedSession,
): Buffer => {
  const plain = Buffer.alloc(idLength + 8 + privateKey.length);
  plain.write(person.replaceAll('-', ''), 'hex');
  plain.writeUInt32BE(round, idLength);
  plain.writeUInt32BE(Math.floor(began.epochMilliseconds / minute), idLength + 4);
  plain.set(privateKey, idLength + 8);
  const key = sessionSealKey(secret);
  try {
    return sealField(key, plain, sessionPlace(sessionIdHash(secret)));
  } finally {
    key.fill(0);
    plain.fill(0);
  }
};

/** Whoever takes the private key zeroes it. Throws `Unopenable` for a row of another cookie. */
export const openSession = (secret: Uint8Array, sealed: Uint8Array): SealedSession => {
  const key = sessionSealKey(secret);
  try {
    const plain = openField(key, sealed, sessionPlace(sessionIdHash(secret)));
    const privateKey = Buffer.from(plain.subarray(idLength + 8));
    const began = Temporal.Instant.fromEpochMilliseconds(plain.readUInt32BE(idLength + 4) * minute);
    const person = personId.parse(
      plain.toString('hex', 0, idLength).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    );
    const round = plain.readUInt32BE(idLength);
    plain.fill(0);
    return { person, round, began, privateKey };
  } finally {
    key.fill(0);
  }
};
