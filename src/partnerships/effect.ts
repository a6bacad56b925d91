import type { OnText } from '../kernel/acting.ts';
import { type Consented, consent } from '../kernel/answering.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import { close, settle } from '../kernel/closing.ts';
import { type Closing, type DecisionFacts, partyOf } from '../kernel/decision.ts';
import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { hasBothSides, membersOf, type PartnershipFacts } from './parties.ts';
import type { Now, Ruling } from './ruling.ts';

/** What a change does when it takes effect. */
export type Effect = {
  /** The number of the agreement now in force; null where the partnership ends instead. */
  agreement: number | null;
  ends: boolean;
  /** The partnership's other decisions: they were about an agreement that is no more. */
  overtakes: readonly Closing[];
};

const closeOthers = (
  decisions: readonly DecisionFacts[],
  outcome: 'overtaken' | 'party-left',
  now: Now,
): Closing[] => decisions.map((decision) => settle(decision, now) ?? close(decision, outcome, dayOf(now)));

const effectOf = (partnership: PartnershipFacts, decision: DecisionFacts, now: Now): Effect => {
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
  now: Now,
): Ruling<Consented & { effect: Effect | null }> => {
  // Two changes to one agreement cannot both take effect: the second was read against words that are gone.
  const overtaken = decision.basedOn !== partnership.inForce || partnership.ended;
  if (overtaken && !decision.outcome) return refuse('overtaken', 'P1');
  const consented = consent(decision, on, now);
  if (!consented.ok) return consented;
  return { ...consented, effect: consented.closing ? effectOf(partnership, decision, now) : null };
};

/** Every party may go, whenever it wants, and needs nobody's consent. So may one that was only asked. P1 */
export const mayLeave = (partnership: PartnershipFacts, by: Member): Ruling<unknown> => {
  const party = partnership.parties.find(({ organisation }) => organisation === by.organisation.id);
  if (!party || party.leftOn !== null || party.shownOn === null) return refuse('notParty');
  return by.role === 'steward' ? { ok: true } : refuse('onlySteward');
};

export type Left = { leftOn: Day; closings: readonly Closing[]; ends: boolean };

export const leave = (partnership: PartnershipFacts, by: Member, now: Now): Ruling<Left> => {
  const may = mayLeave(partnership, by);
  if (!may.ok) return may;
  const { id } = by.organisation;
  const staying = membersOf(partnership).filter(({ organisation }) => organisation !== id);
  const closing = partnership.decisions.filter((decision) => partyOf(decision, id));
  return {
    ok: true,
    leftOn: dayOf(now),
    closings: closeOthers(closing, 'party-left', now),
    ends: !partnership.ended && !hasBothSides(staying),
  };
};

/** Everything that time has closed. Record it before any other act on the partnership. */
export const settleAll = (partnership: PartnershipFacts, now: Now): Closing[] =>
  partnership.decisions.flatMap((decision) => settle(decision, now) ?? []);
