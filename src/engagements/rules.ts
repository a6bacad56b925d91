import { lastDayAnywhere } from '../kernel/clock.ts';
import type { OrganisationId, PlanVersionId } from '../kernel/ids.ts';
import type { Member, Side } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { type EngagementFacts, planOf } from './facts.ts';

export type PartyOnSide = { organisation: OrganisationId; side: Side };

/** It is over when its last day has ended everywhere; until then plans may still change. */
export const isOver = ({ lastDay }: EngagementFacts, now: Temporal.Instant): boolean =>
  lastDay !== null && lastDayAnywhere(now) > lastDay;

/** Until it is called off or over. */
export const mayStill = (facts: EngagementFacts, now: Temporal.Instant): Outcome => {
  if (facts.cancelledOn !== null) return refuse('cancelled');
  return isOver(facts, now) ? refuse('over') : { ok: true };
};

/** Whoever plans it writes the plan: any of its members. */
export const mayPlan = (facts: EngagementFacts, by: Member, now: Temporal.Instant): Outcome =>
  facts.organisation === by.organisation.id ? mayStill(facts, now) : refuse('notPlanner', 'P1');

/** A next wording says something else, and starts from the plan as it stands: nobody writes over what she did not read. */
export const change = (
  facts: EngagementFacts,
  by: Member,
  { basedOn, same }: { basedOn: PlanVersionId; same: boolean },
  now: Temporal.Instant,
): Outcome => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  if (planOf(facts)?.id !== basedOn) return refuse('planChanged');
  return same ? refuse('samePlan') : { ok: true };
};

/** A draft of one's own may be brought before a partnership, once. P9 */
export const mayBring = (facts: EngagementFacts, by: Member, now: Temporal.Instant): Outcome => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  return facts.partnership === null ? { ok: true } : refuse('alreadyShared');
};

/** Only to a partnership that one is in: from then on every party reads every wording. P9 */
export const bring = (
  facts: EngagementFacts,
  by: Member,
  parties: readonly PartyOnSide[],
  now: Temporal.Instant,
): Outcome => {
  const may = mayBring(facts, by, now);
  if (!may.ok) return may;
  return parties.some(({ organisation }) => organisation === by.organisation.id)
    ? { ok: true }
    : refuse('notInPartnership');
};

export const cancel = (facts: EngagementFacts, by: Member, now: Temporal.Instant): Outcome => {
  const may = mayPlan(facts, by, now);
  if (!may.ok) return may;
  return by.role === 'steward' ? { ok: true } : refuse('onlySteward');
};
