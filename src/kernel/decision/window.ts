import { addWorkingDays, type Day, dayOf, lastDayAnywhere } from '../clock.ts';
import type { OrganisationId } from '../ids.ts';
import { currentVersion, type DecisionFacts, onSide } from './facts.ts';

/** Working days to answer, unless the proposal says otherwise. */
export const usualWindow = 10;
export const longestWindow = 60;
/** Fewer days than this only where every community party agreed to it. P10 */
export const shortestWindow = 3;

/** A community party that itself set a short window has agreed to it by doing so. */
export const hasWaived = (decision: DecisionFacts, organisation: OrganisationId): boolean => {
  const { id, by } = currentVersion(decision);
  return (
    by === organisation ||
    decision.waivers.some((waiver) => waiver.version === id && waiver.organisation === organisation)
  );
};

export const shortWindowAgreed = (decision: DecisionFacts): boolean =>
  onSide(decision, 'community').every(({ organisation }) => hasWaived(decision, organisation));

/** The last day of the window: never under three working days without the whole community side. P10 */
export const closesOn = (decision: DecisionFacts): Day => {
  const { id, openedOn, windowDays } = currentVersion(decision);
  const usual = addWorkingDays(openedOn, Math.max(windowDays, shortestWindow));
  if (!shortWindowAgreed(decision)) return usual;
  const short = addWorkingDays(openedOn, windowDays);
  // A waiver given late closes the window that day, not on a day already gone.
  const waived = decision.waivers.filter((waiver) => waiver.version === id).map(({ waivedOn }) => waivedOn);
  const closing = [short, ...waived].sort().at(-1) ?? short;
  return [closing, usual].sort()[0] ?? usual;
};

/** A window is open through its last day anywhere on Earth: nobody is late because of where she lives. */
export const windowIsOver = (decision: DecisionFacts, now: Temporal.Instant): boolean =>
  lastDayAnywhere(now) > closesOn(decision);

/** Working days after `day`, up to and with `last`. */
export const workingDaysBetween = (day: Day, last: Day): number => {
  let count = 0;
  for (let next = addWorkingDays(day, 1); next <= last; next = addWorkingDays(next, 1)) count += 1;
  return count;
};

/** Working days still to come after today; 0 on the last one. */
export const workingDaysLeft = (decision: DecisionFacts, now: Temporal.Instant): number =>
  workingDaysBetween(dayOf(now), closesOn(decision));
