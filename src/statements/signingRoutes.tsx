import { z } from 'zod';
import { finalTextId, type StatementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { decideOnce } from '../web/decideOnce.ts';
import type { Doors } from '../web/doors.ts';
import { choice, lines, neededLines } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { AfterPage } from './afterPage.tsx';
import { look, lookingAs, submit } from './deciding.ts';
import { objectionAnswers } from './facts.ts';
import { answerFinal, letOthersSign, linkSigner, lookAtEndorsement, makeFinal } from './finishing.ts';
import { object } from './objecting.ts';
import { answerRaised, raiseObjection } from './objections.ts';
import { ObjectPage } from './objectPage.tsx';
import { afterView, signingView } from './pageViews.ts';
import { doorHashOf, readPublic } from './published/publicReading.ts';
import { titleOf } from './published/published.ts';
import { agreeToPublish } from './publishing.ts';
import { refusalInWords } from './refusals.ts';
import type { StatementRefusal } from './ruling.ts';
import { SigningPage } from './signingPage.tsx';
import type { Sent } from './views.ts';
import { longestSaid } from './wordingPage.tsx';

const nothing = z.strictObject({});
const signing = z.strictObject({
  final: finalTextId,
  answer: choice(['signed', 'reservation', 'declined', 'abstained']),
  reservation: lines(longestSaid).default(''),
});
const agreeing = z.strictObject({ final: finalTextId });
const looking = z.strictObject({ look: choice(['take', 'aside']) });
const answering = z.strictObject({ answer: choice(objectionAnswers), words: lines(longestSaid).default('') });
const objecting = z.strictObject({ words: neededLines(longestSaid), named: choice(['yes', 'no']) });

type Shown = { sent?: Sent; link?: string };
const show = async (visit: Visit, member: SignedIn, id: StatementId, { sent, link }: Shown = {}) => {
  const { frame, deps } = visit;
  const view = await look(visit, member, (at) => signingView(at, id, frame, deps.origin));
  if (!view) return visit.notFound();
  return visit.page(
    <SigningPage frame={frame} view={view} sent={sent} done={visit.done} link={link ?? null} />,
    sent ? 422 : 200,
  );
};

const showAfter = async (visit: Visit, member: SignedIn, id: StatementId, sent?: Sent) => {
  const view = await look(visit, member, (at) => afterView(at, id));
  if (!view) return visit.notFound();
  return visit.page(
    <AfterPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

/** The link comes from the form itself: pressed twice, it is one link, shown twice (C48). */
const link = async (visit: Visit, member: SignedIn, statement: StatementId) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const token = visit.secretFor(form.act, 'link');
  const to = routes.signing.url({ statement });
  const decided = await decideOnce<StatementRefusal>(visit, form.act, async (tx, keyring) => {
    const outcome = await linkSigner(lookingAs(visit, member, tx, keyring), statement, token);
    return outcome?.ok ? { ok: true, to } : outcome;
  });
  if (!decided) return visit.notFound();
  const url = visit.deps.origin + routes.signOn.url({ token: token.toString('base64url') });
  if (decided.ok) return show(visit, member, statement, { link: url });
  const problems = { form: refusalInWords(decided, visit.t) };
  return show(visit, member, statement, { sent: { form: 'link', typed: {}, problems } });
};

const finalRoutes = (doors: Doors): void => {
  doors.member(routes.signing, (visit, at, member) => show(visit, member, at.statement));
  doors.member(routes.makeFinal, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(nothing),
        name: 'final',
        to: routes.signing.url({ statement }),
        done: 'textFinal',
        work: () => (at) => makeFinal(at, statement),
      },
      (sent) => show(visit, member, statement, { sent }),
    ),
  );
  doors.member(routes.answerFinal, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(signing),
        name: 'sign',
        to: routes.signing.url({ statement }),
        done: 'finalAnswered',
        work: (values) => (at) => answerFinal(at, statement, values),
      },
      (sent) => show(visit, member, statement, { sent }),
    ),
  );
  doors.member(routes.agreeToPublish, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(agreeing),
        name: 'agree',
        to: routes.signing.url({ statement }),
        done: ({ publishes }: { publishes: boolean }) =>
          publishes ? 'statementPublished' : 'publishingAgreed',
        work:
          ({ final }) =>
          (at) =>
            agreeToPublish(at, statement, final),
      },
      (sent) => show(visit, member, statement, { sent }),
    ),
  );
};

const signOnRoutes = (doors: Doors): void => {
  doors.member(routes.openSignOn, async (visit, { statement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(nothing),
        name: 'open',
        to: routes.signing.url({ statement }),
        done: 'signOnOpened',
        work: () => (at) => letOthersSign(at, statement),
      },
      (sent) => show(visit, member, statement, { sent }),
    ),
  );
  doors.member(routes.linkSigner, (visit, at, member) => link(visit, member, at.statement));
  doors.member(routes.lookAtSignature, async (visit, { statement, endorsement }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(looking),
        name: 'look',
        to: routes.signing.url({ statement }),
        done: 'signatureSeen',
        work:
          ({ look: what }) =>
          (at) =>
            lookAtEndorsement(at, statement, endorsement, { take: what === 'take' }),
      },
      (sent) => show(visit, member, statement, { sent }),
    ),
  );
};

const showObjecting = async (visit: Visit, token: string, sent?: Sent) => {
  const found = await readPublic(visit, token);
  if (!found) return visit.notFound();
  const { published } = found;
  const page = { frame: visit.frame, token, title: titleOf(published), days: published.days, sent };
  return visit.page(<ObjectPage {...page} />, sent ? 422 : 200);
};

/** As herself, with the page's address in hand: that is how the database lets her see what she objects to. */
const objectTo = async (visit: Visit, member: SignedIn, token: string) => {
  const found = await readPublic(visit, token);
  if (!found) return visit.notFound();
  const form = await visit.form(objecting);
  const { typed } = form;
  if (!form.ok) return showObjecting(visit, token, { form: 'object', typed, problems: form.problems });
  const { days } = found.published;
  const { words } = form.values;
  const may = object({ published: found.final, days }, member, words, visit.now);
  if (!may.ok) {
    const problems = { form: refusalInWords(may, visit.t) };
    return showObjecting(visit, token, { form: 'object', typed, problems });
  }
  const namedAs = form.values.named === 'yes' ? member.organisationName : null;
  const raised = { statement: found.statement, published: found.final, days, namedAs, words };
  const actor = { kind: 'person', person: member.person, bearer: doorHashOf(token) } as const;
  const to = await visit.deps.database.withActor(actor, (tx) =>
    visit.once(tx, form.act, async () => {
      await raiseObjection({ tx, member, now: visit.now }, raised);
      return routes.publicText.url({ token });
    }),
  );
  return visit.redirect(to);
};

const afterRoutes = (doors: Doors): void => {
  doors.member(routes.after, (visit, at, member) => showAfter(visit, member, at.statement));
  doors.member(routes.answerObjection, async (visit, { statement, objection }, member) =>
    submit(
      visit,
      member,
      {
        form: await visit.form(answering),
        name: `objection ${objection}`,
        to: routes.after.url({ statement }),
        done: ({ supplement }: { supplement: StatementId | null }) =>
          supplement ? 'supplementBegun' : 'objectionAnswered',
        work: (values) => (at) => answerRaised(at, statement, objection, values),
      },
      (sent) => showAfter(visit, member, statement, sent),
    ),
  );
  doors.member(routes.objecting, (visit, { token }) => showObjecting(visit, token));
  doors.member(routes.objectNow, (visit, { token }, member) => objectTo(visit, member, token));
};

export const signingRoutes = (doors: Doors): void => {
  finalRoutes(doors);
  signOnRoutes(doors);
  afterRoutes(doors);
};
