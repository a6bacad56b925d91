import { z } from 'zod';
import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { Keyring } from '../vault/keyring.ts';
import { unwrapPersonKey } from '../vault/personKey.ts';
import { readRecoveryCode, recoveryId, recoveryKey } from '../vault/recoveryCode.ts';
import { loginId } from '../vault/signInName.ts';
import { cookieHeader } from '../web/cookie.ts';
import type { Doors } from '../web/doors.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { Visit } from '../web/visit.ts';
import { prepareLogin } from './enrolment.ts';
import { ownName } from './names.ts';
import { chosenPassphrase, passphraseFields } from './newPassphrase.tsx';
import { type FormState, fresh, RecoverPage } from './pages.tsx';
import { startSession } from './session.ts';
import { IdentityReader, IdentityWriter } from './store.ts';

const recoverForm = z.strictObject({ code: z.string().max(200), ...passphraseFields });

const show = (visit: Visit, state: FormState = fresh, status: 200 | 422 = 200) =>
  visit.page(<RecoverPage frame={visit.frame} state={state} />, status);

type Found = { person: PersonId; privateKey: Buffer; name: string | null };

/** The person whose code this is, her key opened by it: 128 random bits need no slow step. */
const findByCode = async (visit: Visit, code: Buffer): Promise<Found | null> => {
  const id = recoveryId(code);
  const row = await visit.asStranger(id, (tx) => new IdentityReader(tx).recovery(id));
  if (!row) return null;
  const person = row.person_id;
  return visit.deps.database.withActor({ kind: 'person', person }, async (tx) => {
    const wrapped = await new IdentityReader(tx).wrap(person, 'recovery');
    if (!wrapped) return null;
    const privateKey = unwrapPersonKey(recoveryKey(code), wrapped, person, 'recovery');
    return {
      person,
      privateKey,
      name: await ownName(tx, new Keyring({ person, privateKey: Buffer.from(privateKey) }), person),
    };
  });
};

/** A used code dies, every session ends, and a new code has to be made before anything else (C11). */
const recover = async (visit: Visit, found: Found, passphrase: Buffer, act: string) => {
  const { person, privateKey, name } = found;
  const prepared = await prepareLogin(visit.deps, { person, name: name ?? '', passphrase, privateKey });
  passphrase.fill(0);
  if (!prepared.ok) return visit.page(messagePage(visit.frame, 'busy'), 503);
  const secret = visit.secretFor(act, 'session');
  await visit.deps.database.withActor({ kind: 'person', person }, (tx) =>
    visit.once(tx, act, async () => {
      const writer = new IdentityWriter(tx);
      const before = await writer.loginOf(person);
      await writer.endSessions(person);
      await writer.dropLogin(person);
      // Without a membership her name cannot be read; the old sign-in name then stays as it was.
      const id = name === null ? (before?.id ?? loginId(visit.deps.pepper, '')) : prepared.login.id;
      if (!(await writer.addLogin(person, { ...prepared.login, id })))
        throw new Error('this sign-in name is in use');
      await writer.setWrap(person, 'passphrase', prepared.wrapped);
      await writer.dropRecovery(person);
      await writer.confirmCode(person, false);
      await startSession(tx, { secret, person, privateKey, now: visit.now });
      return routes.account.url();
    }),
  );
  privateKey.fill(0);
  visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
  return visit.redirect(routes.account.url());
};

export const recoveryRoutes = (doors: Doors): void => {
  doors.open(routes.recover, (visit) => show(visit));
  doors.open(routes.recoverNow, async (visit) => {
    if (await visit.answered()) {
      const secret = visit.secretFor(await visit.act(), 'session');
      visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
      return visit.redirect(routes.account.url());
    }
    const form = await visit.form(recoverForm);
    if (!form.ok) return show(visit, form, 422);
    const passphrase = await chosenPassphrase(form.values, [], visit.t);
    if (!passphrase.ok) return show(visit, { typed: form.typed, problems: passphrase.problems }, 422);
    const code = readRecoveryCode(Buffer.from(form.values.code, 'utf8'));
    const found = code && (await findByCode(visit, code));
    if (!found) return show(visit, { typed: {}, problems: { code: visit.t('problem.recover') } }, 422);
    return recover(visit, found, passphrase.bytes, form.act);
  });
};
