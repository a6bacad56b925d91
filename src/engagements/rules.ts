import { type Day, dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import type { OrganisationId, SeatRequestId } from '../kernel/ids.ts';
import type { Member, Side } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { longestWindow, shortestWindow } from '../kernel/window.ts';
import { usualTime, type WorkingTimes, workingDayAfter } from '../kernel/workingCalendar.ts';
import { type EngagementFacts, hasAccepted, planOf, type RequestFacts, requestTo } from './facts.ts';
import type { Plan } from './plan.ts';
import type { Now, Ruling } from './ruling.ts';

export type PartyOnSide = { organisation: OrganisationId; side: Side };

const isSteward = ({ role }: Member): boolean => role === 'steward';
const isPlanner = (facts: EngagementFacts, { organisation }: Member): boolean =>
  facts.organisation === organisation.id;

/** It is over when its last day has ended everywhere; until then plans may still change. */
export const isOver = ({ lastDay }: EngagementFacts, now: Now): boolean =>
  lastDay !== null && lastDayAnywhere(now) > lastDay;

const mayStill = (facts: EngagementFacts, now: Now): Ruling => {
  if (facts.cancelledOn !== null) return refuse('cancelled');
  return isOver(facts, now) ? refuse('over') : { ok: true };
};

/** Whoever plans it writes the plan: any of its members. */
export const mayPlan = (facts: EngagementFacts, by: Member, now: Now): Ruling =>
  isPlanner(facts, by) ? mayStill(facts, now) : refuse('notPlanner', 'P1');

/** Out of one's own drawer, before the partnership's eyes: from then on every party reads every wording. P9 */
export const bring = (
  facts: EngagementFacts,
  by: Member,
  parties: readonly PartyOnSide[],
  now: Now,
): Ruling => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  if (facts.partnership !== null) return refuse('alreadyShared');
  return parties.some(({ organisation }) => organisation === by.organisation.id)
    ? { ok: true }
    : refuse('notParty');
};

/** The seats that belong to communities: these are asked for, the others are the planner's own. P6 */
export const communitySeats = ({ seats }: Pick<Plan, 'seats'>) =>
  seats.filter(({ communities }) => communities.length > 0);

export type Asking = {
  plan: Plan;
  parties: readonly PartyOnSide[];
  standing: number;
  days: number;
  working: WorkingTimes;
};
/** `answerBy`: so many working days of its own. P10 */
export type Asked = {
  to: { organisation: OrganisationId; answerBy: Day }[];
  superseded: SeatRequestId[];
};

const askedOf = (plan: Plan, parties: readonly PartyOnSide[]): Ruling<{ to: OrganisationId[] }> => {
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
export const askSeats = (facts: EngagementFacts, by: Member, asking: Asking, now: Now): Ruling<Asked> => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  if (!isSteward(by)) return refuse('onlySteward');
  if (facts.partnership === null) return refuse('notShared');
  if (!Number.isInteger(asking.days) || asking.days < shortestWindow || asking.days > longestWindow)
    return refuse('windowLength', 'P10', { least: shortestWindow, most: longestWindow });
  const asked = askedOf(asking.plan, asking.parties);
  if (!asked.ok) return asked;
  if (asking.standing > 0) return refuse('findingsStand', 'P12', { count: asking.standing });
  const to = asked.to.filter((one) => !hasAccepted(facts, one) && !wasAskedThis(facts, one));
  if (to.length === 0) return refuse('alreadyAsked');
  const superseded = facts.requests.filter(
    (request) => waits(request) && !wasAskedThis(facts, request.asked),
  );
  return {
    ok: true,
    to: to.map((organisation) => {
      const { calendar } = asking.working.get(organisation) ?? usualTime;
      return { organisation, answerBy: workingDayAfter(dayOf(now), asking.days, calendar) };
    }),
    superseded: superseded.map(({ id }) => id),
  };
};

export const requestIsOver = ({ answerBy }: RequestFacts, now: Now): boolean =>
  lastDayAnywhere(now) > answerBy;

/** Only the organisation that is asked answers, and only while it is asked about the plan as it stands. P6 */
export const mayAnswer = (facts: EngagementFacts, request: RequestFacts, by: Member, now: Now): Ruling => {
  if (request.asked !== by.organisation.id) return refuse('notTheirSide', 'P6');
  if (!isSteward(by)) return refuse('onlySteward');
  if (request.answer) return refuse('requestClosed');
  const may = mayStill(facts, now);
  if (!may.ok) return may;
  if (requestIsOver(request, now)) return refuse('windowOver');
  return request.version === planOf(facts)?.id ? { ok: true } : refuse('planChanged');
};

/** What it asks for instead is a wording of its own; the same words would say nothing. */
export const askChanges = (
  facts: EngagementFacts,
  request: RequestFacts,
  by: Member,
  { same }: { same: boolean },
  now: Now,
): Ruling => {
  const may = mayAnswer(facts, request, by, now);
  if (!may.ok) return may;
  return same ? refuse('samePlan') : { ok: true };
};

/** The planner makes the asked organisation's wording its own; it still has to be asked, and to say yes. */
export const takeChanges = (facts: EngagementFacts, request: RequestFacts, by: Member, now: Now): Ruling => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  return request.answer?.answer === 'changes' && request.version === planOf(facts)?.id
    ? { ok: true }
    : refuse('nothingToTake');
};

/** Requests whose window passed unanswered. Silence is recorded as silence, and lowers nothing. */
export const unanswered = (facts: EngagementFacts, now: Now): RequestFacts[] =>
  facts.requests.filter((request) => request.answer === null && requestIsOver(request, now));

export const cancel = (facts: EngagementFacts, by: Member, now: Now): Ruling => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  return isSteward(by) ? { ok: true } : refuse('onlySteward');
};
