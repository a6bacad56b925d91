import { type Day, firstDayAnywhere } from '../kernel/clock.ts';
import type { Member } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { EngagementFacts } from './facts.ts';
import type { GivenFeedback } from './feedback.ts';
import type { NominationFacts } from './nominationFacts.ts';
import type { Plan } from './plan.ts';
import type { Now } from './ruling.ts';

export const afterRefusals = [
  'onlySteward',
  'notShared',
  'notOver',
  'onlyConvener',
  'nothingToShare',
] as const;
export type AfterRefusal = (typeof afterRefusals)[number];
type Ruling<Facts = unknown> = Outcome<Facts, AfterRefusal>;
type When = Pick<EngagementFacts, 'firstDay'>;

/** Before its first day has begun somewhere, there is nothing to say of how it was. */
const hasBegun = (firstDay: Day | null | undefined, now: Now): boolean =>
  firstDay === null || firstDay === undefined || firstDayAnywhere(now) >= firstDay;

/** Whoever said yes may say how it was, once it has begun. P3 */
export const mayGiveFeedback = (
  { answer }: Pick<NominationFacts, 'answer'>,
  { sessions }: Pick<Plan, 'sessions'>,
  now: Now,
): boolean => {
  const first = sessions.map(({ on }) => on).sort()[0];
  return answer?.answer === 'accepted' && first !== undefined && hasBegun(first, now);
};

export const giveFeedback = ({ firstDay }: When, now: Now): Ruling =>
  hasBegun(firstDay, now) ? { ok: true } : refuse('notOver');

/** An organisation shares its own members' answers; a nominee's stay with her organisation. P6 */
export const shareFeedback = (
  { partnership }: Pick<EngagementFacts, 'partnership'>,
  by: Member,
  given: readonly GivenFeedback[],
): Ruling<{ mine: GivenFeedback[] }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!partnership) return refuse('notShared');
  const mine = given.filter(
    ({ organisation, byNominee, shared }) => organisation === by.organisation.id && !byNominee && !shared,
  );
  return mine.length === 0 ? refuse('nothingToShare') : { ok: true, mine };
};

/** Whoever convened answers for what came of the contribution. P11 */
export const reportOutcome = (
  { organisation, partnership, firstDay }: When & Pick<EngagementFacts, 'organisation' | 'partnership'>,
  by: Member,
  now: Now,
): Ruling => {
  if (organisation !== by.organisation.id) return refuse('onlyConvener', 'P11');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!partnership) return refuse('notShared');
  return hasBegun(firstDay, now) ? { ok: true } : refuse('notOver');
};
