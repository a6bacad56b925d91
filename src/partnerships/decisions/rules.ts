import type { DecisionVersion } from '../../kernel/decision/facts.ts';
import { type Closing, currentVersion, type DecisionFacts, partyOf } from '../../kernel/decision/facts.ts';
import { type Consented, consent, type OnText } from '../../kernel/decision/rules.ts';
import { decisionState } from '../../kernel/decision/state.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
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

/** An objection to the text as it reads now: nothing can take effect until somebody acts on it. P1 */
export type Standing = { by: readonly OrganisationId[]; next: readonly OrganisationId[] };

/**
 * Who objected, and who acts next: whoever wrote the text can amend it, and whoever proposed can withdraw it. Where
 * those are the ones who object, it is for everybody else to put a better text.
 */
export const standingObjection = (decision: DecisionFacts, now: Temporal.Instant): Standing | null => {
  const { outcome, parties } = decisionState(decision, now);
  const by = parties.filter(({ state }) => state === 'objected').map(({ organisation }) => organisation);
  if (outcome || by.length === 0) return null;
  const others = parties.filter(({ organisation, shown }) => shown && !by.includes(organisation));
  const behind = [currentVersion(decision).by, decision.proposedBy];
  const authors = others.filter(({ organisation }) => behind.includes(organisation));
  const next = (authors.length > 0 ? authors : others).map(({ organisation }) => organisation);
  return { by, next };
};

/** What a decision asks of one of its organisations: an answer, or something to be done about an objection. */
export const asksOf = (
  decision: DecisionFacts,
  organisation: OrganisationId,
  now: Temporal.Instant,
): 'answer' | 'objection' | null => {
  if (standingObjection(decision, now)?.next.includes(organisation)) return 'objection';
  const own = decisionState(decision, now).parties.find((party) => party.organisation === organisation);
  return own?.state === 'waiting' ? 'answer' : null;
};

/** The latest text before this one that the organisation answered or wrote: what it knows, to compare with. P1 */
export const lastKnownTo = (
  decision: DecisionFacts,
  organisation: OrganisationId,
): DecisionVersion | null => {
  if (!partyOf(decision, organisation)?.shown) return null;
  const current = currentVersion(decision);
  const knows = ({ id, by }: DecisionVersion): boolean =>
    by === organisation ||
    decision.answers.some(
      (given) => given.version === id && given.organisation === organisation && given.answer !== 'silence',
    );
  const earlier = decision.versions.filter((version) => version.number < current.number && knows(version));
  return earlier.sort((one, other) => other.number - one.number)[0] ?? null;
};

/** Did it object to a text that a newer one has replaced? */
export const objectedBefore = (decision: DecisionFacts, organisation: OrganisationId): boolean => {
  const { id } = currentVersion(decision);
  return decision.answers.some(
    (given) => given.organisation === organisation && given.answer === 'objection' && given.version !== id,
  );
};
