import { type Acting, answerBy, mayAct, type Now, type Ruling } from './acting.ts';
import { type Day, dayOf } from './clock.ts';
import {
  answerOf,
  type Closing,
  currentVersion,
  type DecisionAnswer,
  type DecisionFacts,
  type DecisionOutcome,
  nextPlace,
} from './decision.ts';
import type { Member } from './organisation.ts';
import { refuse } from './outcome.ts';
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

export const mayWithdraw = (decision: DecisionFacts, by: Member, now: Now): Ruling<Acting> => {
  const may = mayAct(decision, by, now);
  if (!may.ok) return may;
  return decision.proposedBy === by.organisation.id ? may : refuse('onlyProposer', 'P1');
};

export const withdraw = (decision: DecisionFacts, by: Member, now: Now): Ruling<{ closing: Closing }> => {
  const may = mayWithdraw(decision, by, now);
  return may.ok ? { ok: true, closing: close(decision, 'withdrawn', dayOf(now)) } : may;
};

/** What must be recorded because time passed: each silence of those who were asked, and that it lapsed. P1 */
export const settle = (decision: DecisionFacts, now: Now): Closing | null => {
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
