import { z } from 'zod';
import { routes } from '../../routes.ts';
import { sessionIdHash } from '../../vault/session.ts';
import { cookieHeader, expiredCookie } from '../../web/cookie.ts';
import { withDone } from '../../web/forms/done.ts';
import type { Problems, Typed as TypedFields } from '../../web/forms/parse.ts';
import { type ReturnedForm, returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { languages } from '../../web/words/translate.ts';
import { judge, unread } from '../judge.ts';
import { leave } from '../leaving/leave.tsx';
import { SignInPage } from '../pages.tsx';
import { IdentityWriter } from '../store.ts';
import { begin } from './begin.ts';
import { busy } from './busy.tsx';
import { signInForm, typedOf } from './form.ts';

const show = (request: Request, returned?: ReturnedForm) =>
  request.answer(<SignInPage frame={request.frame} returned={returned} done={request.done} />, returned);
const again = (request: Request, typed: TypedFields, problems: Problems) =>
  show(request, returnedForm(routes.signInNow.url(), typed, problems));

const signIn = async (request: Request) => {
  const { deps } = request;
  const form = await request.form(signInForm);
  if (!form.ok) return again(request, form.typed, form.problems);
  const held = await request.held();
  const tried = await held.ask('tried', { key: deps.pepper });
  const { comer, means } = request;
  if ((await deps.delays.wait(tried, comer)) === 'busy') return busy(request);
  const typed = typedOf(form.values, held, deps.pepper);
  const judged = await judge(means, typed).catch(unread);
  if (!judged.ok) {
    // Nobody looked whether it was right: it makes nobody wait longer (C35).
    deps.delays.takenBack(tried, comer);
    return busy(request);
  }
  const { unlocked } = judged;
  const { submissionToken } = form;
  const begun =
    unlocked && (await begin(request, unlocked, typed.proof, submissionToken).finally(unlocked.close));
  if (!begun) {
    const handle = request.placed(await held.ask('handle', null));
    return again(request, { handle }, { form: request.t('problem.signIn') });
  }
  deps.delays.succeeded(tried, comer);
  return begun;
};

const endOwnSession = async (request: Request): Promise<void> => {
  if (request.session)
    await request.within((tx) => new IdentityWriter(tx).endSession(sessionIdHash(request.cookie.secret)));
};

export const signInRoutes = (mount: Mount): void => {
  mount.open(routes.signIn, (request) =>
    request.session ? request.redirect(routes.home.url()) : show(request),
  );
  mount.open(routes.signInNow, (request) =>
    request.session ? request.redirect(routes.home.url()) : signIn(request),
  );
  mount.open(routes.signOut, async (request) => {
    await endOwnSession(request);
    request.context.header('Set-Cookie', expiredCookie);
    request.context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
    return request.redirect(withDone(routes.signIn.url(), 'signedOut'));
  });
  mount.bare(routes.leave, leave);
  mount.open(routes.language, async (request) => {
    const form = await request.repeatableForm(
      z.strictObject({
        language: z.enum(languages),
        back: z
          .string()
          .regex(/^\/(?![/\\])[\w/-]*$/)
          .default('/'),
      }),
    );
    if (!form.ok) return request.notFound();
    request.context.header('Set-Cookie', cookieHeader({ ...request.cookie, language: form.values.language }));
    return request.redirect(form.values.back);
  });
};
