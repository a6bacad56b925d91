import type { Tx } from '../database/open.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { Looking } from './scene.ts';

export const lookingAs = (visit: Visit, member: SignedIn, tx: Tx, keyring: Keyring): Looking => ({
  tx,
  keyring,
  member,
  now: visit.now,
});

/** Reads as whoever is signed in. */
export const look = <Result>(
  visit: Visit,
  member: SignedIn,
  work: (looking: Looking) => Promise<Result>,
): Promise<Result> => visit.within((tx, keyring) => work(lookingAs(visit, member, tx, keyring)));
