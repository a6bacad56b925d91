import { type Day, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import { longestWindow, shortestWindow } from '../../kernel/decision/window.ts';
import type { OrganisationId, PartnershipId, PlanVersionId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { usualTime, type WorkingTimes, workingDayAfter } from '../../kernel/workingCalendar.ts';
import {
  type EngagementFacts,
  hasAccepted,
  type PlanVersionFacts,
  planOf,
  type RequestFacts,
  requestTo,
} from '../facts.ts';
import type { Plan } from '../plan/document.ts';
import { mayPlan, mayStill, type PartyOnSide } from '../rules.ts';

/** The seats that belong to communities: these are asked for, the others are the planner's own. P6 */
export const communitySeats = ({ seats }: Pick<Plan, 'seats'>) =>
  seats.filter(({ communities }) => communities.length > 0);

export type Asking = {
  plan: Plan;
  parties: readonly PartyOnSide[];
  /** How many blocking findings nothing excepts. */
  blocking: number;
  days: number;
  working: WorkingTimes;
};
/** Who is asked about which wording; `answerBy`: so many of its own working days later. P10 */
export type Asked = {
  partnership: PartnershipId;
  version: PlanVersionFacts;
  to: { organisation: OrganisationId; answerBy: Day }[];
  superseded: RequestFacts[];
};

const askedOf = (plan: Plan, parties: readonly PartyOnSide[]): Outcome<{ to: OrganisationId[] }> => {
  const seats = communitySeats(plan);
  if (seats.length === 0) return refuse('noSeatToAsk', 'P12');
  const to = new Map<string, OrganisationId>();
  for (const { organisation } of seats) {
    if (organisation === undefined) return refuse('seatOpen', 'P6');
    const party = parties.find((one) => one.organisation === organisation);
    // An ally cannot hold, fill or speak for a community's seat. P7
    if (party?.side !== 'community') return refuse('notTheirSide', 'P7');
    to.set(organisation, party.organisation);
  }
  return { ok: true, to: [...to.values()] };
};

const waits = (request: RequestFacts | null): boolean => request !== null && request.answer === null;
const wasAskedThis = (facts: EngagementFacts, asked: OrganisationId): boolean => {
  const request = requestTo(facts, asked);
  return waits(request) && request?.version === planOf(facts)?.id;
};

/**
 * Puts the request to the organisations whose seats they are: never to a person. Only when no blocking finding stands,
 * or both sides signed that it may. A new wording takes the place of what was asked before. P6, P10, P12
 */
export const askSeats = (
  facts: EngagementFacts,
  by: Member,
  asking: Asking,
  now: Temporal.Instant,
): Outcome<Asked> => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  const { partnership } = facts;
  const version = planOf(facts);
  if (partnership === null || version === null) return refuse('notShared');
  if (!Number.isInteger(asking.days) || asking.days < shortestWindow || asking.days > longestWindow)
    return refuse('daysToAnswer', 'P10', { least: shortestWindow, most: longestWindow });
  const asked = askedOf(asking.plan, asking.parties);
  if (!asked.ok) return asked;
  if (asking.blocking > 0) return refuse('findingsStand', 'P12', { count: asking.blocking });
  const to = asked.to.filter((one) => !hasAccepted(facts, one) && !wasAskedThis(facts, one));
  if (to.length === 0) return refuse('alreadyAsked');
  return {
    ok: true,
    partnership,
    version,
    superseded: facts.requests.filter((request) => waits(request) && !wasAskedThis(facts, request.asked)),
    to: to.map((organisation) => {
      const { calendar } = asking.working.get(organisation) ?? usualTime;
      return { organisation, answerBy: workingDayAfter(dayOf(now), asking.days, calendar) };
    }),
  };
};

const requestIsOver = ({ answerBy }: RequestFacts, now: Temporal.Instant): boolean =>
  lastDayAnywhere(now) > answerBy;

/** Only the organisation that is asked answers, and only while it is asked about the plan as it stands. P6 */
export const mayAnswer = (
  facts: EngagementFacts,
  request: RequestFacts,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ version: PlanVersionFacts }> => {
  if (request.asked !== by.organisation.id) return refuse('notTheirSide', 'P6');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (request.answer) return refuse('requestClosed');
  const may = mayStill(facts, now);
  if (!may.ok) return may;
  if (requestIsOver(request, now)) return refuse('timeToAnswerOver');
  const version = planOf(facts);
  return request.version === version?.id ? { ok: true, version } : refuse('planChanged');
};

/** What it asks for instead is a wording of its own; the same words would say nothing. */
export const askChanges = (
  facts: EngagementFacts,
  request: RequestFacts,
  by: Member,
  { same }: { same: boolean },
  now: Temporal.Instant,
): Outcome => {
  const may = mayAnswer(facts, request, by, now);
  return may.ok && same ? refuse('samePlan') : may;
};

/** The planner makes the asked organisation's wording its own; it still has to be asked, and to say yes. */
export const takeChanges = (
  facts: EngagementFacts,
  request: RequestFacts,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ wanted: PlanVersionId }> => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  const wanted = request.answer?.answer === 'changes' ? request.answer.version : null;
  return wanted !== null && request.version === planOf(facts)?.id
    ? { ok: true, wanted }
    : refuse('nothingToTake');
};

/** Requests whose window passed unanswered. Silence is recorded as silence, and lowers nothing. */
export const unanswered = (facts: EngagementFacts, now: Temporal.Instant): RequestFacts[] =>
  facts.requests.filter((request) => request.answer === null && requestIsOver(request, now));
