import { z } from 'zod';
import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { Keyring } from '../vault/keyring.ts';
import { unwrapPersonKey } from '../vault/personKey.ts';
import { readRecoveryCode, recoveryId, recoveryKey } from '../vault/recoveryCode.ts';
import { loginId } from '../vault/signInName.ts';
import { cookieHeader } from '../web/cookie.ts';
import type { Doors } from '../web/doors.ts';
import type { Parsed } from '../web/form.ts';
import type { Visit } from '../web/visit.ts';
import { busy } from './busy.tsx';
import { prepareLogin } from './enrolment.ts';
import { ownName } from './names.ts';
import { chosenPassphrase, passphraseFields } from './newPassphrase.tsx';
import { type FormState, fresh, RecoverPage } from './pages.tsx';
import { startSession } from './session.ts';
import { IdentityReader, IdentityWriter } from './store.ts';

const recoverForm = z.strictObject({
  code: z.string().max(200, { error: 'problem.tooLong' }),
  ...passphraseFields,
});

const show = (visit: Visit, state: FormState = fresh, status: 200 | 422 = 200) =>
  visit.page(<RecoverPage frame={visit.frame} state={state} />, status);

type Read = Extract<Parsed<z.infer<typeof recoverForm>>, { ok: true }>;
type Found = { person: PersonId; privateKey: Buffer; name: string | null };

/** Her key, opened by the code: 128 random bits need no slow step. */
const keyFromCode = (code: Buffer, wrapped: Buffer, person: PersonId): Buffer => {
  const key = recoveryKey(code);
  try {
    return unwrapPersonKey(key, wrapped, person, 'recovery');
  } finally {
    key.fill(0);
  }
};

/** The person whose code this is. */
const findByCode = async (visit: Visit, code: Buffer): Promise<Found | null> => {
  const id = recoveryId(code);
  const row = await visit.asStranger(id, (tx) => new IdentityReader(tx).recovery(id));
  if (!row) return null;
  const person = row.person_id;
  return visit.deps.database.withActor({ kind: 'person', person }, async (tx) => {
    const wrapped = await new IdentityReader(tx).wrap(person, 'recovery');
    if (!wrapped) return null;
    const privateKey = keyFromCode(code, wrapped, person);
    const keyring = new Keyring({ person, privateKey: Buffer.from(privateKey) });
    try {
      return { person, privateKey, name: await ownName(tx, keyring, person) };
    } finally {
      keyring.close();
    }
  });
};

/** A used code dies, every session ends, and a new code has to be made before anything else (C11). */
const recover = async (visit: Visit, found: Found, passphrase: Buffer, act: string) => {
  const { person, privateKey, name } = found;
  const prepared = await prepareLogin(visit.deps, { person, name: name ?? '', passphrase, privateKey });
  if (!prepared.ok) return busy(visit);
  const secret = visit.secretFor(act, 'session');
  await visit.deps.database.withActor({ kind: 'person', person }, (tx) =>
    visit.once(tx, act, async () => {
      const writer = new IdentityWriter(tx);
      const before = await writer.loginOf(person);
      await writer.endSessions(person);
      await writer.dropLogin(person);
      // Without a membership her name cannot be read; the old sign-in name then stays as it was.
      const id = name === null ? (before?.id ?? loginId(visit.deps.pepper, '')) : prepared.login.id;
      await writer.addLogin(person, { ...prepared.login, id });
      await writer.setWrap(person, 'passphrase', prepared.wrapped);
      await writer.dropRecovery(person);
      await writer.confirmCode(person, false);
      await startSession(tx, { secret, person, privateKey, now: visit.now });
      return routes.account.url();
    }),
  );
  visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
  return visit.redirect(routes.account.url());
};

/** With the code found. Nothing it opened outlives the answer. */
const renew = async (visit: Visit, found: Found, form: Read) => {
  const passphrase = await chosenPassphrase(form.values, [found.name ?? ''], visit.t);
  if (!passphrase.ok) return show(visit, { typed: form.typed, problems: passphrase.problems }, 422);
  try {
    return await recover(visit, found, passphrase.bytes, form.act);
  } finally {
    passphrase.bytes.fill(0);
  }
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
    // The code first: judging a passphrase is work that nobody without a code may ask for.
    const code = readRecoveryCode(Buffer.from(form.values.code, 'utf8'));
    const found = code && (await findByCode(visit, code));
    if (!found)
      return show(visit, { typed: form.typed, problems: { code: visit.t('problem.recover') } }, 422);
    try {
      return await renew(visit, found, form);
    } finally {
      found.privateKey.fill(0);
    }
  });
};
