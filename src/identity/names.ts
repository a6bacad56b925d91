import type { Tx } from '../database/open.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys } from '../vault/record.ts';
import { IdentityReader } from './store.ts';

/** A person's own chosen name, or null where no organisation's key opens it. */
export const ownName = async (tx: Tx, keyring: Keyring, person: PersonId): Promise<string | null> => {
  const membership = await new IdentityReader(tx).membership(person);
  if (!membership) return null;
  const record = (await recordKeys(tx, keyring, 'membership', [person])).get(person);
  return record?.open('name_sealed', membership.name_sealed) ?? null;
};
