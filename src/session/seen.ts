import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derive } from '../vault/derive.ts';

const minute = 60_000;
const macLength = 20;

const macOf = (pepper: Uint8Array, idHash: Uint8Array, when: Uint8Array): Buffer =>
  createHmac('sha256', derive(pepper, 'session seen'))
    .update(idHash)
    .update(when)
    .digest()
    .subarray(0, macLength);

/** What a cookie without a session carries in that place: the same to look at. */
export const emptySeen = (): string => randomBytes(4 + macLength).toString('base64url');

/**
 * When a session was last used, to the minute, as its own cookie says it: no row on any disk tells when somebody was
 * here. Only whoever has the pepper can say it, so that nobody makes a session live longer.
 */
export const seenMark = (pepper: Uint8Array, idHash: Uint8Array, now: Temporal.Instant): string => {
  const when = Buffer.alloc(4);
  when.writeUInt32BE(Math.floor(now.epochMilliseconds / minute));
  return Buffer.concat([when, macOf(pepper, idHash, when)]).toString('base64url');
};

/** The minute that a mark says; null where it is not of this session. */
export const seenAt = (pepper: Uint8Array, idHash: Uint8Array, mark: string): Temporal.Instant | null => {
  const bytes = Buffer.from(mark, 'base64url');
  if (bytes.length !== 4 + macLength) return null;
  const when = bytes.subarray(0, 4);
  if (!timingSafeEqual(bytes.subarray(4), macOf(pepper, idHash, when))) return null;
  return Temporal.Instant.fromEpochMilliseconds(when.readUInt32BE() * minute);
};
