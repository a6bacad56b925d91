import { z } from 'zod';
import { derive } from '../derive.ts';
import { openField, sealField } from '../envelope.ts';
import { pinsPlace } from '../place.ts';
import { KeyDoesNotFit } from './doubt.ts';
import type { Link } from './statement.ts';

const written = z.object({
  /** The organisation she belongs to: nobody moves her to another by a row. */
  home: z.string().nullable(),
  /** Audience → the highest epoch she has seen, and what it said. */
  seen: z.record(z.string(), z.tuple([z.number().int(), z.string()])),
  /** Audience → the code that she compared with somebody. */
  compared: z.record(z.string(), z.string()),
});
export type PinsWritten = z.infer<typeof written>;
export const noPins = (): PinsWritten => ({ home: null, seen: {}, compared: {} });

const keyOf = (privateKey: Uint8Array): Buffer => derive(privateKey, 'pins');

/** Sealed under her own key: whoever writes rows can take it away, but neither read nor make it. */
export const sealPins = (privateKey: Uint8Array, person: string, pins: PinsWritten): Buffer =>
  sealField(keyOf(privateKey), JSON.stringify(pins), pinsPlace(person));

export const openPins = (privateKey: Uint8Array, person: string, sealed: Uint8Array): PinsWritten =>
  written.parse(JSON.parse(openField(keyOf(privateKey), sealed, pinsPlace(person)).toString('utf8')));

/** Is this the chain that she has seen before, as far as she has seen it? Throws `KeyDoesNotFit`. */
export const reachesWhatWasSeen = (pins: PinsWritten, links: readonly Link[], audience: string): void => {
  const pin = pins.seen[audience];
  if (!pin) return;
  const [epoch, seen] = pin;
  const link = links.find((one) => one.epoch === epoch);
  const hash = link?.hash.toString('hex') === seen;
  // She saw it unsigned, and a holder has signed it as found since.
  const found = link && !link.born && link.unsignedHash.toString('hex') === seen;
  if (!hash && !found) throw new KeyDoesNotFit(audience);
};

const isSeen = (pins: PinsWritten, link: Link): boolean => {
  const pin = pins.seen[link.audience];
  return pin?.[0] === link.epoch && pin[1] === link.hash.toString('hex');
};

/** Is there more in it than she has seen? */
export const isNew = (pins: PinsWritten, links: readonly Link[]): boolean => {
  const head = links.at(-1);
  return head !== undefined && !isSeen(pins, head);
};

export const withSeen = (pins: PinsWritten, head: Link): PinsWritten => ({
  ...pins,
  seen: { ...pins.seen, [head.audience]: [head.epoch, head.hash.toString('hex')] },
});
