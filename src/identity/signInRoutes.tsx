import { z } from 'zod';
import { routes } from '../routes.ts';
import { sessionIdHash } from '../vault/session.ts';
import { loginId } from '../vault/signInName.ts';
import { cookieHeader, expiredCookie } from '../web/cookie.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import type { Visit } from '../web/visit.ts';
import { languages } from '../web/words.ts';
import { busy } from './busy.tsx';
import { judge, prepareLogin, type Unlocked } from './enrolment.ts';
import { leave } from './leaving.tsx';
import { type FormState, fresh, SignInPage } from './pages.tsx';
import { startSession } from './session.ts';
import { IdentityReader, IdentityWriter } from './store.ts';

const signInForm = z.strictObject({
  name: z.string().max(200, { error: 'problem.tooLong' }),
  passphrase: z.string().max(2000, { error: 'problem.tooLong' }),
});

const show = (visit: Visit, state: FormState = fresh, status: 200 | 422 = 200) =>
  visit.page(<SignInPage frame={visit.frame} state={state} done={visit.done} />, status);

/** The person's key, opened as her and only now: a wrong passphrase never gets this far. */
const begin = async (visit: Visit, unlocked: Unlocked, typed: { name: string; passphrase: Buffer }) => {
  const { deps } = visit;
  const { person } = unlocked;
  const secret = visit.secretFor(await visit.act(), 'session');
  const wrapped = await deps.database.withActor({ kind: 'person', person }, (tx) =>
    new IdentityReader(tx).wrap(person, 'passphrase'),
  );
  if (!wrapped) throw new Error('a sign-in without its wrap');
  const privateKey = unlocked.open(wrapped);
  try {
    const better = unlocked.upgrade ? await prepareLogin(deps, { person, ...typed, privateKey }) : null;
    await deps.database.withActor({ kind: 'person', person }, async (tx) => {
      const writer = new IdentityWriter(tx);
      if (better?.ok) {
        await writer.dropLogin(person);
        await writer.addLogin(person, better.login);
        await writer.setWrap(person, 'passphrase', better.wrapped);
      }
      await startSession(tx, { secret, person, privateKey, now: visit.now });
    });
  } finally {
    privateKey.fill(0);
  }
  visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, secret }));
  return visit.redirect(routes.home.url());
};

const judgeSignIn = async (visit: Visit, typed: { name: string; passphrase: Buffer }) => {
  const { deps } = visit;
  const { name, passphrase } = typed;
  const id = loginId(deps.pepper, name);
  if ((await deps.delays.wait(id)) === 'busy') return busy(visit);
  const login = await visit.asStranger(id, (tx) => new IdentityReader(tx).login(id));
  const judged = await judge(deps, id, login, passphrase);
  if (!judged.ok) return busy(visit);
  if (!judged.unlocked)
    return show(visit, { typed: { name }, problems: { form: visit.t('problem.signIn') } }, 422);
  deps.delays.succeeded(id);
  return begin(visit, judged.unlocked, typed).finally(judged.unlocked.close);
};

const signIn = async (visit: Visit) => {
  const form = await visit.form(signInForm);
  if (!form.ok) return show(visit, form, 422);
  const passphrase = Buffer.from(form.values.passphrase.normalize('NFKC'), 'utf8');
  try {
    return await judgeSignIn(visit, { name: form.values.name, passphrase });
  } finally {
    passphrase.fill(0);
  }
};

const endOwnSession = async (visit: Visit): Promise<void> => {
  if (visit.session)
    await visit.within((tx) => new IdentityWriter(tx).endSession(sessionIdHash(visit.cookie.secret)));
};

export const signInRoutes = (doors: Doors): void => {
  doors.open(routes.signIn, (visit) => (visit.session ? visit.redirect(routes.home.url()) : show(visit)));
  doors.open(routes.signInNow, (visit) =>
    visit.session ? visit.redirect(routes.home.url()) : signIn(visit),
  );
  doors.open(routes.signOut, async (visit) => {
    await endOwnSession(visit);
    visit.context.header('Set-Cookie', expiredCookie);
    visit.context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
    return visit.redirect(withDone(routes.signIn.url(), 'signedOut'));
  });
  doors.bare(routes.leave, leave);
  doors.open(routes.language, async (visit) => {
    const form = await visit.repeatableForm(
      z.strictObject({
        language: z.enum(languages),
        back: z
          .string()
          .regex(/^\/(?![/\\])[\w/-]*$/)
          .default('/'),
      }),
    );
    if (!form.ok) return visit.notFound();
    visit.context.header('Set-Cookie', cookieHeader({ ...visit.cookie, language: form.values.language }));
    return visit.redirect(form.values.back);
  });
};
