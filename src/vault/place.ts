import { placeOf } from './envelope.ts';

/** The places of keys. Fields are `placeOf(table, column, row)`; nobody else spells these. */
export const recordPlace = (record: string, audience: string, epoch: number): string =>
  placeOf('record', record, audience, epoch);

export const sharePlace = (share: {
  audience: string;
  epoch: number;
  holder: string;
  holderEpoch: number;
}): string => placeOf('share', share.audience, share.epoch, share.holder, share.holderEpoch);

/** The private key of the epoch before `epoch`, sealed to `epoch`'s public key. */
export const previousPlace = (audience: string, epoch: number): string =>
  placeOf('previous', audience, epoch);

/** A person's private key, wrapped by her passphrase's key or her recovery code's. */
export const wrapPlace = (person: string, kind: 'passphrase' | 'recovery'): string =>
  placeOf('person_wrap', 'wrapped', person, kind);

export const sessionPlace = (idHash: Uint8Array): string =>
  placeOf('session', 'sealed', Buffer.from(idHash).toString('hex'));

export const invitationPlace = (invitation: string, audience: string): string =>
  placeOf('invitation', 'sealed_key', invitation, audience);

/** What a person has seen of every key. */
export const pinsPlace = (person: string): string => placeOf('person', 'pins_sealed', person);
