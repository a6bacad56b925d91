import { z } from 'zod';
import {
  type EngagementId,
  engagementId,
  type PartnershipId,
  type PlanVersionId,
  partnershipId,
  type SeatRequestId,
} from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { type Decided, decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { lines, neededLines, type Parsed } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { bringToPartnership, cancelEngagement } from './acts.ts';
import { acceptChanges, agreeException, answerRequest, sayException, sendRequests } from './asking.ts';
import { EngagementPage } from './engagementPage.tsx';
import { longestNote, type Sent } from './engagementParts.tsx';
import { engagementList, engagementView, requestPageView, versionView } from './engagementView.ts';
import { EngagementsPage } from './listPage.tsx';
import { refusalInWords } from './refusals.ts';
import { RequestPage } from './requestPage.tsx';
import type { EngagementRefusal, Ruling } from './ruling.ts';
import type { Looking } from './scene.ts';
import { seatsFrom } from './seatParts.ts';
import { VersionPage } from './versionPage.tsx';
import { look, lookingAs } from './visiting.ts';

const nothing = z.strictObject({});
const days = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/, { error: 'problem.number' })
  .transform(Number);
const asking = z.strictObject({ days });
const bringing = z.strictObject({ partnership: partnershipId });
const cancelling = z.strictObject({ note: neededLines(longestNote) });
const excepting = z.strictObject({
  finding: z.string().regex(/^[a-z-]{1,60} [\w/-]{0,120}$/, { error: 'problem.choose' }),
  sentence: neededLines(longestNote),
});
const answering = z.strictObject({
  answer: z.enum(['accepted', 'declined'], { error: 'problem.choose' }),
  note: lines(longestNote),
});

const list = async (visit: Visit, member: SignedIn, partnership?: PartnershipId) => {
  const after = engagementId.safeParse(visit.context.req.query('after')).data;
  const view = await look(visit, member, (looking) => engagementList(looking, { partnership, after }));
  if (!view) return visit.notFound();
  return visit.page(
    <EngagementsPage frame={visit.frame} view={view} further={after !== undefined} done={visit.done} />,
  );
};

const show = async (visit: Visit, member: SignedIn, id: EngagementId, sent?: Sent) => {
  const view = await look(visit, member, (looking) => engagementView(looking, id));
  if (!view) return visit.notFound();
  return visit.page(
    <EngagementPage frame={visit.frame} view={view} from={seatsFrom(visit)} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

type Work = (looking: Looking) => Promise<Ruling | null>;

const decide = (
  visit: Visit,
  member: SignedIn,
  act: string,
  { to, done, work }: { to: string; done: DoneKey; work: Work },
): Promise<Decided<EngagementRefusal>> =>
  decideOnce(visit, act, async (tx, keyring) => {
    const outcome = await work(lookingAs(visit, member, tx, keyring));
    return outcome?.ok ? { ok: true, to: withDone(to, done) } : outcome;
  });

/** One of the engagement page's own forms: kept, and shown again with the reason where it is refused. */
const fromPage = async <Values,>(
  visit: Visit,
  member: SignedIn,
  id: EngagementId,
  {
    form,
    name,
    done,
    work,
  }: { form: Parsed<Values>; name: Sent['form']; done: DoneKey; work: (values: Values) => Work },
) => {
  const { typed } = form;
  if (!form.ok) return show(visit, member, id, { form: name, typed, problems: form.problems });
  const to = routes.engagement.url({ engagement: id });
  const decided = await decide(visit, member, form.act, { to, done, work: work(form.values) });
  const again = (refusal: Refusal<EngagementRefusal>) =>
    show(visit, member, id, { form: name, typed, problems: { form: refusalInWords(refusal, visit.t) } });
  return respond(visit, decided, again);
};

const ask = async (visit: Visit, member: SignedIn, id: EngagementId) =>
  fromPage(visit, member, id, {
    form: await visit.form(asking),
    name: 'ask',
    done: 'seatsAsked',
    work: (values) => (looking) => sendRequests(looking, id, values.days),
  });

const bring = async (visit: Visit, member: SignedIn, id: EngagementId) =>
  fromPage(visit, member, id, {
    form: await visit.form(bringing),
    name: 'bring',
    done: 'engagementBrought',
    work: (values) => (looking) => bringToPartnership(looking, id, values.partnership),
  });

const callOff = async (visit: Visit, member: SignedIn, id: EngagementId) =>
  fromPage(visit, member, id, {
    form: await visit.form(cancelling),
    name: 'cancel',
    done: 'engagementCancelled',
    work: (values) => (looking) => cancelEngagement(looking, id, values.note),
  });

const except = async (visit: Visit, member: SignedIn, id: EngagementId) =>
  fromPage(visit, member, id, {
    form: await visit.form(excepting),
    name: 'except',
    done: 'exceptionProposed',
    work: ({ finding, sentence }) => {
      const [rule = '', subject = ''] = finding.split(' ');
      return (looking) => sayException(looking, id, { rule, subject, sentence });
    },
  });

/** A form that is one button: what it may be refused for is said on the page it stands on. */
const press = async (
  visit: Visit,
  member: SignedIn,
  at: { to: string; done: DoneKey; work: Work },
  again: (sentence: string) => Promise<Response> | Response,
) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const decided = await decide(visit, member, form.act, at);
  return respond(visit, decided, (refusal) => again(refusalInWords(refusal, visit.t)));
};

type AtRequest = { engagement: EngagementId; request: SeatRequestId };
const showRequest = async (
  visit: Visit,
  member: SignedIn,
  at: AtRequest,
  sent?: Parameters<typeof RequestPage>[0]['sent'],
) => {
  const view = await look(visit, member, (looking) => requestPageView(looking, at.engagement, at.request));
  if (!view) return visit.notFound();
  return visit.page(
    <RequestPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

const reply = async (visit: Visit, member: SignedIn, at: AtRequest) => {
  const form = await visit.form(answering);
  const { typed } = form;
  if (!form.ok) return showRequest(visit, member, at, { typed, problems: form.problems });
  const { values } = form;
  const decided = await decide(visit, member, form.act, {
    to: routes.request.url(at),
    done: values.answer === 'accepted' ? 'requestAccepted' : 'requestDeclined',
    work: (looking) => answerRequest(looking, at, values),
  });
  return respond(visit, decided, (refusal) =>
    showRequest(visit, member, at, { typed, problems: { form: refusalInWords(refusal, visit.t) } }),
  );
};

const showVersion = async (
  visit: Visit,
  member: SignedIn,
  at: { engagement: EngagementId; planVersion: PlanVersionId },
) => {
  const view = await look(visit, member, (looking) => versionView(looking, at.engagement, at.planVersion));
  return view ? visit.page(<VersionPage frame={visit.frame} view={view} />) : visit.notFound();
};

export const engagementPlanningRoutes = (doors: Doors): void => {
  doors.member(routes.engagements, (visit, _, member) => list(visit, member));
  doors.member(routes.partnershipEngagements, (visit, at, member) => list(visit, member, at.partnership));
  doors.member(routes.engagement, (visit, at, member) => show(visit, member, at.engagement));
  doors.member(routes.planVersion, (visit, at, member) => showVersion(visit, member, at));
  doors.member(routes.bringEngagement, (visit, at, member) => bring(visit, member, at.engagement));
  doors.member(routes.askSeats, (visit, at, member) => ask(visit, member, at.engagement));
  doors.member(routes.cancelEngagement, (visit, at, member) => callOff(visit, member, at.engagement));
  doors.member(routes.proposeException, (visit, at, member) => except(visit, member, at.engagement));
  doors.member(routes.signException, (visit, at, member) => {
    const to = routes.engagement.url({ engagement: at.engagement });
    const work: Work = (looking) => agreeException(looking, at.engagement, at.exception);
    return press(visit, member, { to, done: 'exceptionSigned', work }, (sentence) =>
      show(visit, member, at.engagement, { form: 'ask', typed: {}, problems: { form: sentence } }),
    );
  });
  doors.member(routes.request, (visit, at, member) => showRequest(visit, member, at));
  doors.member(routes.answerRequest, (visit, at, member) => reply(visit, member, at));
  doors.member(routes.takeChanges, (visit, at, member) => {
    const to = routes.engagement.url({ engagement: at.engagement });
    const work: Work = (looking) => acceptChanges(looking, at);
    return press(visit, member, { to, done: 'changesTaken', work }, (sentence) =>
      showRequest(visit, member, at, { typed: {}, problems: { form: sentence } }),
    );
  });
};
