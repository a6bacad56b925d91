import { randomBytes } from 'node:crypto';
import { derive, sha256 } from './derive.ts';
import { openField, sealField } from './envelope.ts';
import { invitationPlace } from './place.ts';

/** T: the 32 bytes in a one-time link. */
export const newToken = (): Buffer => randomBytes(32);

/** The invitation row's key; the token itself is nowhere. */
export const tokenHash = (token: Uint8Array): Buffer => sha256(derive(token, 'link id'));

export const tokenSealKey = (token: Uint8Array): Buffer => derive(token, 'link seal');

/** An organisation's private key of one epoch, on its way to the person who follows the link. */
export type CarriedKey = { epoch: number; privateKey: Buffer };
type Link = { invitation: string; audience: string };

export const sealCarriedKey = (token: Uint8Array, link: Link, carried: CarriedKey): Buffer => {
  const plain = Buffer.alloc(4 + carried.privateKey.length);
  plain.writeUInt32BE(carried.epoch);
  plain.set(carried.privateKey, 4);
  const key = tokenSealKey(token);
  try {
    return sealField(key, plain, invitationPlace(link.invitation, link.audience));
  } finally {
    plain.fill(0);
    key.fill(0);
  }
};

export const openCarriedKey = (token: Uint8Array, link: Link, sealed: Uint8Array): CarriedKey => {
  const key = tokenSealKey(token);
  try {
    const plain = openField(key, sealed, invitationPlace(link.invitation, link.audience));
    return { epoch: plain.readUInt32BE(), privateKey: plain.subarray(4) };
  } finally {
    key.fill(0);
  }
};
