import { routes } from '../routes.ts';
import { grant, Keyring } from '../vault/keyring.ts';
import { openCarriedKey, tokenHash } from '../vault/link.ts';
import { renewRecord } from '../vault/record.ts';
import type { Visit } from '../web/visit.ts';
import type { Opened } from './arrivals.ts';
import type { Enrolment } from './enrolment.ts';
import { startSession } from './session.ts';
import { IdentityWriter } from './store.ts';

type NewKeys = {
  opened: Extract<Opened, { to: 'new-keys' }>;
  token: Buffer;
  enrolled: Enrolment;
  name: string;
  act: string;
};

/**
 * A person who lost passphrase and code gets new keys. Her organisation's key came with the link;
 * what was sealed to her old key alone stays shut for ever.
 */
export const takeNewKeys = async (
  visit: Visit,
  { opened, token, enrolled, name, act }: NewKeys,
): Promise<void> => {
  const { person, organisation } = opened;
  const hash = tokenHash(token);
  await visit.deps.database.withActor({ kind: 'person', person, bearer: hash }, (tx) =>
    visit.once(tx, act, async () => {
      const writer = new IdentityWriter(tx);
      await writer.holdInvitation(hash, visit.today);
      await writer.endSessions(person);
      await writer.dropLogin(person);
      await writer.dropRecovery(person);
      await writer.confirmCode(person, false);
      await writer.replaceKeys(person, enrolled.publicKey);
      await writer.addLogin(person, enrolled.login);
      await writer.setWrap(person, 'passphrase', enrolled.wrapped);
      const carried = openCarriedKey(
        token,
        { invitation: opened.invitation, audience: organisation },
        opened.sealedKey,
      );
      const keyring = new Keyring({ person, privateKey: Buffer.from(enrolled.privateKey) });
      keyring.adopt(organisation, carried.epoch, carried.privateKey);
      try {
        await grant(tx, keyring, organisation, { id: person, epoch: 1, publicKey: enrolled.publicKey });
      } finally {
        carried.privateKey.fill(0);
        keyring.close();
      }
      const record = await renewRecord(tx, { table: 'membership', row: person }, [organisation]);
      await writer.setName(person, record.seal('name_sealed', name));
      await writer.useInvitation(hash, visit.today);
      await startSession(tx, {
        secret: visit.secretFor(act, 'session'),
        person,
        privateKey: enrolled.privateKey,
        now: visit.now,
      });
      return routes.account.url();
    }),
  );
};
