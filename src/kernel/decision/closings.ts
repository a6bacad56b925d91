import type { Day } from '../clock.ts';
import {
  answerBy,
  answerOf,
  type Closing,
  currentVersion,
  type DecisionAnswer,
  type DecisionFacts,
  type DecisionOutcome,
  nextPlace,
} from './facts.ts';
import { closesOn, windowIsOver } from './window.ts';

/** Ends an open decision. Newcomers to a partnership that did not take them in were only asked. */
export const close = (decision: DecisionFacts, outcome: DecisionOutcome, closedOn: Day): Closing => {
  const newcomers = decision.parties
    .filter(({ newcomer }) => newcomer)
    .map(({ organisation }) => organisation);
  return {
    decision: decision.id,
    version: currentVersion(decision).id,
    outcome,
    closedOn,
    silences: [],
    joining: outcome === 'effect' ? newcomers : [],
    released: outcome !== 'effect' && decision.change === 'parties' ? newcomers : [],
  };
};

/** What must be recorded because time passed: each silence of those who were asked, and that it lapsed. P1 */
export const settle = (decision: DecisionFacts, now: Temporal.Instant): Closing | null => {
  if (decision.outcome || !windowIsOver(decision, now)) return null;
  const closedOn = closesOn(decision);
  const silent = decision.parties.filter(
    ({ organisation, shown }) => shown && !answerOf(decision, organisation),
  );
  const silences = silent.map(
    ({ organisation }, index): DecisionAnswer => ({
      ...answerBy(decision, organisation, 'silence', closedOn),
      place: nextPlace(decision) + index,
    }),
  );
  return { ...close(decision, 'lapsed', closedOn), silences };
};
