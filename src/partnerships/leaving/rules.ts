import { type Day, dayOf } from '../../kernel/clock.ts';
import { type Closing, partyOf } from '../../kernel/decision/facts.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { closeOthers } from '../decisions/effect.ts';
import { hasBothSides, membersOf, type PartnershipFacts } from '../facts.ts';

/** Every party may go, whenever it wants, and needs nobody's consent. So may one that was only asked. P1 */
export const mayLeave = (partnership: PartnershipFacts, by: Member): Outcome<unknown> => {
  const party = partnership.parties.find(({ organisation }) => organisation === by.organisation.id);
  if (!party || party.leftOn !== null || party.shownOn === null) return refuse('notParty');
  return by.role === 'steward' ? { ok: true } : refuse('onlySteward');
};

export type Left = { leftOn: Day; closings: readonly Closing[]; ends: boolean };

export const leave = (partnership: PartnershipFacts, by: Member, now: Temporal.Instant): Outcome<Left> => {
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
