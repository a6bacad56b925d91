import type { OrganisationId, PersonId } from '../../kernel/ids.ts';
import { Keyring } from '../../vault/keyring.ts';
import { openCarriedKey } from '../../vault/link.ts';

type Link = { token: Buffer; invitation: string; organisation: OrganisationId; sealedKey: Buffer };
type Newcomer = { person: PersonId; privateKey: Buffer };

/** With the organisation's key that a link brought, for as long as `work` takes. */
export const withCarriedKey = async <Result>(
  { token, invitation, organisation, sealedKey }: Link,
  { person, privateKey }: Newcomer,
  work: (keyring: Keyring) => Promise<Result>,
): Promise<Result> => {
  const carried = openCarriedKey(token, { invitation, audience: organisation }, sealedKey);
  const keyring = new Keyring({ person, privateKey: Buffer.from(privateKey) });
  keyring.actFor(organisation);
  keyring.adopt(organisation, carried.epoch, carried.privateKey);
  try {
    return await work(keyring);
  } finally {
    carried.privateKey.fill(0);
    keyring.close();
  }
};
