import { type HourKind, hourKinds, type Seat } from '../plan/document.ts';
import { type Check, isCommunitySeat, placed } from './facts.ts';
import { found } from './ruleTable.ts';

const isPaid = (seat: Seat): boolean => seat.fee !== null;

/** Preparation, travel and what comes after are paid like the hour on stage. R3 */
export const everyHourIsPaid: Check = ({ plan }) =>
  placed(plan)
    .filter(({ seat }) => isCommunitySeat(seat) && isPaid(seat))
    .flatMap(({ seat, at }) => {
      const unpaid = hourKinds.filter((kind) => seat.hours[kind] > 0 && !seat.paidHours.includes(kind));
      return unpaid.length === 0
        ? []
        : [found('hours-unpaid', `${at}/paidHours`, { hours: unpaid.join(' ') })];
    });

/** Nobody takes part unprepared, nor travels in no time; and what is counted for one is counted for all. R3 */
const expected = (seat: Seat, alike: ReadonlySet<HourKind>): HourKind[] =>
  hourKinds.filter(
    (kind) =>
      alike.has(kind) ||
      kind === 'preparation' ||
      (kind === 'travel' && seat.expenses.covers.some((one) => one === 'travel' || one === 'secure-travel')),
  );

export const everyHourIsCounted: Check = ({ plan }) => {
  const alike = new Map(
    [...Map.groupBy(plan.seats, ({ role }) => role)].map(([role, seats]) => [
      role,
      new Set(hourKinds.filter((kind) => seats.some((seat) => seat.hours[kind] > 0))),
    ]),
  );
  return placed(plan)
    .filter(({ seat }) => isCommunitySeat(seat))
    .flatMap(({ seat, at }) => {
      const kinds = expected(seat, alike.get(seat.role) ?? new Set()).filter(
        (kind) => seat.hours[kind] === 0,
      );
      return kinds.length === 0
        ? []
        : [found('hours-not-counted', `${at}/hours`, { hours: kinds.join(' ') })];
    });
};
