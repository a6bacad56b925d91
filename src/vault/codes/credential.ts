import { derive } from '../derive.ts';
import { openField, placeOf, sealField } from '../envelope.ts';
import { withoutEnds } from './passphrase.ts';

/** Words as they are compared: capitals, commas, dashes, numbers before them and double blanks never count. */
export const plainWords = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();

/** The first four of the seven words: 51 bits that nobody chose, so that a passphrase of one's own is never alone. */
const handleLength = 4;
export const handleOf = (words: string): string => words.split(' ').slice(0, handleLength).join(' ');

/** What somebody signs in with, as the bytes that are stretched. The caller zeroes them. */
export type Credential = { message: Buffer; handle: string | null };

/** Seven words made here, 90 bits: they alone sign in. */
export const byWords = (words: string): Credential => ({
  message: Buffer.from(`words\0${plainWords(words)}`, 'utf8'),
  handle: null,
});

/** A passphrase of one's own, with the handle that was made for it. */
export const byHandle = (handle: string, passphrase: Uint8Array): Credential => {
  const plain = plainWords(handle);
  const message = Buffer.concat([Buffer.from(`own\0${plain}\0`, 'utf8'), withoutEnds(passphrase)]);
  return { message, handle: plain };
};

/** Finds the sign-in row. Only who has the whole of what she signs in with can compute it, at an Argon2 a guess (C07). */
export const loginLookup = (root: Uint8Array, pepper: Uint8Array): Buffer => derive(root, 'login id', pepper);

const handlePlace = (person: string): string => placeOf('login', 'handle_sealed', person);

/** Of her own key: what seals her handle, so that she is asked for her passphrase alone while she is signed in. */
export const handleKey = (privateKey: Uint8Array): Buffer => derive(privateKey, 'handle');

export const sealHandle = (key: Uint8Array, person: string, handle: string): Buffer =>
  sealField(key, handle, handlePlace(person));

export const openHandle = (key: Uint8Array, person: string, sealed: Uint8Array): string =>
  openField(key, sealed, handlePlace(person)).toString('utf8');
