import { type Day, dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import type { Member } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { type EngagementFacts, hasAccepted } from './facts.ts';
import { isAlive, isCurrent, type NominationFacts, type NomineeAnswer } from './nominationFacts.ts';
import type { Plan } from './plan.ts';
import { isOver } from './rules.ts';
import type { Now } from './ruling.ts';

export const nominationRefusals = [
  'onlySteward',
  'cancelled',
  'over',
  'notAccepted',
  'seatNotYours',
  'tooMany',
  'linkSpent',
  'alreadyAnswered',
  'notAccepting',
  'noAppearance',
  'termsChanged',
  'reserveStaysPrivate',
  'alreadyShown',
  'notShown',
  'seatTaken',
] as const;
export type NominationRefusal = (typeof nominationRefusals)[number];
type Ruling<Facts = unknown> = Outcome<Facts, NominationRefusal>;

const mostReserves = 5;

const mayStill = (facts: EngagementFacts, now: Now): Ruling => {
  if (facts.cancelledOn !== null) return refuse('cancelled');
  return isOver(facts, now) ? refuse('over') : { ok: true };
};

type Filling = { plan: Plan; seat: string; nominations: readonly NominationFacts[] };

/**
 * An organisation nominates for its own seats, once it agreed to the plan as it stands. There is no other way to a
 * nominee: an ally has none, on any door. P6, P7
 */
export const nominate = (
  facts: EngagementFacts,
  by: Member,
  { plan, seat, nominations }: Filling,
  now: Now,
): Ruling<{ place: number }> => {
  const may = mayStill(facts, now);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  const own = by.organisation.id;
  const theirs = plan.seats.find(({ key }) => key === seat);
  if (theirs?.organisation !== own || theirs.communities.length === 0) return refuse('seatNotYours', 'P6');
  if (!hasAccepted(facts, own)) return refuse('notAccepted', 'P6');
  const alive = nominations.filter((one) => one.seat === seat && isAlive(one));
  if (alive.length > mostReserves) return refuse('tooMany', undefined, { most: mostReserves });
  const taken = new Set(alive.map(({ place }) => place));
  return {
    ok: true,
    place: Array.from({ length: mostReserves + 1 }, (_, at) => at).find((at) => !taken.has(at)) ?? 0,
  };
};

/** A reserve takes the seat when nobody holds it any more. */
export const promote = (
  nomination: NominationFacts,
  by: Member,
  nominations: readonly NominationFacts[],
): Ruling => {
  if (by.role !== 'steward') return refuse('onlySteward');
  const held = nominations.some((one) => one.seat === nomination.seat && one.place === 0 && isAlive(one));
  return held ? refuse('seatTaken') : { ok: true };
};

export const linkIsGood = ({ link }: NominationFacts, today: Day): boolean =>
  link !== null && link.expiresOn >= today;

/** She answers for herself, without a reason, once; a question can be followed by an answer. P6 */
export const answerSeat = (
  nomination: NominationFacts,
  answer: NomineeAnswer,
  now: Now,
  calledOff = false,
): Ruling => {
  if (nomination.erasedOn !== null || !linkIsGood(nomination, dayOf(now))) return refuse('linkSpent');
  const given = nomination.answer?.answer;
  if (answer === 'withdrawn') return given === 'accepted' ? { ok: true } : refuse('notAccepting');
  if (calledOff) return refuse('cancelled');
  return given === undefined || given === 'asked' ? { ok: true } : refuse('alreadyAnswered');
};

/** Two keys: she accepted these terms and chose how she appears, and her organisation releases. P6 */
export const release = (
  facts: EngagementFacts,
  nomination: NominationFacts,
  by: Member,
  now: Now,
): Ruling<{ until: Day }> => {
  const may = mayStill(facts, now);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  if (nomination.place !== 0) return refuse('reserveStaysPrivate', 'P6');
  if (nomination.answer?.answer !== 'accepted') return refuse('notAccepting', 'P6');
  if (!nomination.chose) return refuse('noAppearance', 'P6');
  if (!hasAccepted(facts, by.organisation.id)) return refuse('notAccepted', 'P6');
  if (!isCurrent(nomination, facts)) return refuse('termsChanged', 'P6');
  if (nomination.release) return refuse('alreadyShown');
  return { ok: true, until: facts.eraseOn ?? lastDayAnywhere(now) };
};

/** Either of the two takes it back, whenever they want. P6 */
export const recall = (nomination: NominationFacts): Ruling =>
  nomination.release ? { ok: true } : refuse('notShown');
