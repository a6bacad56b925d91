import type { Finding } from '../kernel/finding.ts';
import type { Member } from '../kernel/organisation.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { refuse } from '../kernel/outcome.ts';
import { currentFinal, drafterOf, isOwner, readsDraft } from './draft.ts';
import type { DrafterFacts, FinalFacts, StatementFacts } from './facts.ts';
import { standingLocks } from './locks.ts';

export const mayOwn = (facts: StatementFacts, by: Member): Outcome<{ drafter: DrafterFacts }> => {
  const drafter = drafterOf(facts, by.organisation.id);
  return drafter && isOwner(drafter) ? { ok: true, drafter } : refuse('notOwner', 'P1');
};

export const mayLead = (facts: StatementFacts, by: Member): Outcome<{ drafter: DrafterFacts }> => {
  const may = mayOwn(facts, by);
  return may.ok && by.role !== 'steward' ? refuse('onlySteward') : may;
};

/** Whoever has the draft before its eyes: on it, or asked to be. */
export const mayRead = (facts: StatementFacts, by: Member): Outcome => {
  const drafter = drafterOf(facts, by.organisation.id);
  return drafter && readsDraft(drafter) ? { ok: true } : refuse('notOnDraft', 'P9');
};

/** A statement with what the language check finds in its latest wordings: every gate is judged by both. */
export type CheckedStatement = { facts: StatementFacts; findings: readonly Finding[] };

const isOpen = ({ signOn }: FinalFacts): boolean => signOn !== null && signOn.closedOn === null;

/** Is the text, as it stands, open to further organisations? */
export const signOnIsOpen = (facts: StatementFacts): boolean => {
  const final = currentFinal(facts);
  return final !== null && isOpen(final);
};

/** Does anything stand open that an act may have to close? */
export const hasOpenSignOn = ({ finals }: StatementFacts): boolean => finals.some(isOpen);

/** Sign-on that no longer holds: its text is not the text any more, or something stands in the way again. P9 */
export const closingSignOn = ({ facts, findings }: CheckedStatement, now: Temporal.Instant): FinalFacts[] => {
  const current = currentFinal(facts);
  const locked = standingLocks(facts, findings, now).length > 0;
  return facts.finals.filter((final) => isOpen(final) && (final.id !== current?.id || locked));
};
