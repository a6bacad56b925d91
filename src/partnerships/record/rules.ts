import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';

/** Where a record stands: its number of entries, and the hash of the last one in hex. */
export type Held = { size: number; head: string };

/** A steward of a party may say "I hold this" for her organisation. P14 */
export const mayHold = (by: Member, isIn: boolean): Outcome<unknown> => {
  if (!isIn) return refuse('notParty');
  return by.role === 'steward' ? { ok: true } : refuse('onlySteward');
};

const isThere = (seen: Held, hashAt: string | null): Outcome<unknown> =>
  hashAt !== null && hashAt === seen.head ? { ok: true } : refuse('checkpointDiffers');

/** The checkpoint she was shown must be one of this record, and nothing is signed that was seen to be changed. */
export const hold = (
  by: Member,
  isIn: boolean,
  seen: Held,
  { hashAt, fits }: { hashAt: string | null; fits: boolean },
): Outcome<unknown> => {
  const may = mayHold(by, isIn);
  if (!may.ok) return may;
  return fits ? isThere(seen, hashAt) : refuse('recordChanged');
};

/** Anybody in it may say that she takes what stands there as seen: it is her own pin, and nobody else's. */
export const takeAsSeen = (isIn: boolean, seen: Held, hashAt: string | null): Outcome<unknown> =>
  isIn ? isThere(seen, hashAt) : refuse('notParty');
