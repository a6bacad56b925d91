import { dayOf } from '../../kernel/clock.ts';
import { close, settle } from '../../kernel/decision/closings.ts';
import type { Closing, DecisionFacts } from '../../kernel/decision/facts.ts';
import type { PartnershipFacts } from '../facts.ts';

/** Ends the other decisions: as lapsed where their time was over before, else with this outcome. */
export const closeOthers = (
  decisions: readonly DecisionFacts[],
  outcome: 'overtaken' | 'party-left',
  now: Temporal.Instant,
): Closing[] => decisions.map((decision) => settle(decision, now) ?? close(decision, outcome, dayOf(now)));

/** Everything that time has closed. Record it before any other act on the partnership. */
export const settleAll = (partnership: PartnershipFacts, now: Temporal.Instant): Closing[] =>
  partnership.decisions.flatMap((decision) => settle(decision, now) ?? []);
