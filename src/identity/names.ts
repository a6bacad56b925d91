import type { Tx } from '../database/open.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys } from '../vault/record.ts';
import { loginId } from '../vault/signInName.ts';
import type { Visit } from '../web/visit.ts';
import { IdentityReader } from './store.ts';

/** A person's own chosen name, or null where no organisation's key opens it. */
export const ownName = async (tx: Tx, keyring: Keyring, person: PersonId): Promise<string | null> => {
  const membership = await new IdentityReader(tx).membership(person);
  if (!membership) return null;
  const record = (await recordKeys(tx, keyring, 'membership', [person])).get(person);
  return record?.open('name_sealed', membership.name_sealed) ?? null;
};

/**
 * Does somebody sign in with this name already? Each asking makes `asker` (a link, a person) wait longer for the next,
 * or one link would tell for any list of names who is here (C35). `behind` it stands who can make as many links as it
 * likes: every taken name counts for all of them, and a free one, which uses a link up, does not.
 */
export const nameState = async (
  visit: Visit,
  name: string,
  { asker, behind, except }: { asker: Uint8Array; behind?: Uint8Array; except: PersonId | null },
): Promise<'free' | 'taken' | 'busy'> => {
  const { delays } = visit.deps;
  const waits = [asker, behind].map((one) => (one ? delays.wait(one) : 'go'));
  if ((await Promise.all(waits)).includes('busy')) return 'busy';
  const id = loginId(visit.deps.pepper, name);
  const login = await visit.asStranger(id, (tx) => new IdentityReader(tx).login(id));
  if (login && login.person_id !== except) return 'taken';
  if (behind) delays.takenBack(behind);
  return 'free';
};
