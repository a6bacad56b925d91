import { z } from 'zod';
import type { Day } from '../kernel/clock.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import { openField, placeOf, sealField } from '../vault/envelope.ts';
import type { Keyring } from '../vault/keyring.ts';
import { fingerprint } from './note.ts';

const pinned = z.strictObject({
  size: z.int().min(1),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  seenOn: z.iso.date(),
  /** The fingerprint of the server's key. */
  key: z.string(),
  /** The first bytes of some entries' hashes, to name the one that was changed; `root` alone is what counts. */
  marks: z.string(),
});
/** What one person last saw of one record. */
export type Pin = z.infer<typeof pinned>;

const markLength = 8;
const lately = 256;
const everySoOften = 64;

/** Which entries a pin marks: each of the last, and some of those before. */
export const markedUpTo = (size: number): number[] =>
  Array.from({ length: size }, (_, index) => index + 1).filter(
    (sequence) => sequence > size - lately || sequence % everySoOften === 0,
  );

/** Hashes in hex, by the number of their entry. */
export type Hashes = ReadonlyMap<number, string>;

const markOf = (hash: string | undefined): string => (hash ?? '').slice(0, markLength * 2);

export const pinOf = (
  hashes: Hashes,
  { size, root, seenOn, serverKey }: { size: number; root: string; seenOn: Day; serverKey: string },
): Pin => {
  const marks = markedUpTo(size).map((sequence) => markOf(hashes.get(sequence)));
  return { size, root, seenOn, key: fingerprint(serverKey), marks: marks.join('') };
};

/** Between which entries what was seen and what is there part ways: the same number twice where one is sure. */
export const partedAt = (pin: Pin, hashes: Hashes): { from: number; to: number } => {
  let from = 1;
  for (const [index, to] of markedUpTo(pin.size).entries()) {
    const start = index * markLength * 2;
    if (pin.marks.slice(start, start + markLength * 2) !== markOf(hashes.get(to))) return { from, to };
    from = to + 1;
  }
  return { from: pin.size, to: pin.size };
};

/** Where her pin lies. Without her private key nobody can tell whose it is, or of which record. */
export const pinId = (keyring: Keyring, partnership: PartnershipId): Buffer =>
  keyring.derive(`record pin id|${partnership}`);

const keyFor = (keyring: Keyring, partnership: PartnershipId): Buffer =>
  keyring.derive(`record pin|${partnership}`);
const pinPlace = (id: Buffer): string => placeOf('record_pin', 'seen_sealed', id.toString('hex'));

export const sealPin = (keyring: Keyring, partnership: PartnershipId, pin: Pin): Buffer => {
  const key = keyFor(keyring, partnership);
  try {
    return sealField(key, JSON.stringify(pin), pinPlace(pinId(keyring, partnership)));
  } finally {
    key.fill(0);
  }
};

/** Throws `Unopenable`: nobody but her could have written it. */
export const openPin = (keyring: Keyring, partnership: PartnershipId, envelope: Uint8Array): Pin => {
  const key = keyFor(keyring, partnership);
  try {
    const text = openField(key, envelope, pinPlace(pinId(keyring, partnership))).toString('utf8');
    return pinned.parse(JSON.parse(text));
  } finally {
    key.fill(0);
  }
};
