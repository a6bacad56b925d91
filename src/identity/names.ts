import type { Tx } from '../database/tx.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import { memberName } from '../session/memberName.ts';
import { lockKeys } from '../vault/chain/shareRows.ts';
import type { Keyring } from '../vault/keyring.ts';
import { IdentityReader } from './store.ts';

/** A person's own chosen name, or null where no organisation's key opens it. */
export const ownName = async (tx: Tx, keyring: Keyring, person: PersonId): Promise<string | null> => {
  const membership = await new IdentityReader(tx).membership(person);
  if (!membership) return null;
  const key = (await memberName.keys(tx, keyring, [person])).get(person);
  return memberName.open(key, membership.name_sealed) ?? null;
};

/**
 * The names of her colleagues, opened with their organisation's key: nothing that is kept tells whether a name is
 * taken. Until the transaction ends nobody else takes one (C49).
 */
export const colleagueNames = async (
  tx: Tx,
  keyring: Keyring,
  { organisation, person }: { organisation: OrganisationId; person: PersonId },
): Promise<string[]> => {
  await lockKeys(tx);
  const rows = (await new IdentityReader(tx).names(organisation)).filter((row) => row.person_id !== person);
  const ids = rows.map(({ person_id: id }) => id);
  const keys = await memberName.keys(tx, keyring, ids);
  return rows.flatMap(({ person_id: id, name_sealed: name }) => memberName.open(keys.get(id), name) ?? []);
};
