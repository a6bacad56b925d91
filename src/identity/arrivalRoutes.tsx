import { z } from 'zod';
import { routes } from '../routes.ts';
import { tokenHash } from '../vault/link.ts';
import { cookieHeader } from '../web/cookie.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { line, type Problems, type Typed } from '../web/form.ts';
import type { Visit } from '../web/visit.ts';
import { inviterOf, type Opened, openLink, openSetUp } from './arrivals.ts';
import { busy } from './busy.tsx';
import { enrol } from './enrolment.ts';
import { nameState } from './names.ts';
import { takeNewKeys } from './newKeys.ts';
import { chosenPassphrase, passphraseFields } from './newPassphrase.tsx';
import {
  AlreadyInPage,
  type FormState,
  fresh,
  IntroductionPage,
  NewKeysPage,
  SignUpPage,
  SpentLinkPage,
} from './pages.tsx';
import { type IdentityRefusal, orRefused } from './refused.ts';
import { startSession } from './session.ts';
import { arrive } from './signUp.ts';
import { IdentityWriter } from './store.ts';

const you = { name: line(60), ...passphraseFields };
const joiningForm = z.strictObject(you);
const foundingForm = z.strictObject({ organisation: line(120), ...you });

const show = (
  visit: Visit,
  opened: Opened | null,
  action: string,
  state: FormState = fresh,
  status: 200 | 422 = 200,
) => {
  const { frame } = visit;
  if (!opened) return visit.page(<SpentLinkPage frame={frame} />, 404);
  if (opened.to === 'introduction')
    return visit.page(
      <IntroductionPage frame={frame} action={action} organisationName={opened.organisationName} />,
    );
  if (visit.session) return visit.page(<AlreadyInPage frame={frame} />, 409);
  const page = { frame, action, state, organisationName: opened.organisationName };
  return visit.page(
    opened.to === 'new-keys' ? <NewKeysPage {...page} /> : <SignUpPage {...page} by={opened.arrival.by} />,
    status,
  );
};

type Read =
  | { ok: true; act: string; name: string; organisationName: string; passphrase: Buffer; typed: Typed }
  | { ok: false; problems: Problems; typed: Typed };

/** Asks for the name last and before the slow step: nothing is lost, and nobody tries names for nothing. */
const readSignUp = async (
  visit: Visit,
  opened: Exclude<Opened, { to: 'introduction' }>,
  hash: Buffer,
): Promise<Read | 'busy'> => {
  const founding = opened.to === 'sign-up' && opened.arrival.by !== 'joining';
  const form = await visit.form(founding ? foundingForm : joiningForm);
  if (!form.ok) return form;
  const { act, typed } = form;
  const { name } = form.values;
  const organisationName =
    'organisation' in form.values && typeof form.values.organisation === 'string'
      ? form.values.organisation
      : opened.organisationName;
  const passphrase = await chosenPassphrase(form.values, [name, organisationName], visit.t);
  if (!passphrase.ok) return { ok: false, problems: passphrase.problems, typed };
  const except = opened.to === 'new-keys' ? opened.person : null;
  const inviter = inviterOf(opened);
  const behind = inviter && Buffer.from(inviter);
  const state = await nameState(visit, name, { asker: hash, ...(behind ? { behind } : {}), except });
  if (state === 'free') return { ok: true, act, name, organisationName, passphrase: passphrase.bytes, typed };
  passphrase.bytes.fill(0);
  return state === 'busy' ? state : { ok: false, problems: { name: visit.t('problem.nameTaken') }, typed };
};

/** Signed in at once under a new secret, which the same form sent again would give again. */
const enter = (visit: Visit, act: string) => {
  visit.context.header(
    'Set-Cookie',
    cookieHeader({ ...visit.cookie, secret: visit.secretFor(act, 'session') }),
  );
  return visit.redirect(routes.account.url());
};

/** Somebody was a moment quicker: with this link, or with this name. */
const tooLate = (visit: Visit, opened: Opened, action: string, typed: Typed, why: IdentityRefusal) =>
  why === 'nameTaken'
    ? show(visit, opened, action, { typed, problems: { name: visit.t('problem.nameTaken') } }, 422)
    : show(visit, null, action);

const signUp = async (visit: Visit, opened: Extract<Opened, { to: 'sign-up' }>, action: string) => {
  const { arrival } = opened;
  const read = await readSignUp(visit, opened, arrival.tokenHash);
  if (read === 'busy') return busy(visit);
  if (!read.ok) return show(visit, opened, action, read, 422);
  const { act, name, organisationName } = read;
  const enrolled = await enrol(visit.deps, read).finally(() => read.passphrase.fill(0));
  if (!enrolled.ok) return busy(visit);
  const actor = { kind: 'person', person: enrolled.person, bearer: arrival.tokenHash } as const;
  const work = visit.deps.database.withActor(actor, (tx) =>
    visit.once(tx, act, async () => {
      await arrive(tx, arrival, { ...enrolled, name, organisationName }, visit.today);
      await startSession(tx, { secret: visit.secretFor(act, 'session'), ...enrolled, now: visit.now });
      return routes.account.url();
    }),
  );
  const arrived = await orRefused(work).finally(() => enrolled.privateKey.fill(0));
  return arrived.ok ? enter(visit, act) : tooLate(visit, opened, action, read.typed, arrived.refusal);
};

/** A steward's recovery link: new keys for the same person, the organisation's key sealed to them. */
const newKeys = async (
  visit: Visit,
  opened: Extract<Opened, { to: 'new-keys' }>,
  token: Buffer,
  action: string,
) => {
  const read = await readSignUp(visit, opened, tokenHash(token));
  if (read === 'busy') return busy(visit);
  if (!read.ok) return show(visit, opened, action, read, 422);
  const who = { ...read, person: opened.person };
  const enrolled = await enrol(visit.deps, who).finally(() => read.passphrase.fill(0));
  if (!enrolled.ok) return busy(visit);
  const work = takeNewKeys(visit, { opened, token, enrolled, name: read.name, act: read.act });
  const taken = await orRefused(work).finally(() => enrolled.privateKey.fill(0));
  return taken.ok ? enter(visit, read.act) : tooLate(visit, opened, action, read.typed, taken.refusal);
};

const introduce = async (visit: Visit, opened: Extract<Opened, { to: 'introduction' }>, hash: Buffer) => {
  const { member } = visit;
  const form = await visit.form(z.strictObject({}));
  if (!form.ok || member?.role !== 'steward') return visit.notFound();
  const to = withDone(routes.organisation.url({ organisation: opened.organisation }), 'introduced');
  const actor = { kind: 'person', person: member.person, bearer: hash } as const;
  const work = visit.deps.database.withActor(actor, (tx) =>
    visit.once(tx, form.act, async () => {
      const writer = new IdentityWriter(tx);
      await writer.holdInvitation(hash, visit.today);
      await writer.acquaint(member.organisation.id, opened.organisation, visit.today);
      await writer.useInvitation(hash, visit.today);
      return to;
    }),
  );
  const introduced = await orRefused(work);
  return introduced.ok ? visit.redirect(introduced.result) : show(visit, null, '');
};

export const arrivalRoutes = (doors: Doors): void => {
  doors.open(routes.setUp, async (visit, { token }) => {
    const opened = await openSetUp(visit, Buffer.from(token, 'base64url'));
    return show(visit, opened, routes.setUpNow.url({ token }));
  });
  doors.open(routes.setUpNow, async (visit, { token }) => {
    if (await visit.answered()) return enter(visit, await visit.act());
    const opened = await openSetUp(visit, Buffer.from(token, 'base64url'));
    if (opened?.to !== 'sign-up' || visit.session) return show(visit, opened, '');
    return signUp(visit, opened, routes.setUpNow.url({ token }));
  });
  doors.open(routes.join, async (visit, { token }) => {
    const opened = await openLink(visit, Buffer.from(token, 'base64url'), visit.today);
    return show(visit, opened, routes.joinNow.url({ token }));
  });
  doors.open(routes.joinNow, async (visit, { token }) => {
    const link = Buffer.from(token, 'base64url');
    const action = routes.joinNow.url({ token });
    if (!visit.session && (await visit.answered())) return enter(visit, await visit.act());
    const opened = await openLink(visit, link, visit.today);
    if (opened?.to === 'introduction') return introduce(visit, opened, tokenHash(link));
    if (!opened || visit.session) return show(visit, opened, action);
    return opened.to === 'sign-up' ? signUp(visit, opened, action) : newKeys(visit, opened, link, action);
  });
};
