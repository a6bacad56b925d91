import type { Closing, DecisionFacts } from '../../kernel/decision/facts.ts';
import { type Consented, consent, type OnText } from '../../kernel/decision/rules.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { PartnershipFacts } from '../facts.ts';
import { closeOthers } from './effect.ts';

/** What a change does when it takes effect. */
export type Effect = {
  /** The number of the agreement now in force; null where the partnership ends instead. */
  agreement: number | null;
  ends: boolean;
  /** The partnership's other decisions: they were about an agreement that is no more. */
  overtakes: readonly Closing[];
};

const effectOf = (partnership: PartnershipFacts, decision: DecisionFacts, now: Temporal.Instant): Effect => {
  const ends = decision.change === 'ending';
  const others = partnership.decisions.filter(({ id }) => id !== decision.id);
  return {
    agreement: ends ? null : partnership.inForce + 1,
    ends,
    overtakes: closeOthers(others, 'overtaken', now),
  };
};

/** A party's yes; with the last one, everything that follows, once. P1 */
export const consentTo = (
  partnership: PartnershipFacts,
  decision: DecisionFacts,
  on: OnText,
  now: Temporal.Instant,
): Outcome<Consented & { effect: Effect | null }> => {
  // Two changes to one agreement cannot both take effect: the second was read against words that are gone.
  const overtaken = decision.basedOn !== partnership.inForce || partnership.ended;
  if (overtaken && !decision.outcome) return refuse('overtaken', 'P1');
  const consented = consent(decision, on, now);
  if (!consented.ok) return consented;
  return { ...consented, effect: consented.closing ? effectOf(partnership, decision, now) : null };
};
