import { type Day, dayOf } from '../kernel/clock.ts';
import { derive } from '../vault/derive.ts';
import { signingKeyFrom, signingKeyOf } from '../vault/signing.ts';
import {
  cosignatureLine,
  isNoteBy,
  partsOf,
  readKey,
  seenAt,
  signatureLine,
  strictBase64,
  verifierKey,
  writeKey,
} from './note.ts';

/**
 * A checkpoint says "the record had `size` entries and ended in `root`" as a C2SP signed note. The root is the hash of
 * entry number `size`, not a Merkle root: the chain itself is what both sides hold.
 */
export type Checkpoint = { partnership: string; size: number; root: string };
/** `key`: the server's, which the note says itself, so that whoever keeps or signs it keeps the key with it. */
export type ReadCheckpoint = Checkpoint & { key: string | null };
/** The server, which keeps the record. */
export type Signer = {
  sign: (checkpoint: Checkpoint) => string;
  verifierKey: (partnership: string) => string;
};
/** An organisation, which saw it: nobody else can make its line, the host neither. */
export type Cosigner = { verifierKey: string; cosign: (note: string, day: Day) => string };

const originPrefix = 'alongside/';
const originOf = (partnership: string): string => originPrefix + partnership;
const witnessOf = (partnership: string, organisation: string): string =>
  `${originOf(partnership)}/${organisation}`;

const bodyOf = ({ partnership, size, root }: Checkpoint, key: string): string =>
  `${originOf(partnership)}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n${key}\n`;

/** The host's signing key comes from its pepper file: nothing to keep beside it, nothing in the database. */
export const checkpointSigner = (pepper: Uint8Array): Signer => {
  const key = signingKeyFrom(derive(pepper, 'checkpoint signing'));
  const keyFor = (partnership: string): string =>
    writeKey(verifierKey(originOf(partnership), 'log', key.publicKey));
  return {
    sign: (checkpoint) => {
      const body = bodyOf(checkpoint, keyFor(checkpoint.partnership));
      return `${body}\n${signatureLine(originOf(checkpoint.partnership), key, body)}`;
    },
    verifierKey: keyFor,
  };
};

/** The key by which an organisation says what it saw of one record, from its private key of one epoch. */
export const cosignerOf = (
  privateKey: Uint8Array,
  { partnership, organisation }: { partnership: string; organisation: string },
): Cosigner => {
  const key = signingKeyOf(privateKey);
  const name = witnessOf(partnership, organisation);
  return {
    verifierKey: writeKey(verifierKey(name, 'witness', key.publicKey)),
    cosign: (note, day) => {
      const parts = partsOf(note);
      if (!parts) throw new Error('what is not a note is not signed');
      // To the day, as everything here: the hour would tell when somebody was at work.
      const time = Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds / 1000;
      return note + cosignatureLine(name, key, parts.body, BigInt(time));
    },
  };
};

/** Whose key it is, in which record; null where it is none of ours. `organisation` is null for the server's. */
export const keyOf = (key: string): { partnership: string; organisation: string | null } | null => {
  const read = readKey(key);
  const [, partnership, organisation] =
    /^alongside\/([0-9a-f-]{36})(?:\/([0-9a-f-]{36}))?$/.exec(read?.name ?? '') ?? [];
  if (partnership === undefined || (read?.signs === 'witness') !== (organisation !== undefined)) return null;
  return { partnership, organisation: organisation ?? null };
};

const isServerKey = (key: string, partnership: string): boolean => {
  const whose = keyOf(key);
  return whose?.partnership === partnership && whose.organisation === null;
};

const noteForm =
  /^alongside\/([0-9a-f-]{36})\n(0|[1-9][0-9]{0,8})\n([A-Za-z0-9+/]{43}=)\n(?:(alongside\/\S+)\n)?\n((?:— [^ \n+]+ [A-Za-z0-9+/=]+\n)+)$/u;

/** What a note says, whoever signed it; null when it is not a checkpoint. Notes from before name no key. */
export const readCheckpoint = (note: string): ReadCheckpoint | null => {
  const [, partnership, size, root, key] = noteForm.exec(note) ?? [];
  const bytes = root === undefined ? null : strictBase64(root);
  if (partnership === undefined || size === undefined || !bytes) return null;
  if (key !== undefined && !isServerKey(key, partnership)) return null;
  return { partnership, size: Number(size), root: bytes.toString('hex'), key: key ?? null };
};

/** Does the note carry a signature by this key, of the partnership it speaks of? */
export const isSignedBy = (note: string, key: string): boolean => {
  const checkpoint = readCheckpoint(note);
  const verifier = readKey(key);
  if (!checkpoint || !verifier || keyOf(key)?.partnership !== checkpoint.partnership) return false;
  return isNoteBy(note, verifier);
};

const latestSecond = Date.UTC(9999, 11, 31) / 1000;

/** The day on which an organisation says, with this key, that it saw the note; null where it did not. */
export const cosignedOn = (note: string, key: string): Day | null => {
  const verifier = readKey(key);
  const at = verifier && isSignedBy(note, key) ? seenAt(note, verifier) : null;
  if (at === null) return null;
  return dayOf(Temporal.Instant.fromEpochMilliseconds(Math.min(at, latestSecond) * 1000));
};

/** Does it carry a line in this organisation's name, whoever made it? */
export const namesWitness = (note: string, partnership: string, organisation: string): boolean =>
  partsOf(note)?.lines.some((line) => line.startsWith(`— ${witnessOf(partnership, organisation)} `)) ?? false;

/** Twenty letters and digits that two people can compare aloud. */
export const shortCode = (root: string): string => (root.slice(0, 20).match(/.{4}/g) ?? []).join('-');

/** Is what was held still part of this record? `hashAt(n)` is the hash of entry n, undefined past its end. */
export const extendsHeld = (
  held: { size: number; root: string },
  hashAt: (sequence: number) => string | undefined,
) => hashAt(held.size) === held.root;
