import { z } from 'zod';
import { Tally } from '../../admission/tally.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import type { Proof } from '../../secrets/proof.ts';
import { startSession } from '../../session/session.ts';
import { ShownOnce } from '../../vault/codes/shownOnce.ts';
import { tokenHash } from '../../vault/link.ts';
import { cookieHeader } from '../../web/cookie.ts';
import { withDone } from '../../web/forms/done.ts';
import { line, type Problems, type Typed } from '../../web/forms/parse.ts';
import { type ReturnedForm, returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { enrol } from '../enrolment.ts';
import type { Enrolment } from '../facts.ts';
import { AlreadyInPage, IntroductionPage, NewKeysPage, SignUpPage, SpentLinkPage } from '../pages.tsx';
import { followLink } from '../rules.ts';
import { beginAgain } from '../signIn/begin.ts';
import { busy } from '../signIn/busy.tsx';
import { chosenProof, passphraseFields, withWordsAgain } from '../stepUp/newPassphrase.tsx';
import { IdentityWriter } from '../store.ts';
import { type Opened, openLink, openSetUp } from './links.ts';
import { takeNewKeys } from './newKeys.ts';
import { type ArrivalRefusal, arrive } from './signUp.ts';

const you = { name: line(60), ...passphraseFields };
const joiningForm = z.strictObject(you);
const foundingForm = z.strictObject({ organisation: line(120), ...you });

const show = (request: Request, opened: Opened | null, action: string, returned?: ReturnedForm) => {
  const { frame } = request;
  if (!opened) return request.page(<SpentLinkPage frame={frame} />, 404);
  if (opened.to === 'introduction')
    return request.page(
      <IntroductionPage frame={frame} action={action} organisationName={opened.organisationName} />,
    );
  if (request.session) return request.page(<AlreadyInPage frame={frame} />, 409);
  const page = { frame, action, returned, organisationName: opened.organisationName };
  return request.answer(
    opened.to === 'new-keys' ? <NewKeysPage {...page} /> : <SignUpPage {...page} by={opened.arrival.by} />,
    returned,
  );
};

/** New accounts of one source in an hour: a room full of people on the day they learn this, and no machine. */
const signUps = new Tally(60);

type SignUp = {
  submissionToken: string;
  name: string;
  organisationName: string;
  proof: Proof;
  typed: Typed;
};
type Read = ({ ok: true } & SignUp) | { ok: false; problems: Problems; typed: Typed };
/** Somebody new, or somebody who takes new keys. */
type Coming = Exclude<Opened, { to: 'introduction' }>;

const readSignUp = async (request: Request, opened: Coming): Promise<Read> => {
  const founding = opened.to === 'sign-up' && opened.arrival.by !== 'joining';
  const form = await request.form(founding ? foundingForm : joiningForm);
  if (!form.ok) return form;
  const { submissionToken, typed } = form;
  const { name } = form.values;
  const organisationName =
    'organisation' in form.values && typeof form.values.organisation === 'string'
      ? form.values.organisation
      : opened.organisationName;
  const held = await request.held();
  const chosen = await chosenProof({ t: request.t, held }, [name, organisationName]);
  if (!chosen.ok) return { ok: false, problems: chosen.problems, typed };
  return { ok: true, submissionToken, name, organisationName, proof: chosen.proof, typed };
};

/** Signed in at once, under a secret that nobody has seen before. */
const enter = (request: Request, shown: ShownOnce) => {
  if (shown.isGone) return request.redirect(routes.signIn.url());
  const secret = shown.secret('session');
  request.context.header('Set-Cookie', cookieHeader(request.sessionCookie(secret)));
  return request.redirect(routes.account.url());
};

/** The link is spent by the first arrival; what the form says lets in the second (C48). */
const enterAgain = async (request: Request) => {
  const form = await request.form(z.union([foundingForm, joiningForm]));
  const held = await request.held();
  const chosen = form.ok ? await chosenProof({ t: request.t, held }, []) : null;
  if (!form.ok || !chosen?.ok) return show(request, null, '');
  return beginAgain(request, chosen.proof, form.submissionToken);
};

/** The slow steps, and then the transaction; the new person's private key does not outlive it. */
const comeIn = async (
  request: Request,
  opened: Coming,
  action: string,
  work: (
    enrolled: Enrolment,
    read: SignUp & { shown: ShownOnce },
  ) => Promise<Outcome<{ to: string }, ArrivalRefusal> | null>,
) => {
  const again = (typed: Typed, problems: Problems) =>
    show(request, opened, action, returnedForm(action, typed, problems));
  const read = await readSignUp(request, opened);
  if (!read.ok) return again(await withWordsAgain(request, read.typed), read.problems);
  const { source } = request.comer;
  if (!source.shared && !signUps.take([source.key], request.now)) return busy(request);
  const who = { proof: read.proof, ...(opened.to === 'new-keys' ? { person: opened.person } : {}) };
  const enrolled = await enrol(request.means, who);
  if (!enrolled.ok) return busy(request);
  const shown = new ShownOnce(enrolled.answerKey(read.submissionToken), request.now);
  const outcome = await work(enrolled, { ...read, shown }).finally(() => enrolled.privateKey.fill(0));
  if (outcome?.ok) return enter(request, shown);
  // Somebody was a moment quicker with this link, or has these very words.
  return outcome?.refusal === 'wordsTaken'
    ? again(read.typed, { choice: request.t('refusal.wordsTaken') })
    : show(request, null, action);
};

const signUp = (
  request: Request,
  { arrival, ...opened }: Extract<Opened, { to: 'sign-up' }>,
  action: string,
) =>
  comeIn(request, { ...opened, arrival }, action, (enrolled, read) => {
    const { submissionToken, name, organisationName, shown } = read;
    const actor = { kind: 'person', person: enrolled.person, bearer: arrival.tokenHash } as const;
    return request.deps.database.attempt(actor, (tx) =>
      request.actOnce<ArrivalRefusal>(
        tx,
        submissionToken,
        async () => {
          const arrived = await arrive(tx, arrival, { ...enrolled, name, organisationName }, request.today);
          if (!arrived.ok) return arrived;
          await startSession(tx, { secret: shown.secret('session'), ...enrolled, now: request.now });
          return { ok: true, to: routes.account.url() };
        },
        shown,
      ),
    );
  });

/** A steward's recovery link: new keys for the same person, the organisation's key sealed to them. */
const newKeys = (
  request: Request,
  opened: Extract<Opened, { to: 'new-keys' }>,
  token: Buffer,
  action: string,
) =>
  comeIn(request, opened, action, (enrolled, { name, submissionToken, shown }) =>
    takeNewKeys(request, { opened, token, enrolled, name, submissionToken, shown }),
  );

const introduce = async (request: Request, opened: Extract<Opened, { to: 'introduction' }>, hash: Buffer) => {
  const { member } = request;
  const form = await request.form(z.strictObject({}));
  if (!form.ok || member?.role !== 'steward') return request.notFound();
  const to = withDone(routes.organisation.url({ organisation: opened.organisation }), 'introduced');
  const actor = { kind: 'person', person: member.person, bearer: hash } as const;
  const introduced = await request.deps.database.attempt(actor, (tx) =>
    request.actOnce<'spent'>(tx, form.submissionToken, async () => {
      const writer = new IdentityWriter(tx);
      const followed = followLink(await writer.holdInvitation(hash, request.today));
      if (!followed.ok) return followed;
      await writer.acquaint(member.organisation.id, opened.organisation, request.today);
      await writer.useInvitation(hash, request.today);
      return { ok: true, to };
    }),
  );
  return introduced?.ok ? request.redirect(introduced.to) : show(request, null, '');
};

export const arrivalRoutes = (mount: Mount): void => {
  mount.open(routes.setUp, async (request, { token }) => {
    const opened = await openSetUp(request, Buffer.from(token, 'base64url'));
    return show(request, opened, routes.setUpNow.url({ token }));
  });
  mount.open(routes.setUpNow, async (request, { token }) => {
    if (await request.answered()) return enterAgain(request);
    const opened = await openSetUp(request, Buffer.from(token, 'base64url'));
    if (opened?.to !== 'sign-up' || request.session) return show(request, opened, '');
    return signUp(request, opened, routes.setUpNow.url({ token }));
  });
  mount.open(routes.join, async (request, { token }) => {
    const opened = await openLink(request, Buffer.from(token, 'base64url'), request.today);
    return show(request, opened, routes.joinNow.url({ token }));
  });
  mount.open(routes.joinNow, async (request, { token }) => {
    const link = Buffer.from(token, 'base64url');
    const action = routes.joinNow.url({ token });
    const earlier = await request.answered();
    if (earlier) return request.session ? request.redirect(earlier) : enterAgain(request);
    const opened = await openLink(request, link, request.today);
    if (opened?.to === 'introduction') return introduce(request, opened, tokenHash(link));
    if (!opened || request.session) return show(request, opened, action);
    return opened.to === 'sign-up' ? signUp(request, opened, action) : newKeys(request, opened, link, action);
  });
};
