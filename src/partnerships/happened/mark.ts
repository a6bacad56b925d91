import { z } from 'zod';
import { type PartnershipId, partnershipId } from '../../kernel/ids.ts';
import { openField, placeOf, sealField } from '../../vault/envelope.ts';
import type { Keyring } from '../../vault/keyring.ts';

const marked = z.strictObject({
  since: z.iso.date(),
  sizes: z.array(z.tuple([partnershipId, z.int().min(0)])),
});
/** Up to which entry of each record somebody has read what happened, and on which day she said so. */
export type Mark = { since: string; sizes: ReadonlyMap<PartnershipId, number> };

/** Sealed texts of one length say nothing of how many partnerships somebody is in. */
const step = 4096;

/** Where her mark lies. Without her private key nobody can tell whose it is. */
export const markId = (keyring: Keyring): Buffer => keyring.derive('happened mark id');
const placeFor = (id: Buffer): string => placeOf('record_pin', 'seen_sealed', id.toString('hex'));

const withKey = <Result>(keyring: Keyring, work: (key: Buffer) => Result): Result => {
  const key = keyring.derive('happened mark');
  try {
    return work(key);
  } finally {
    key.fill(0);
  }
};

export const sealMark = (keyring: Keyring, { since, sizes }: Mark): Buffer => {
  const text = JSON.stringify({ since, sizes: [...sizes] });
  const padded = text.padEnd(Math.ceil(text.length / step) * step);
  return withKey(keyring, (key) => sealField(key, padded, placeFor(markId(keyring))));
};

/** Throws `Unopenable`: nobody but her could have written it. */
export const openMark = (keyring: Keyring, envelope: Uint8Array): Mark => {
  const text = withKey(keyring, (key) =>
    openField(key, envelope, placeFor(markId(keyring))).toString('utf8'),
  );
  const { since, sizes } = marked.parse(JSON.parse(text));
  return { since, sizes: new Map(sizes) };
};
