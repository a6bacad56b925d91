import type { Day } from '../clock.ts';
import type { OrganisationId } from '../ids.ts';
import type { Side } from '../organisation.ts';
import { settle } from './closings.ts';
import {
  answerOf,
  communityConsents,
  consentCounts,
  currentVersion,
  type DecisionFacts,
  type DecisionOutcome,
  type DecisionParty,
  onSide,
} from './facts.ts';
import { closesOn, workingDaysBetween, workingDaysLeft } from './window.ts';

export type PartyState =
  | 'consented'
  | 'objected'
  /** The window ended without an answer. */
  | 'silent'
  /** It is this party's turn. */
  | 'waiting'
  /** An ally, or one that is not shown the text yet: its turn comes when the community side has consented. */
  | 'after-community'
  /** The decision ended some other way before this party answered. */
  | 'unanswered';

export type PartyInDecision = {
  organisation: OrganisationId;
  side: Side;
  newcomer: boolean;
  /** Was it shown the text? Until then it is named, and asked nothing. */
  shown: boolean;
  state: PartyState;
  answeredOn: Day | null;
  /** An ally that consented before the community's last answer, and is asked once more. P7 */
  again: boolean;
};

export type DecisionState = {
  outcome: DecisionOutcome | null;
  version: number;
  closesOn: Day;
  /** Working days of the whole window, and those still to come after today. */
  daysTotal: number;
  daysLeft: number;
  turn: Side | null;
  parties: readonly PartyInDecision[];
};

const stateOf = (decision: DecisionFacts, party: DecisionParty): PartyState => {
  const answer = answerOf(decision, party.organisation)?.answer;
  if (consentCounts(decision, party)) return 'consented';
  if (answer === 'objection') return 'objected';
  if (answer === 'silence') return 'silent';
  if (decision.outcome) return 'unanswered';
  if (!party.shown) return 'after-community';
  return party.side === 'ally' && !communityConsents(decision) ? 'after-community' : 'waiting';
};

/** The decision as time has left it, whether or not anyone has recorded its end yet. */
const asOf = (decision: DecisionFacts, now: Temporal.Instant): DecisionFacts => {
  const closing = settle(decision, now);
  if (!closing) return decision;
  return { ...decision, answers: [...decision.answers, ...closing.silences], outcome: closing };
};

/** Where every party stands, the community's side first (P7), how long there is, and whose turn it is. */
export const decisionState = (facts: DecisionFacts, now: Temporal.Instant): DecisionState => {
  const decision = asOf(facts, now);
  const outcome = decision.outcome?.outcome ?? null;
  const parties = [...onSide(decision, 'community'), ...onSide(decision, 'ally')].map(
    (party): PartyInDecision => {
      const answer = answerOf(decision, party.organisation);
      const again = answer?.answer === 'consent' && !consentCounts(decision, party);
      return { ...party, state: stateOf(decision, party), answeredOn: answer?.answeredOn ?? null, again };
    },
  );
  return {
    outcome,
    version: currentVersion(decision).number,
    closesOn: closesOn(decision),
    daysTotal: workingDaysBetween(currentVersion(decision).openedOn, closesOn(decision)),
    daysLeft: outcome ? 0 : workingDaysLeft(decision, now),
    turn: outcome ? null : communityConsents(decision) ? 'ally' : 'community',
    parties,
  };
};
