import type { OrganisationId, PlanVersionId } from '../../kernel/ids.ts';
import { isAlive, type NominationFacts, waitsForAnswer } from '../nominations/facts.ts';
import type { Plan } from '../plan/document.ts';
import { communitySeats } from '../requests/rules.ts';

/** The seats of a plan that this organisation nominates for. */
export const ownSeats = (plan: Plan, own: OrganisationId): string[] =>
  communitySeats(plan)
    .filter(({ organisation }) => organisation === own)
    .map(({ key }) => key);

/** What a seat still needs of whoever nominates for it, the most pressing first. */
export const seatNeeds = ['answer', 'left', 'declined', 'nominate', 'askAnew', 'release'] as const;
export type SeatNeed = (typeof seatNeeds)[number];
export type Needed = { need: SeatNeed; seats: readonly string[] };

const isGone =
  (as: 'withdrawn' | 'declined') =>
  ({ answer, erasedOn }: NominationFacts): boolean =>
    erasedOn === null && answer?.answer === as;

/** Nobody who left just vanishes: it is said until the seat has somebody again, or she is taken off. */
const ofEmpty = (nominations: readonly NominationFacts[]): SeatNeed => {
  if (nominations.some(isGone('withdrawn'))) return 'left';
  return nominations.some(isGone('declined')) ? 'declined' : 'nominate';
};

const ofHolder = (
  { terms, answer, chose, release }: NominationFacts,
  version: PlanVersionId,
): SeatNeed | null => {
  if (release === null && terms !== version) return 'askAnew';
  return answer?.answer === 'accepted' && chose && release === null ? 'release' : null;
};

const ofSeat = (nominations: readonly NominationFacts[], version: PlanVersionId): SeatNeed[] => {
  const holder = nominations.find((one) => one.place === 0 && isAlive(one));
  const needs = holder ? ofHolder(holder, version) : ofEmpty(nominations);
  return [...(nominations.some(waitsForAnswer) ? ['answer' as const] : []), ...(needs ? [needs] : [])];
};

/** One's own seats of a plan that one agreed to: what waits, and for which of them. P6 */
export const needsOf = (
  seats: readonly string[],
  nominations: readonly NominationFacts[],
  version: PlanVersionId,
): Needed[] => {
  const each = seats.map((seat) => ({
    seat,
    needs: ofSeat(
      nominations.filter((one) => one.seat === seat),
      version,
    ),
  }));
  return seatNeeds.flatMap((need) => {
    const of = each.filter(({ needs }) => needs.includes(need)).map(({ seat }) => seat);
    return of.length > 0 ? [{ need, seats: of }] : [];
  });
};
