import type { OrganisationId } from '../../kernel/ids.ts';
import { organisationId } from '../../kernel/ids.ts';
import { sha256 } from '../derive.ts';
import type { Signer } from '../keyring.ts';
import { isChecked } from './checked.ts';
import type { Link } from './statement.ts';

const keyLength = 32;
const idLength = 16;
const epochLength = 4;
const signatureLength = 64;
const length = keyLength + 1 + idLength + epochLength + signatureLength;

/** Which organisation sealed it, at which epoch of its own key, as the box itself says. */
type Claim = { organisation: OrganisationId; epoch: number; signature: Buffer };
export type Inside = { key: Buffer; signed: Claim | 'not signed' | 'from before' };

/** What the sealer's signature is over: the key, its place, and the epoch of whoever may open it. */
const message = (key: Uint8Array, place: string, publicKey: Uint8Array): Buffer =>
  Buffer.from(
    JSON.stringify([
      'alongside wrap 1',
      place,
      sha256(key).toString('hex'),
      Buffer.from(publicKey).toString('hex'),
    ]),
    'utf8',
  );

/** Key ‖ 1 ‖ organisation ‖ epoch ‖ signature; as long, and zeros, where nobody signs. */
export const withSender = (
  key: Uint8Array,
  signer: Signer | null,
  place: string,
  publicKey: Uint8Array,
): Buffer => {
  const plain = Buffer.alloc(length);
  plain.set(key, 0);
  if (!signer) return plain;
  plain[keyLength] = 1;
  plain.set(Buffer.from(signer.id.replaceAll('-', ''), 'hex'), keyLength + 1);
  plain.writeUInt32BE(signer.epoch, keyLength + 1 + idLength);
  plain.set(signer.key.sign(message(key, place, publicKey)), length - signatureLength);
  return plain;
};

const idFrom = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** Null where it is no such thing. What a box says of its sender is checked by `isFrom`. */
export const senderIn = (plain: Buffer): Inside | null => {
  if (plain.length === keyLength) return { key: plain, signed: 'from before' };
  if (plain.length !== length) return null;
  const key = plain.subarray(0, keyLength);
  if (plain[keyLength] === 0) return { key, signed: 'not signed' };
  const read = organisationId.safeParse(idFrom(plain.subarray(keyLength + 1, keyLength + 1 + idLength)));
  if (!read.success) return null;
  const epoch = plain.readUInt32BE(keyLength + 1 + idLength);
  const signature = plain.subarray(length - signatureLength);
  return { key, signed: { organisation: read.data, epoch, signature } };
};

/** Was it sealed by whoever held that organisation's key of that epoch? */
export const isFrom = (
  sender: readonly Link[],
  { epoch, signature }: Claim,
  key: Uint8Array,
  place: string,
  publicKey: Uint8Array,
): boolean => {
  const signingKey = sender.find((link) => link.epoch === epoch)?.signingKey;
  return Boolean(signingKey && isChecked(signingKey, message(key, place, publicKey), signature));
};
