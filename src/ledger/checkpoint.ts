import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { derive, sha256 } from '../vault/derive.ts';

/**
 * A checkpoint says "the record had `size` entries and ended in `root`" as a C2SP signed note. The root is the hash of
 * entry number `size`, not a Merkle root: the chain itself is what both sides hold.
 */
export type Checkpoint = { partnership: string; size: number; root: string };
export type Signer = {
  sign: (checkpoint: Checkpoint) => string;
  verifierKey: (partnership: string) => string;
};

const ed25519 = 0x01;
const originPrefix = 'alongside/';
const originOf = (partnership: string): string => originPrefix + partnership;

/** C2SP signed-note: SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), its first four bytes. */
const keyHash = (name: string, publicKey: Uint8Array): Buffer =>
  sha256(name, '\n', Uint8Array.of(ed25519), publicKey).subarray(0, 4);

const bodyOf = ({ partnership, size, root }: Checkpoint): string =>
  `${originOf(partnership)}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`;

/** The host's signing key comes from its pepper file: nothing to keep beside it, nothing in the database. */
export const checkpointSigner = (pepper: Uint8Array): Signer => {
  const seed = derive(pepper, 'checkpoint signing');
  const key = createPrivateKey({ key: seed, format: 'raw-private', asymmetricKeyType: 'ed25519' });
  seed.fill(0);
  const publicKey = createPublicKey(key).export({ format: 'raw-public' });
  return {
    sign: (checkpoint) => {
      const body = bodyOf(checkpoint);
      const name = originOf(checkpoint.partnership);
      const signature = Buffer.concat([keyHash(name, publicKey), sign(null, Buffer.from(body), key)]);
      return `${body}\n— ${name} ${signature.toString('base64')}\n`;
    },
    verifierKey: (partnership) => {
      const name = originOf(partnership);
      const typed = Buffer.concat([Uint8Array.of(ed25519), publicKey]);
      return `${name}+${keyHash(name, publicKey).toString('hex')}+${typed.toString('base64')}`;
    },
  };
};

/** Base64 that is exactly what its bytes encode to: a changed spare bit is a change. */
const strictBase64 = (text: string): Buffer | null => {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
};

const noteForm =
  /^alongside\/([0-9a-f-]{36})\n(0|[1-9][0-9]{0,8})\n([A-Za-z0-9+/]{43}=)\n\n((?:— [^ \n+]+ [A-Za-z0-9+/=]+\n)+)$/u;

/** What a note says, whoever signed it; null when it is not a checkpoint. */
export const readCheckpoint = (note: string): Checkpoint | null => {
  const [, partnership, size, root] = noteForm.exec(note) ?? [];
  const bytes = root === undefined ? null : strictBase64(root);
  if (partnership === undefined || size === undefined || !bytes) return null;
  return { partnership, size: Number(size), root: bytes.toString('hex') };
};

const publicKeyIn = (verifierKey: string): { name: string; hash: Buffer; key: KeyObject } | null => {
  const [, name, hash, encoded] = /^([^+ \n]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(verifierKey) ?? [];
  const typed = encoded === undefined ? null : strictBase64(encoded);
  if (name === undefined || hash === undefined || typed?.length !== 33 || typed[0] !== ed25519) return null;
  const raw = typed.subarray(1);
  if (keyHash(name, raw).toString('hex') !== hash) return null;
  const key = createPublicKey({ key: raw, format: 'raw-public', asymmetricKeyType: 'ed25519' });
  return { name, hash: Buffer.from(hash, 'hex'), key };
};

/** Does the note carry a signature by this key, under the name of the partnership it speaks of? */
export const isSignedBy = (note: string, verifierKey: string): boolean => {
  const verifier = publicKeyIn(verifierKey);
  const checkpoint = readCheckpoint(note);
  if (!verifier || !checkpoint || verifier.name !== originOf(checkpoint.partnership)) return false;
  const [body = '', signatures = ''] = note.split('\n\n');
  return signatures.split('\n').some((line) => {
    const [, name, encoded] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded === undefined ? null : strictBase64(encoded);
    if (name !== verifier.name || bytes?.length !== 68 || !bytes.subarray(0, 4).equals(verifier.hash))
      return false;
    return verify(null, Buffer.from(`${body}\n`), verifier.key, bytes.subarray(4));
  });
};

/** Twenty letters and digits that two people can compare aloud. */
export const shortCode = (root: string): string => (root.slice(0, 20).match(/.{4}/g) ?? []).join('-');

/** Is what was held still part of this record? `hashAt(n)` is the hash of entry n, undefined past its end. */
export const extendsHeld = (
  held: { size: number; root: string },
  hashAt: (sequence: number) => string | undefined,
) => hashAt(held.size) === held.root;
