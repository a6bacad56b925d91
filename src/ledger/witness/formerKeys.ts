import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import type { Link } from '../../vault/chain/statement.ts';
import { cosignedOn } from '../checkpoint.ts';
import { readKey } from '../note.ts';

/** A place in a record that an organisation says it holds. */
export type Place = { organisation: OrganisationId; size: number };
/** What an entry says of it: with which key it was signed; and the number and the day of that entry. */
export type Stated = Place & { key: string; sequence: number; day: Day };
export type KeyChains = ReadonlyMap<string, readonly Link[]>;
type Known = { stated: readonly Stated[]; chains: KeyChains };

/** `until`: the day of the next key. `unknown`: from before epochs were signed, or of a chain that is not shown. */
type KeyState =
  | { is: 'unknown' | 'madeUp' }
  | { is: 'current'; epoch: number }
  | { is: 'former'; epoch: number; until: Day };

/** An organisation signs what it holds with the key that its epoch names (`cosignerOf`). */
const keyState = (key: string, organisation: OrganisationId, chains: KeyChains): KeyState => {
  const links = chains.get(organisation) ?? [];
  const publicKey = readKey(key)?.publicKey;
  const at = links.findIndex(({ signingKey }) => publicKey && signingKey?.equals(publicKey));
  const link = links[at];
  if (link) {
    const [next, { epoch }] = [links[at + 1], link];
    return next ? { is: 'former', epoch, until: next.since } : { is: 'current', epoch };
  }
  const allKnown = links.length > 0 && links.every(({ signingKey }) => signingKey !== null);
  return { is: allKnown ? 'madeUp' : 'unknown' };
};

/** Since when an organisation has had another key than this one; null where it has not. */
export const formerSince = (
  key: string,
  organisation: OrganisationId,
  { chains }: Pick<Known, 'chains'>,
): Day | null => {
  const state = keyState(key, organisation, chains);
  return state.is === 'former' ? state.until : null;
};

/** Has the organisation signed, with its key of now, a place that contains this one? Then what it signed before state. */
const isCovered = ({ organisation, size }: Place, { stated, chains }: Known): boolean =>
  stated.some(
    (one) =>
      one.organisation === organisation &&
      one.size >= size &&
      keyState(one.key, organisation, chains).is === 'current',
  );

/** Does the record say so only after the organisation had another key, by the day or by what stands before it? */
const isTooLate = (
  place: Place,
  key: string,
  { epoch, until }: { epoch: number; until: Day },
  { stated, chains }: Known,
): boolean => {
  const ofIt = stated.filter(({ organisation }) => organisation === place.organisation);
  const newer = ofIt.filter((one) => {
    const state = keyState(one.key, one.organisation, chains);
    return (state.is === 'current' || state.is === 'former') && state.epoch > epoch;
  });
  return ofIt
    .filter((one) => one.size === place.size && one.key === key)
    .some(({ day, sequence }) => day > until || newer.some((other) => other.sequence < sequence));
};

/**
 * What a note is worth that this key signed for its organisation. Whoever was a member keeps the key of then: what it
 * signs later is nobody's, and what may be from before counts again once the key of now has signed as much (C50).
 */
export const worthOf = (
  note: string,
  key: string,
  place: Place,
  known: Known,
): 'organisation' | 'former' | 'nobody' => {
  const state = keyState(key, place.organisation, known.chains);
  if (state.is === 'current') return 'organisation';
  if (state.is === 'madeUp') return 'nobody';
  const isLate =
    state.is === 'former' &&
    ((cosignedOn(note, key) ?? '') > state.until || isTooLate(place, key, state, known));
  if (isLate) return 'nobody';
  return isCovered(place, known) ? 'organisation' : 'former';
};
