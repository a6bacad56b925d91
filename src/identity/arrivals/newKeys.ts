import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import { memberName } from '../../session/memberName.ts';
import { startSession } from '../../session/session.ts';
import { grant } from '../../vault/chain/epochs.ts';
import type { ShownOnce } from '../../vault/codes/shownOnce.ts';
import { tokenHash } from '../../vault/link.ts';
import type { Request } from '../../web/request.ts';
import type { Enrolment } from '../facts.ts';
import { LoginWriter } from '../loginStore.ts';
import { colleagueNames } from '../names.ts';
import { followLink, nameAmong, takeWords } from '../rules.ts';
import { IdentityWriter } from '../store.ts';
import { withCarriedKey } from './carried.ts';
import type { Opened } from './links.ts';
import type { ArrivalRefusal } from './signUp.ts';

type NewKeys = {
  opened: Extract<Opened, { to: 'new-keys' }>;
  token: Buffer;
  enrolled: Enrolment;
  name: string;
  submissionToken: string;
  shown: ShownOnce;
};

/** Her organisation's key, which came with the link, sealed to her new one; her name; and what she sees of keys anew. */
const settleIn = async (tx: Tx, { opened, token, enrolled, name }: NewKeys): Promise<void> => {
  const { person, organisation } = opened;
  await withCarriedKey({ ...opened, token }, enrolled, async (keyring) => {
    const writer = new IdentityWriter(tx);
    await grant(tx, keyring, organisation, { id: person, epoch: 1, publicKey: enrolled.publicKey });
    const colleagues = await colleagueNames(tx, keyring, { organisation, person });
    const key = await memberName.renewKey({ tx, keyring }, person, [organisation]);
    await writer.setName(person, memberName.seal(key, nameAmong(colleagues, name)));
    await writer.setPins(person, keyring.sealPins((await keyring.chain(tx, organisation)).slice(-1)));
  });
};

/** Nothing that opened her account before opens it any more. False where these words are another's. */
const replaceLogin = async (tx: Tx, { opened, enrolled }: NewKeys, today: Day): Promise<boolean> => {
  const { person } = opened;
  const writer = new IdentityWriter(tx);
  if (!(await new LoginWriter(tx).changeLogin(person, enrolled))) return false;
  await writer.endSessions(person);
  await writer.dropRecovery(person);
  await writer.confirmCode(person, false);
  await writer.replaceKeys(enrolled, today);
  return true;
};

/**
 * A person who lost passphrase and code gets new keys; what was sealed to her old key alone stays shut for ever.
 * Of two who follow the link at once, one finds it spent (C49).
 */
export const takeNewKeys = (
  request: Request,
  keys: NewKeys,
): Promise<Outcome<{ to: string }, ArrivalRefusal> | null> => {
  const { opened, token, enrolled, submissionToken, shown } = keys;
  const { person } = opened;
  const hash = tokenHash(token);
  const { now, today } = request;
  return request.deps.database.attempt({ kind: 'person', person, bearer: hash }, (tx) =>
    request.actOnce<ArrivalRefusal>(
      tx,
      submissionToken,
      async () => {
        const writer = new IdentityWriter(tx);
        const followed = followLink(await writer.holdInvitation(hash, today));
        if (!followed.ok) return followed;
        const taken = takeWords(await replaceLogin(tx, keys, today));
        if (!taken.ok) return taken;
        await settleIn(tx, keys);
        await writer.useInvitation(hash, today);
        const secret = shown.secret('session');
        await startSession(tx, { secret, person, privateKey: enrolled.privateKey, now });
        return { ok: true, to: routes.account.url() };
      },
      shown,
    ),
  );
};
