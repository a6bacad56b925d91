import { createHmac } from 'node:crypto';
import { derive } from './derive.ts';

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

/** The sign-in row's id. Names are few and guessable, so the pepper keys it: a dump holds no names (C07). */
export const loginId = (pepper: Uint8Array, name: string): Buffer =>
  createHmac('sha256', pepper).update('login').update('\0').update(normaliseName(name)).digest();

/** An unknown name gets a salt too, always the same one, so that it costs the same work (C35). */
export const decoySalt = (pepper: Uint8Array, id: Uint8Array): Buffer => derive(pepper, 'decoy salt', id, 16);
