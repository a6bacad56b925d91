import type { Day } from '../kernel/clock.ts';
import { isSignedBy, readCheckpoint } from './checkpoint.ts';
import { writePin } from './pinStore.ts';
import { hashAt, headOf } from './store.ts';
import { type Reach, readTroubles } from './trouble.ts';
import type { Trust, Watch } from './witness/trust.ts';

/** How often a page that is not the record's own notes what its reader saw: it is often read right after an act. */
type Often = 'always' | 'once a day';

/**
 * What a page says of the record; from now on she has seen what stands there, unless something does not fit: then
 * what she saw before stays what counts.
 */
export const lookAtRecord = async (
  watch: Watch,
  { reach, today, often }: { reach: Reach; today: Day; often: Often },
): ReturnType<typeof readTroubles> => {
  const seen = await readTroubles(watch, reach);
  if (seen.troubles.length > 0) return seen;
  const { tx, keyring, partnership } = watch;
  const { size } = await headOf(tx, partnership);
  if (seen.pin && (size <= seen.pin.size || (often === 'once a day' && seen.pin.seenOn === today)))
    return seen;
  await writePin(tx, keyring, partnership, { seenOn: today, serverKey: seen.trust.serverKey });
  return seen;
};

/** What a note that was kept elsewhere says of the record: the one thing that nobody here can have taken back (C52). */
export type Compared =
  | { ok: true; size: number }
  | { ok: false; problem: 'held' | 'heldSignature' | 'key'; sequence: number | null };

export const compareNote = async (
  { tx, partnership }: Watch,
  { serverKey, ownKeys, stated }: Trust,
  note: string,
): Promise<Compared> => {
  const read = readCheckpoint(note);
  if (read?.partnership !== partnership) return { ok: false, problem: 'held', sequence: null };
  const { size, root, key } = read;
  if ((await hashAt(tx, partnership, size)) !== root) {
    const end = (await headOf(tx, partnership)).size;
    return { ok: false, problem: 'held', sequence: Math.min(size, end + 1) };
  }
  const known = [serverKey, ...ownKeys, ...stated.map((one) => one.key)];
  if (known.some((one) => isSignedBy(note, one))) return { ok: true, size };
  const problem = key !== null && isSignedBy(note, key) ? 'key' : 'heldSignature';
  return { ok: false, problem, sequence: null };
};
