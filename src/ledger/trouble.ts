import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { fitsWhatWasKept, heldCheckpoints } from './checkpointStore.ts';
import { fingerprint } from './note.ts';
import { type Pin, partedAt } from './pin.ts';
import { markedHashes, readPin } from './pinStore.ts';
import { bareEntriesFrom, hashAt, headOf } from './store.ts';
import { entryProblem, type RecordProblem } from './verify.ts';
import { type Trust, trustOf, type Watch } from './witness/trust.ts';

/** What does not fit, and who could tell. */
export type Trouble =
  /** Not what she saw herself: an entry between `from` and `to` was changed. */
  | { kind: 'changed'; from: number; to: number; seenOn: Day }
  /** She saw more entries than there are. */
  | { kind: 'cut'; size: number; now: number; seenOn: Day }
  | { kind: 'serverKey'; seenOn: Day }
  | { kind: 'pinAltered' }
  /** Not what an organisation holds, or signed. */
  | { kind: 'held'; organisation: OrganisationId; size: number; signed: boolean }
  /** Not what this server kept and signed. */
  | { kind: 'kept'; foreign: boolean }
  | { kind: 'entry'; sequence: number; problem: RecordProblem };

const pinTroubles = async (
  { tx, partnership, signer }: Watch,
  pin: Pin | 'altered' | null,
): Promise<Trouble[]> => {
  if (pin === null) return [];
  if (pin === 'altered') return [{ kind: 'pinAltered' }];
  const { size, root, seenOn, key } = pin;
  const found: Trouble[] = [];
  if (key !== fingerprint(signer.verifierKey(partnership))) found.push({ kind: 'serverKey', seenOn });
  if ((await hashAt(tx, partnership, size)) === root) return found;
  const now = (await headOf(tx, partnership)).size;
  const { from, to } = partedAt(pin, await markedHashes(tx, partnership, size));
  if (from > now) return [...found, { kind: 'cut', size, now, seenOn }];
  return [...found, { kind: 'changed', from, to, seenOn }];
};

const perBatch = 500;

/** The first entry, of the last `count`, that does not follow from the one before; null where each does. */
const chainTrouble = async (tx: Tx, partnership: PartnershipId, count: number): Promise<Trouble | null> => {
  const end = (await headOf(tx, partnership)).size;
  let size = Math.max(0, end - count);
  let head = await hashAt(tx, partnership, size);
  while (size < end) {
    const entries = await bareEntriesFrom(tx, partnership, { after: size, limit: perBatch });
    if (entries.length === 0) return { kind: 'entry', sequence: size + 1, problem: 'sequence' };
    for (const entry of entries) {
      const problem = entryProblem(entry, { partnership, size, head: head ?? '' });
      if (problem) return { kind: 'entry', sequence: size + 1, problem };
      size = entry.sequence;
      head = entry.hash;
    }
  }
  return null;
};

/** How far back a page looks by itself; everything is looked at when she asks for it. */
export type Reach = { entries: number; held: number };
export const atAGlance: Reach = { entries: 0, held: 50 };
export const onItsPage: Reach = { entries: 2000, held: 200 };

/** Notes that do not fit, and those that the record tells of and that are gone; the shortest first. */
const heldTroubles = async ({ tx }: Watch, trust: Trust, limit: number): Promise<Trouble[]> => {
  const held = await heldCheckpoints(tx, trust, { limit });
  const from = held.length < limit ? 0 : (held.at(-1)?.size ?? 0);
  const gone = trust.stated.filter(
    ({ organisation, size }) =>
      size > from && !held.some((one) => one.size === size && one.organisation === organisation),
  );
  return [
    ...held
      .filter(({ broken }) => broken)
      .map(({ organisation, size, signed }) => ({ organisation, size, signed: signed !== 'nobody' })),
    ...gone.map(({ organisation, size }) => ({ organisation, size, signed: false })),
  ]
    .sort((one, other) => one.size - other.size)
    .map((one) => ({ kind: 'held', ...one }));
};

/** Everything that does not fit, what she saw herself first; and what she saw. */
export const readTroubles = async (
  watch: Watch,
  reach: Reach,
): Promise<{ troubles: Trouble[]; pin: Pin | null; trust: Trust }> => {
  const { tx, keyring, partnership } = watch;
  const pin = await readPin(tx, keyring, partnership);
  const trust = await trustOf(watch);
  const troubles = await pinTroubles(watch, pin);
  troubles.push(...(await heldTroubles(watch, trust, reach.held)));
  const kept = await fitsWhatWasKept(tx, partnership, trust.serverKey);
  if (kept !== 'fits') troubles.push({ kind: 'kept', foreign: kept === 'foreign' });
  const chain = reach.entries > 0 ? await chainTrouble(tx, partnership, reach.entries) : null;
  if (chain) troubles.push(chain);
  return { troubles, pin: pin === 'altered' ? null : pin, trust };
};
