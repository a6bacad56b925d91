import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Day } from '../kernel/clock.ts';
import { derive } from '../vault/derive.ts';

/** As long as every other, whether it opens the lane or not. */
const idLength = 15;
const macLength = 15;
export const markPattern = /^[A-Za-z0-9_-]{40}$/;

/** What a browser has that never signed in: it looks like any other. */
export const emptyMark = (): string => randomBytes(idLength + macLength).toString('base64url');

const proof = (pepper: Uint8Array, id: Uint8Array, month: string): Buffer =>
  createHmac('sha256', derive(pepper, 'device mark'))
    .update(id)
    .update(month)
    .digest()
    .subarray(0, macLength);

const monthOf = (day: Day): string => day.slice(0, 7);
const monthBefore = (day: Day): string =>
  Temporal.PlainYearMonth.from(monthOf(day)).subtract({ months: 1 }).toString();

/**
 * For a browser in which somebody signed in: random, made for nobody in particular, and written down nowhere. It opens
 * a lane when many try to sign in, in any process with this pepper, this month and the next; it tells no one who.
 */
export const newMark = (pepper: Uint8Array, today: Day): string => {
  const id = randomBytes(idLength);
  return Buffer.concat([id, proof(pepper, id, monthOf(today))]).toString('base64url');
};

/** Which device this is, or null where the mark is none of ours or too old. */
export const deviceOf = (pepper: Uint8Array, mark: string | null, today: Day): string | null => {
  if (mark === null || !markPattern.test(mark)) return null;
  const bytes = Buffer.from(mark, 'base64url');
  const id = bytes.subarray(0, idLength);
  const given = bytes.subarray(idLength);
  const isOurs = [monthOf(today), monthBefore(today)].some((month) =>
    timingSafeEqual(given, proof(pepper, id, month)),
  );
  return isOurs ? id.toString('base64url') : null;
};
