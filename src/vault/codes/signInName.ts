import { createHmac } from 'node:crypto';

/** “ Ana  MARIA ” and “ana maria” are one name: compatibility form, case folded, blanks collapsed. */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * The id of a row from before, whose person has not taken words yet. Names are few and guessable: whoever has the pepper
 * too can guess them. No row is made with it any more.
 */
export const loginId = (pepper: Uint8Array, name: string): Buffer =>
  createHmac('sha256', pepper).update('login').update('\0').update(normaliseName(name)).digest();
