import { type Day, firstDayAnywhere } from '../../kernel/clock.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { EngagementFacts } from '../facts.ts';
import type { NominationFacts } from '../nominations/facts.ts';
import type { Plan } from '../plan/document.ts';
import type { GivenFeedback } from './feedback.ts';

type When = Pick<EngagementFacts, 'firstDay'>;

/** Before its first day has begun somewhere, there is nothing to say of how it was. */
const hasBegun = (firstDay: Day | null | undefined, now: Temporal.Instant): boolean =>
  firstDay === null || firstDay === undefined || firstDayAnywhere(now) >= firstDay;

/** Whoever said yes may say how it was, once it has begun. P3 */
export const mayGiveFeedback = (
  { answer }: Pick<NominationFacts, 'answer'>,
  { sessions }: Pick<Plan, 'sessions'>,
  now: Temporal.Instant,
): boolean => {
  const first = sessions.map(({ on }) => on).sort()[0];
  return answer?.answer === 'accepted' && first !== undefined && hasBegun(first, now);
};

export const giveFeedback = ({ firstDay }: When, now: Temporal.Instant): Outcome =>
  hasBegun(firstDay, now) ? { ok: true } : refuse('notOver');

/** An organisation shares its own members' answers; a nominee's stay with her organisation. P6 */
export const shareFeedback = (
  { partnership }: Pick<EngagementFacts, 'partnership'>,
  by: Member,
  given: readonly GivenFeedback[],
): Outcome<{ mine: GivenFeedback[]; partnership: PartnershipId }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!partnership) return refuse('notShared');
  const mine = given.filter(
    ({ organisation, byNominee, shared }) => organisation === by.organisation.id && !byNominee && !shared,
  );
  return mine.length === 0 ? refuse('nothingToShare') : { ok: true, mine, partnership };
};

/** Whoever convened answers for what came of the contribution. P11 */
export const reportOutcome = (
  { organisation, partnership, firstDay }: When & Pick<EngagementFacts, 'organisation' | 'partnership'>,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ partnership: PartnershipId }> => {
  if (organisation !== by.organisation.id) return refuse('onlyConvener', 'P11');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!partnership) return refuse('notShared');
  return hasBegun(firstDay, now) ? { ok: true, partnership } : refuse('notOver');
};

/** Told anew, it is a version of its own: nothing that was read is overwritten. P11 */
export const tellAnew = (
  before: { number: number; words: string } | undefined,
  words: string,
): Outcome<{ number: number }> =>
  before?.words === words ? refuse('sameText') : { ok: true, number: (before?.number ?? 0) + 1 };
