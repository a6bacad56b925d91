import { dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import { usualWindow } from '../../kernel/decision/window.ts';
import type {
  EngagementId,
  OrganisationId,
  PartnershipId,
  PlanVersionId,
  SeatRequestId,
} from '../../kernel/ids.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { FeedbackReader } from '../after/feedbackStore.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import { type EngagementFacts, hasAccepted, type RequestFacts, requestTo } from '../facts.ts';
import { findingsOn } from '../findings/planCheck.ts';
import { mayBeExcepted } from '../findings/rules.ts';
import { PartyReader } from '../partyStore.ts';
import { PlanReader } from '../plan/store.ts';
import { AnswerReader } from '../requests/answerStore.ts';
import { type OpenedException, readExceptions } from '../requests/exceptions/read.ts';
import { blockingFindings, isNeeded, mayExcept, signException } from '../requests/exceptions/rules.ts';
import { askSeats, mayAnswer, takeChanges } from '../requests/rules.ts';
import { cancel, mayBring, mayPlan } from '../rules.ts';
import type { EngagementRow } from '../store.ts';
import { readVisible, type VisibleEngagement } from '../visible.ts';
import { waitingOf } from '../waiting/read.ts';
import { EngagementListReader } from './listStore.ts';
import { seatsOf } from './seats.ts';
import type {
  EngagementItem,
  EngagementList,
  EngagementState,
  EngagementView,
  ExceptionView,
  RequestPageView,
  RequestView,
  VersionView,
} from './view.ts';

const perPage = 20;

type Dated = { partnership: unknown; cancelledOn: string | null; lastDay: string | null };
export const stateOf = (
  { partnership, cancelledOn, lastDay }: Dated,
  now: Temporal.Instant,
): EngagementState => {
  if (cancelledOn !== null) return 'cancelled';
  if (lastDay !== null && lastDayAnywhere(now) > lastDay) return 'over';
  return partnership === null ? 'draft' : 'planned';
};

const nameIn = ({ parties }: VisibleEngagement, organisation: OrganisationId): string =>
  parties.find((party) => party.organisation === organisation)?.name ?? '…';

const requestView = (
  visible: VisibleEngagement,
  request: RequestFacts,
  notes: ReadonlyMap<SeatRequestId, string>,
): RequestView => ({
  id: request.id,
  asked: request.asked,
  askedName: nameIn(visible, request.asked),
  number: request.number,
  sentOn: request.sentOn,
  answerBy: request.answerBy,
  answer: request.answer && {
    answer: request.answer.answer,
    answeredOn: request.answer.answeredOn,
    note: notes.get(request.id) ?? null,
  },
  current: request.version === visible.version.id,
});

const exceptionView = (
  { member }: MemberContext,
  { facts, parties }: VisibleEngagement,
  findings: readonly PlanFinding[],
  { facts: exception, words, signed }: OpenedException,
): ExceptionView => {
  const names = (having: boolean) =>
    parties
      .filter(({ organisation }) => exception.signedBy.includes(organisation) === having)
      .map(({ name }) => name);
  const needed = isNeeded(words, findings);
  return {
    id: exception.id,
    words,
    needed,
    signed,
    signedBy: names(true),
    missing: names(false),
    maySign: signException(facts, exception, member, { needed }),
  };
};

/** Everything one organisation sees of an engagement. Null where it is not there for it (C16). */
export const engagementView = async (
  context: MemberContext,
  id: EngagementId,
): Promise<EngagementView | null> => {
  const visible = await readVisible(context, id);
  return visible && viewOf(context, visible);
};

const bringTo = async (context: MemberContext, facts: EngagementFacts) => {
  if (facts.partnership !== null) return [];
  const reader = new PartyReader(context.tx);
  const ids = await reader.partnershipsOf(context.member.organisation.id);
  const agreements = await Promise.all(ids.map((one) => reader.agreement(one, context.keyring)));
  return ids.map((one, index) => ({ id: one, title: agreements[index]?.title ?? null }));
};

/** What each button of the page may do, by the rule of its act. */
const mayOf = (
  { member, now }: MemberContext,
  { facts, plan, parties, working }: VisibleEngagement,
  blocking: number,
): EngagementView['may'] => ({
  change: mayPlan(facts, member, now),
  bring: mayBring(facts, member, now),
  ask: askSeats(facts, member, { plan, parties, blocking, days: usualWindow, working }, now),
  cancel: cancel(facts, member, now),
  except: mayExcept(facts, member),
});

const viewOf = async (context: MemberContext, visible: VisibleEngagement): Promise<EngagementView> => {
  const { facts, plan, version, parties } = visible;
  const { member, now, tx, keyring } = context;
  const own = member.organisation.id;
  const findings = await findingsOn(context, visible);
  const exceptions = await readExceptions(context, visible);
  const signed = exceptions.filter((exception) => exception.signed).map(({ words }) => words);
  const blocking = blockingFindings(findings, signed);
  const answers = new AnswerReader(tx, keyring);
  const notes = await answers.notes(facts.requests.map(({ id }) => id));
  const title = facts.partnership && (await new PartyReader(tx).agreement(facts.partnership, keyring))?.title;
  return {
    facts,
    plan,
    version,
    state: stateOf(facts, now),
    plannerName: facts.partnership === null ? '' : nameIn(visible, facts.organisation),
    partnership: facts.partnership && { id: facts.partnership, title: title ?? null },
    parties: parties.map(({ organisation, name, side }) => ({ organisation, name, side })),
    me: {
      organisation: own,
      planner: facts.organisation === own,
      asked: requestTo(facts, own) !== null,
      accepted: hasAccepted(facts, own),
    },
    findings,
    blocking,
    signed: findings.filter((finding) => finding.severity === 'block' && !blocking.includes(finding)),
    exceptable: blocking.filter(mayBeExcepted),
    exceptions: exceptions.map((one) => exceptionView(context, visible, findings, one)),
    requests: facts.requests.map((request) => requestView(visible, request, notes)),
    bringTo: await bringTo(context, facts),
    may: mayOf(context, visible, blocking.length),
    cancelledNote: facts.cancelledOn === null ? null : await answers.cancellation(facts.id),
    seats: await seatsOf(context, visible),
    outcomeTold: await new FeedbackReader(tx, keyring).isTold(facts.id),
    today: dayOf(now),
  };
};

export const requestPageView = async (
  context: MemberContext,
  id: EngagementId,
  which: SeatRequestId,
): Promise<RequestPageView | null> => {
  const visible = await readVisible(context, id);
  const facts = visible?.facts.requests.find((request) => request.id === which);
  if (!visible || !facts) return null;
  const plans = new PlanReader(context.tx, context.keyring);
  const asks = await plans.plan(facts.version);
  if (!asks) return null;
  const view = await viewOf(context, visible);
  const request = view.requests.find((one) => one.id === which);
  if (!request) return null;
  const wanted = facts.answer?.version;
  const wants = wanted ? await plans.plan(wanted) : null;
  // The parties as they are today, in both: what differs is what was written.
  const { organisations } = visible.plan;
  return {
    ...view,
    request,
    asks: { ...asks, organisations },
    wants: wants && { ...wants, organisations },
    mayAnswer: mayAnswer(visible.facts, facts, context.member, context.now),
    mayTake: takeChanges(visible.facts, facts, context.member, context.now),
  };
};

/** One wording of a plan, beside the one before it by whoever plans. */
export const versionView = async (
  context: MemberContext,
  id: EngagementId,
  which: PlanVersionId,
): Promise<VersionView | null> => {
  const visible = await readVisible(context, id);
  const version = visible?.facts.versions.find((one) => one.id === which);
  if (!visible || !version) return null;
  const { facts, plan } = visible;
  const earlier = facts.versions.findLast(
    ({ by, number }) => by === facts.organisation && number < version.number,
  );
  const wanted = [version.id, ...(earlier ? [earlier.id] : [])];
  const plans = await new PlanReader(context.tx, context.keyring).plans(wanted);
  const { organisations } = plan;
  const shown = plans.get(version.id);
  const before = earlier && plans.get(earlier.id);
  return shown
    ? {
        engagement: id,
        title: plan.title,
        version,
        byName: nameIn(visible, version.by),
        plan: { ...shown, organisations },
        before: before ? { ...before, organisations } : null,
      }
    : null;
};

const itemsOf = async (context: MemberContext, rows: readonly EngagementRow[]): Promise<EngagementItem[]> => {
  const reader = new PlanReader(context.tx, context.keyring);
  const current = await reader.currentVersions(rows.map(({ id }) => id));
  const plans = await reader.plans([...current.values()]);
  const others = rows
    .map((row) => row.organisation_id)
    .filter((one) => one !== context.member.organisation.id);
  const names = await new PartyReader(context.tx).names(others);
  return rows.map((row) => {
    const version = current.get(row.id);
    const dated = { partnership: row.partnership_id, cancelledOn: row.cancelled_on, lastDay: row.last_day };
    return {
      id: row.id,
      title: (version && plans.get(version)?.title) ?? null,
      kind: row.kind,
      planner: names.get(row.organisation_id) ?? null,
      state: stateOf(dated, context.now),
      firstDay: row.first_day,
      lastDay: row.last_day,
    };
  });
};

/** What an organisation plans, is asked and takes part in; or what one partnership holds. Null: not there for it. */
export const engagementList = async (
  context: MemberContext,
  { partnership, after }: { partnership?: PartnershipId | undefined; after?: EngagementId | undefined },
): Promise<EngagementList | null> => {
  const reader = new EngagementListReader(context.tx);
  const own = context.member.organisation.id;
  const page = pageAsked(after, perPage);
  const parties = new PartyReader(context.tx);
  if (partnership && !(await parties.partnership(partnership, own, dayOf(context.now)))) return null;
  const rows = partnership
    ? await reader.inPartnership(partnership, page)
    : await reader.ofOrganisation(own, page);
  const { items, next } = pageOf(rows, perPage, ({ id }) => id);
  return {
    waiting: partnership || after ? [] : await waitingOf(context, perPage),
    items: await itemsOf(context, items),
    next,
    partnership: partnership
      ? { id: partnership, title: (await parties.agreement(partnership, context.keyring))?.title ?? null }
      : null,
  };
};
