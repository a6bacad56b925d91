import { openField, sealField } from './envelope.ts';
import { wrapPlace } from './place.ts';

type WrapKind = 'passphrase' | 'recovery';

/** A person's private key, wrapped by her passphrase's key or her recovery code's. Either opens it. */
export const wrapPersonKey = (
  key: Uint8Array,
  privateKey: Uint8Array,
  person: string,
  kind: WrapKind,
): Buffer => sealField(key, privateKey, wrapPlace(person, kind));

export const unwrapPersonKey = (
  key: Uint8Array,
  wrapped: Uint8Array,
  person: string,
  kind: WrapKind,
): Buffer => openField(key, wrapped, wrapPlace(person, kind));
