import { z } from 'zod';
import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { renewRecord } from '../vault/record.ts';
import { rotateAfterRemoval } from '../vault/rotation.ts';
import { sessionIdHash } from '../vault/session.ts';
import { loginId } from '../vault/signInName.ts';
import { cookieHeader, expiredCookie } from '../web/cookie.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { line, type Parsed, type Problems } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { showAccount } from './accountView.tsx';
import { busy } from './busy.tsx';
import { prepareLogin } from './enrolment.ts';
import { nameState } from './names.ts';
import { chosenPassphrase, passphraseFields } from './newPassphrase.tsx';
import { orRefused, Refused } from './refused.ts';
import { ownKey, startSession } from './session.ts';
import { stepUp, stepUpFields } from './stepUp.ts';
import { IdentityWriter } from './store.ts';

const passphraseForm = z.strictObject({ ...stepUpFields, ...passphraseFields });
const nameForm = z.strictObject({ name: line(60), ...stepUpFields });
const erasureForm = z.strictObject(stepUpFields);
const nothing = z.strictObject({});
type Read<Schema extends z.ZodType> = Extract<Parsed<z.infer<Schema>>, { ok: true }>;

/** Every other session ends, and the code that somebody may have made or seen opens nothing any more (C11, C36). */
const renewLogin = async (visit: Visit, person: PersonId, passphrase: Buffer, act: string) => {
  const privateKey = await visit.within((tx) => ownKey(tx, visit.cookie.secret));
  try {
    const name = visit.member?.name ?? '';
    const prepared = await prepareLogin(visit.deps, { person, name, passphrase, privateKey });
    if (!prepared.ok) return busy(visit);
    const secret = visit.secretFor(act, 'session');
    const to = await visit.within((tx) =>
      visit.once(tx, act, async () => {
        const writer = new IdentityWriter(tx);
        const id = (await writer.loginOf(person))?.id ?? prepared.login.id;
        await writer.dropLogin(person);
        await writer.addLogin(person, { ...prepared.login, id });
        await writer.setWrap(person, 'passphrase', prepared.wrapped);
        await writer.dropRecovery(person);
        await writer.confirmCode(person, false);
        await writer.endSessions(person);
        await startSession(tx, { secret, person, privateKey, now: visit.now });
        return withDone(routes.account.url(), 'passphraseChanged');
      }),
    );
    visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
    return visit.redirect(to);
  } finally {
    privateKey.fill(0);
  }
};

/** The first click ended the session that the second one comes from; it is given the new one too (C48). */
const secondClick = async (visit: Visit) => {
  const to = await visit.answered();
  if (to === null) return visit.redirect(routes.signIn.url());
  const secret = visit.secretFor(await visit.act(), 'session');
  visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
  return visit.redirect(to);
};

const changePassphrase = async (visit: Visit) => {
  const { session, member } = visit;
  if (!session) return secondClick(visit);
  const form = await visit.form(passphraseForm);
  if (!form.ok) return showAccount(visit, { passphrase: form }, 422);
  const again = (problems: Problems) =>
    showAccount(visit, { passphrase: { typed: form.typed, problems } }, 422);
  const refused = await stepUp(visit, form.values.passphrase, again);
  if (refused) return refused;
  const own = [member?.name ?? '', member?.organisationName ?? ''];
  const chosen = await chosenPassphrase(form.values, own, visit.t);
  if (!chosen.ok) return again(chosen.problems);
  try {
    return await renewLogin(visit, session.person.id, chosen.bytes, form.act);
  } finally {
    chosen.bytes.fill(0);
  }
};

const rename = (visit: Visit, member: SignedIn, { values, act }: Read<typeof nameForm>) =>
  visit.within((tx) =>
    visit.once(tx, act, async () => {
      const { person, organisation } = member;
      const writer = new IdentityWriter(tx);
      const login = await writer.loginOf(person);
      if (!login) throw new Error('a member without a sign-in');
      const record = await renewRecord(tx, { table: 'membership', row: person }, [organisation.id]);
      await writer.dropLogin(person);
      await writer.addLogin(person, {
        id: loginId(visit.deps.pepper, values.name),
        salt: login.salt,
        cost: { memory: login.memory, passes: login.passes },
        verifierHash: login.verifier_hash,
      });
      await writer.setName(person, record.seal('name_sealed', values.name));
      return withDone(routes.account.url(), 'nameChanged');
    }),
  );

/** The chosen name is also the sign-in name, so both change in one transaction. */
const changeName = async (visit: Visit) => {
  const { member } = visit;
  if (!member) return visit.notFound();
  const form = await visit.form(nameForm);
  if (!form.ok) return showAccount(visit, { name: form }, 422);
  const again = (problems: Problems) => showAccount(visit, { name: { typed: form.typed, problems } }, 422);
  const refused = await stepUp(visit, form.values.passphrase, again);
  if (refused) return refused;
  const { person } = member;
  const state = await nameState(visit, form.values.name, { asker: Buffer.from(person), except: person });
  if (state === 'busy') return busy(visit);
  const taken = () => again({ name: visit.t('problem.nameTaken') });
  if (state === 'taken') return taken();
  const renamed = await orRefused(rename(visit, member, form));
  return renamed.ok ? visit.redirect(renamed.result) : taken();
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

/** The last steward stays: an organisation without one could never open its door again. */
const eraseAccount = (visit: Visit, person: PersonId) =>
  visit.within(async (tx, keyring) => {
    const writer = new IdentityWriter(tx);
    const organisation = visit.member?.organisation.id;
    if (organisation) {
      const stewards = await writer.stewardsLocked(organisation, person);
      if (stewards.length === 1 && stewards.includes(person)) throw new Refused('lastSteward');
      await rotateAfterRemoval(tx, keyring, { organisation, removed: person, today: visit.today });
    }
    await writer.erase(person);
  });

const erase = async (visit: Visit) => {
  const { session } = visit;
  const form = await visit.form(erasureForm);
  if (!session) return visit.notFound();
  if (!form.ok) return showAccount(visit, { erasure: form }, 422);
  const again = (problems: Problems) => showAccount(visit, { erasure: { typed: {}, problems } }, 422);
  const refused = await stepUp(visit, form.values.passphrase, again);
  if (refused) return refused;
  const erased = await orRefused(eraseAccount(visit, session.person.id));
  if (!erased.ok) return again({ form: visit.t('identity.erasure.lastSteward') });
  visit.context.header('Set-Cookie', expiredCookie);
  visit.context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  return visit.redirect(withDone(routes.signIn.url(), 'erased'));
};

export const accountRoutes = (doors: Doors): void => {
  doors.person(routes.account, (visit) => showAccount(visit));
  doors.open(routes.changePassphrase, changePassphrase);
  doors.person(routes.changeName, changeName);
  doors.person(routes.endSessions, endSessions);
  doors.person(routes.eraseAccount, erase);
};
