import type { PartnershipId } from '../kernel/ids.ts';
import { sha256 } from '../vault/derive.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { LedgerEntry } from './entry.ts';

/** The place of an entry: its number, and the hash of the one before. */
export type Place = Pick<LedgerEntry, 'sequence' | 'previous'>;
/** The name that whoever acts bears in one entry. */
export type ActorAt = (place: Place) => string;

/**
 * Proof that somebody did one act: only her own private key makes it, again whenever she asks, and nothing of it is
 * stored. Shown to somebody, it tells of no other act.
 */
export const proofOf = (
  keyring: Keyring,
  partnership: PartnershipId,
  { sequence, previous }: Place,
): string => keyring.derive(`ledger act|${partnership}|${sequence}|${previous}`, 16).toString('hex');

/** The name in the entry is the hash of the proof: who knows the proof knows whose the entry is. */
export const actorOf = (proof: string): string =>
  sha256('alongside act\n', Buffer.from(proof, 'hex')).subarray(0, 8).toString('hex');

/** Another name for every act, so that one act that is found out gives away no other (A2). */
export const actorOfEach =
  (keyring: Keyring, partnership: PartnershipId): ActorAt =>
  (place) =>
    actorOf(proofOf(keyring, partnership, place));

/** Until there was a name per act, a person had one in each partnership. Old entries keep theirs. */
const formerActor = (keyring: Keyring, partnership: PartnershipId): string =>
  keyring.derive(`ledger pseudonym|${partnership}`, 8).toString('hex');

/** Did she do it? Only she can tell: her proof, or none where the name is of the former kind. Null: somebody else. */
export const ownAct = (
  keyring: Keyring,
  partnership: PartnershipId,
  entry: Place & Pick<LedgerEntry, 'actor'>,
): { proof: string | null } | null => {
  const proof = proofOf(keyring, partnership, entry);
  if (entry.actor === actorOf(proof)) return { proof };
  return entry.actor === formerActor(keyring, partnership) ? { proof: null } : null;
};
