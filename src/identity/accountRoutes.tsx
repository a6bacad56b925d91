import { z } from 'zod';
import { routes } from '../routes.ts';
import { wrapPersonKey } from '../vault/personKey.ts';
import { renewRecord } from '../vault/record.ts';
import { printRecoveryCode, readRecoveryCode, recoveryId, recoveryKey } from '../vault/recoveryCode.ts';
import { rotateAfterRemoval } from '../vault/rotation.ts';
import { openSessionKey, sessionIdHash } from '../vault/session.ts';
import { loginId } from '../vault/signInName.ts';
import { cookieHeader, expiredCookie } from '../web/cookie.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { line } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { Visit } from '../web/visit.ts';
import { type AccountForms, AccountPage, RecoveryCodePage } from './accountPages.tsx';
import { judge, prepareLogin } from './enrolment.ts';
import { nameState } from './names.ts';
import { chosenPassphrase, passphraseFields } from './newPassphrase.tsx';
import { startSession } from './session.ts';
import { IdentityReader, IdentityWriter } from './store.ts';

const current = { passphrase: z.string().max(2000).default('') };
const passphraseForm = z.strictObject({ ...current, ...passphraseFields });
const nameForm = z.strictObject({ ...current, name: line(60) });
const codeForm = z.strictObject({ code: z.string().max(200) });
const erasureForm = z.strictObject(current);
const nothing = z.strictObject({});

const show = async (visit: Visit, forms: AccountForms = {}, status: 200 | 422 = 200) => {
  const { session } = visit;
  if (!session) return visit.notFound();
  const sessions = await visit.within((tx) => new IdentityReader(tx).sessionCount(session.person.id));
  return visit.page(
    <AccountPage
      frame={visit.frame}
      codeConfirmed={session.person.codeConfirmed}
      sessions={sessions}
      forms={forms}
      done={visit.done}
    />,
    status,
  );
};

/** The step-up: the current passphrase, judged like a sign-in, delays included. */
const knowsPassphrase = async (visit: Visit, typed: string): Promise<'yes' | 'no' | 'busy'> => {
  const { deps, session } = visit;
  if (!session) return 'no';
  const login = await visit.within((tx) => new IdentityReader(tx).loginOf(session.person.id));
  if (!login) return 'no';
  if ((await deps.delays.wait(login.id)) === 'busy') return 'busy';
  const judged = await judge(deps, login.id, login, Buffer.from(typed.normalize('NFKC'), 'utf8'));
  if (!judged.ok) return 'busy';
  if (judged.unlocked) deps.delays.succeeded(login.id);
  return judged.unlocked ? 'yes' : 'no';
};

/** The person's own private key, out of the session row: needed to wrap it anew. */
const ownKey = (visit: Visit) =>
  visit.within(async (tx) => {
    const idHash = sessionIdHash(visit.cookie.secret);
    const row = await tx
      .selectFrom('session')
      .select(['sealed_key', 'person_id'])
      .where('id_hash', '=', idHash)
      .executeTakeFirstOrThrow();
    return openSessionKey(visit.cookie.secret, row.person_id, row.sealed_key);
  });

const busy = (visit: Visit) => visit.page(messagePage(visit.frame, 'busy'), 503);

const changePassphrase = async (visit: Visit) => {
  const { session, member } = visit;
  if (!session) return visit.notFound();
  const form = await visit.form(passphraseForm);
  if (!form.ok) return show(visit, { passphrase: form }, 422);
  const known = await knowsPassphrase(visit, form.values.passphrase);
  if (known === 'busy') return busy(visit);
  if (known === 'no')
    return show(
      visit,
      { passphrase: { typed: form.typed, problems: { passphrase: visit.t('problem.passphraseWrong') } } },
      422,
    );
  const chosen = await chosenPassphrase(
    form.values,
    [member?.name ?? '', member?.organisationName ?? ''],
    visit.t,
  );
  if (!chosen.ok) return show(visit, { passphrase: { typed: form.typed, problems: chosen.problems } }, 422);
  const person = session.person.id;
  const privateKey = await ownKey(visit);
  const prepared = await prepareLogin(visit.deps, {
    person,
    name: member?.name ?? '',
    passphrase: chosen.bytes,
    privateKey,
  });
  chosen.bytes.fill(0);
  if (!prepared.ok) return busy(visit);
  const secret = visit.secretFor(form.act, 'session');
  const to = await visit.within((tx) =>
    visit.once(tx, form.act, async () => {
      const writer = new IdentityWriter(tx);
      const id = (await writer.loginOf(person))?.id ?? prepared.login.id;
      await writer.dropLogin(person);
      await writer.addLogin(person, { ...prepared.login, id });
      await writer.setWrap(person, 'passphrase', prepared.wrapped);
      await writer.endSessions(person);
      await startSession(tx, { secret, person, privateKey, now: visit.now });
      return withDone(routes.account.url(), 'passphraseChanged');
    }),
  );
  privateKey.fill(0);
  visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
  return visit.redirect(to);
};

/** The chosen name is also the sign-in name, so both change in one transaction. */
const changeName = async (visit: Visit) => {
  const { session, member } = visit;
  if (!session || !member) return visit.notFound();
  const person = session.person.id;
  const form = await visit.form(nameForm);
  if (!form.ok) return show(visit, { name: form }, 422);
  const known = await knowsPassphrase(visit, form.values.passphrase);
  if (known === 'busy') return busy(visit);
  if (known === 'no')
    return show(
      visit,
      { name: { typed: form.typed, problems: { passphrase: visit.t('problem.passphraseWrong') } } },
      422,
    );
  const state = await nameState(visit, form.values.name, { asker: Buffer.from(person), except: person });
  if (state === 'busy') return busy(visit);
  if (state === 'taken')
    return show(
      visit,
      { name: { typed: form.typed, problems: { name: visit.t('problem.nameTaken') } } },
      422,
    );
  const id = loginId(visit.deps.pepper, form.values.name);
  return visit.redirect(
    await visit.within((tx) =>
      visit.once(tx, form.act, async () => {
        const writer = new IdentityWriter(tx);
        const login = await writer.loginOf(person);
        if (!login) throw new Error('a member without a sign-in');
        const record = await renewRecord(tx, { table: 'membership', row: person }, [member.organisation.id]);
        await writer.dropLogin(person);
        await writer.addLogin(person, {
          id,
          salt: login.salt,
          cost: { memory: login.memory, passes: login.passes },
          verifierHash: login.verifier_hash,
        });
        await writer.setName(person, record.seal('name_sealed', form.values.name));
        return withDone(routes.account.url(), 'nameChanged');
      }),
    ),
  );
};

/** Makes a new code and shows it once. The same form sent again shows the same code. */
const newCode = async (visit: Visit) => {
  const { session } = visit;
  const form = await visit.form(nothing);
  if (!session || !form.ok) return visit.notFound();
  const person = session.person.id;
  const code = visit.secretFor(form.act, 'code').subarray(0, 16);
  const privateKey = await ownKey(visit);
  await visit.within((tx) =>
    visit.once(tx, form.act, async () => {
      await new IdentityWriter(tx).setRecovery(
        person,
        recoveryId(code),
        wrapPersonKey(recoveryKey(code), privateKey, person, 'recovery'),
      );
      return routes.account.url();
    }),
  );
  privateKey.fill(0);
  return visit.page(<RecoveryCodePage frame={visit.frame} code={printRecoveryCode(code)} />);
};

const confirmCode = async (visit: Visit) => {
  const { session } = visit;
  const form = await visit.form(codeForm);
  if (!session) return visit.notFound();
  const code = form.ok ? readRecoveryCode(Buffer.from(form.values.code, 'utf8')) : null;
  const right = code && (await visit.within((tx) => new IdentityReader(tx).recovery(recoveryId(code))));
  if (!form.ok || !right || right.person_id !== session.person.id) {
    return visit.page(
      <RecoveryCodePage frame={visit.frame} code={null} problem={visit.t('problem.codeWrong')} />,
      422,
    );
  }
  return visit.redirect(
    await visit.within((tx) =>
      visit.once(tx, form.act, async () => {
        await new IdentityWriter(tx).confirmCode(session.person.id, true);
        return withDone(visit.member ? routes.home.url() : routes.account.url(), 'codeConfirmed');
      }),
    ),
  );
};

const endSessions = async (visit: Visit) => {
  const { session } = visit;
  const form = await visit.form(nothing);
  if (!session || !form.ok) return visit.notFound();
  const to = await visit.within((tx) =>
    visit.once(tx, form.act, async () => {
      await new IdentityWriter(tx).endSessions(session.person.id, sessionIdHash(visit.cookie.secret));
      return withDone(routes.account.url(), 'sessionsEnded');
    }),
  );
  return visit.redirect(to);
};

/** Erases the account. The last steward stays: an organisation without one could never open its door again. */
const erase = async (visit: Visit) => {
  const { session, member } = visit;
  const form = await visit.form(erasureForm);
  if (!session) return visit.notFound();
  if (!form.ok) return show(visit, { erasure: form }, 422);
  const known = await knowsPassphrase(visit, form.values.passphrase);
  if (known === 'busy') return busy(visit);
  if (known === 'no')
    return show(
      visit,
      { erasure: { typed: {}, problems: { passphrase: visit.t('problem.passphraseWrong') } } },
      422,
    );
  const alone =
    member?.role === 'steward' &&
    (await visit.within((tx) => new IdentityReader(tx).stewards(member.organisation.id))) === 1;
  if (alone)
    return show(
      visit,
      { erasure: { typed: {}, problems: { form: visit.t('identity.erasure.lastSteward') } } },
      422,
    );
  await visit.within(async (tx, keyring) => {
    if (member)
      await rotateAfterRemoval(tx, keyring, {
        organisation: member.organisation.id,
        removed: session.person.id,
        today: visit.today,
      });
    await new IdentityWriter(tx).erase(session.person.id);
  });
  visit.context.header('Set-Cookie', expiredCookie);
  visit.context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  return visit.redirect(withDone(routes.signIn.url(), 'erased'));
};

export const accountRoutes = (doors: Doors): void => {
  doors.person(routes.account, (visit) => show(visit));
  doors.person(routes.changePassphrase, changePassphrase);
  doors.person(routes.changeName, changeName);
  doors.person(routes.newRecoveryCode, newCode);
  doors.person(routes.confirmRecoveryCode, confirmCode);
  doors.person(routes.endSessions, endSessions);
  doors.person(routes.eraseAccount, erase);
};
