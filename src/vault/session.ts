import { randomBytes } from 'node:crypto';
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

/** A one-time link or code made by one form: the same form sent twice finds the same secret, stored nowhere. */
export const onceSecret = (secret: Uint8Array, act: string, purpose: string, length = 32): Buffer =>
  derive(secret, `once ${purpose}`, sha256(act), length);

/** The person's private key as the session row keeps it: without the cookie it is noise (C10). */
export const sealSessionKey = (secret: Uint8Array, person: string, privateKey: Uint8Array): Buffer => {
  const key = sessionSealKey(secret);
  try {
    return sealField(key, privateKey, sessionPlace(sessionIdHash(secret), person));
  } finally {
    key.fill(0);
  }
};

export const openSessionKey = (secret: Uint8Array, person: string, sealed: Uint8Array): Buffer => {
  const key = sessionSealKey(secret);
  try {
    return openField(key, sealed, sessionPlace(sessionIdHash(secret), person));
  } finally {
    key.fill(0);
  }
};
