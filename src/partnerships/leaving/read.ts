import { partyOf } from '../../kernel/decision/facts.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { titleOf } from '../agreement/read.ts';
import type { VisiblePartnership } from '../visible.ts';
import { leave, mayLeave } from './rules.ts';
import type { LeavingView, LeftView } from './view.ts';

/** What leaving would do now, to the decisions and to the partnership. */
export const leavingView = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
): Promise<LeavingView> => {
  const { facts, own } = visible;
  const leaving = leave(facts, { ...context.member, role: 'steward' }, context.now);
  return {
    id: visible.partnership.id,
    title: visible.ownMembership === 'in' ? await titleOf(context, visible) : null,
    closes: facts.decisions.filter((open) => partyOf(open, own.organisation)).length,
    ends: leaving.ok && leaving.ends,
    may: mayLeave(facts, context.member),
  };
};

export const leftView = ({ partnership, own }: VisiblePartnership): LeftView => ({
  id: partnership.id,
  joinedOn: own.joinedOn,
  leftOn: own.leftOn ?? '',
  hasRecord: own.leftSequence !== null,
});
