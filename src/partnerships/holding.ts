import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import type { Ruling } from './ruling.ts';

/** Where a record stands: its number of entries, and the hash of the last one in hex. */
export type Held = { size: number; head: string };

/** "I hold this" is said for an organisation that is in the partnership. P14 */
export const mayHold = (by: Member, isIn: boolean): Ruling<unknown> => {
  if (!isIn) return refuse('notParty');
  return by.role === 'steward' ? { ok: true } : refuse('onlySteward');
};

/** What she saw must still be part of the record: nobody holds what was never shown to her. */
export const hold = (by: Member, isIn: boolean, seen: Held, hashAt: string | null): Ruling<unknown> => {
  const may = mayHold(by, isIn);
  if (!may.ok) return may;
  return hashAt !== null && hashAt === seen.head ? may : refuse('checkpointDiffers');
};
