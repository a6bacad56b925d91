import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { memberName } from '../../session/memberName.ts';
import { endOtherSessions } from '../../session/session.ts';
import { rotateAfterRemoval } from '../../vault/rotation.ts';
import { expiredCookie } from '../../web/cookie.ts';
import type { ValuesOf } from '../../web/forms/act.ts';
import { withDone } from '../../web/forms/done.ts';
import { line, type Problems } from '../../web/forms/parse.ts';
import { returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { refusalInWords } from '../../web/words/refusals.ts';
import { LoginReader } from '../loginStore.ts';
import { colleagueNames } from '../names.ts';
import { eraseAccount, takeName } from '../rules.ts';
import { beginAgain } from '../signIn/begin.ts';
import { stepUp, stepUpFields } from '../stepUp/check.ts';
import { chosenProof, passphraseFields, withWordsAgain } from '../stepUp/newPassphrase.tsx';
import { IdentityWriter } from '../store.ts';
import { type AccountContext, account, actOnAccount, asPerson, showAccount } from './place.tsx';
import { renewLogin } from './renewal.ts';

const passphraseForm = z.strictObject({ ...stepUpFields, ...passphraseFields });
const nameFields = { name: line(60), ...stepUpFields };
const erasureForm = z.strictObject(stepUpFields);
type Name = ValuesOf<typeof nameFields>;

/** The first click ended the session that the second one comes from; by what it says it is given the new one too (C48). */
const secondClick = async (request: Request) => {
  const form = (await request.answered()) === null ? null : await request.form(passphraseForm);
  const held = await request.held();
  const chosen = form?.ok ? await chosenProof({ t: request.t, held }, []) : null;
  if (!form?.ok || !chosen?.ok) return request.redirect(routes.signIn.url());
  return beginAgain(request, chosen.proof, form.submissionToken);
};

const changePassphrase = async (request: Request) => {
  const { session, member } = request;
  if (!session) return secondClick(request);
  const form = await request.form(passphraseForm);
  const again = async (problems: Problems) => {
    const typed = await withWordsAgain(request, form.typed);
    return showAccount(request, returnedForm(routes.changePassphrase.url(), typed, problems));
  };
  if (!form.ok) return again(form.problems);
  const { id: person, move } = session.person;
  const before = await request.within((tx) => new LoginReader(tx).loginOf(person));
  const wrong = await stepUp(request);
  if (wrong) return wrong instanceof Response ? wrong : again(wrong);
  const own = [member?.name ?? '', member?.organisationName ?? ''];
  const chosen = await chosenProof({ t: request.t, held: await request.held() }, own);
  if (!before || !chosen.ok) return again(chosen.ok ? {} : chosen.problems);
  const { proof } = chosen;
  return renewLogin(request, {
    person,
    move,
    before: before.id,
    proof,
    submissionToken: form.submissionToken,
  });
};

/** Shown to colleagues, and to nobody else: it opens nothing. */
const rename = async ({ tx, keyring, person, member }: AccountContext, _at: unknown, { name }: Name) => {
  if (!member) return null;
  const { id: organisation } = member.organisation;
  const decided = takeName(await colleagueNames(tx, keyring, { organisation, person }), name);
  if (!decided.ok) return decided;
  const key = await memberName.renewKey({ tx, keyring }, person, [organisation]);
  await new IdentityWriter(tx).setName(person, memberName.seal(key, name));
  return decided;
};

const changeName = (request: Request) => {
  // Nobody but a member has a chosen name (C16).
  if (!request.member) return request.notFound();
  return actOnAccount(account, 'nameChanged', nameFields, rename, {
    before: () => stepUp(request),
  })(request, {}, undefined);
};

const endOthers = async ({ tx, person, secret }: AccountContext) => {
  await endOtherSessions(tx, person, secret);
  return { ok: true } as const;
};

const eraseIn = (request: Request, person: PersonId) =>
  request.attempt(async (tx, keyring) => {
    const writer = new IdentityWriter(tx);
    const organisation = request.member?.organisation.id;
    if (organisation) {
      const decided = eraseAccount(await writer.stewardsLocked(organisation, person), person);
      if (!decided.ok) return decided;
      await rotateAfterRemoval(tx, keyring, { organisation, removed: person, today: request.today });
    }
    await writer.erase(person);
    return { ok: true };
  });

/** Not once per form: nothing is to say that an account was erased on this day. */
const erase = async (request: Request) => {
  const { session } = request;
  if (!session) return request.notFound();
  const form = await request.form(erasureForm);
  const again = (problems: Problems) =>
    showAccount(request, returnedForm(routes.eraseAccount.url(), {}, problems));
  if (!form.ok) return again(form.problems);
  const wrong = await stepUp(request);
  if (wrong) return wrong instanceof Response ? wrong : again(wrong);
  const erased = await eraseIn(request, session.person.id);
  if (erased && !erased.ok) return again({ form: refusalInWords(erased, request.t) });
  request.context.header('Set-Cookie', expiredCookie);
  request.context.header('Clear-Site-Data', '"cache", "cookies", "storage"');
  return request.redirect(withDone(routes.signIn.url(), 'erased'));
};

export const accountRoutes = (mount: Mount): void => {
  mount.person(routes.account, (request) => showAccount(request));
  mount.open(routes.changePassphrase, changePassphrase);
  mount.person(routes.changeName, changeName);
  mount.person(routes.endSessions, asPerson(actOnAccount(account, 'sessionsEnded', {}, endOthers)));
  mount.person(routes.eraseAccount, erase);
};
