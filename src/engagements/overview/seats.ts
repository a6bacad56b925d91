import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { hasAccepted } from '../facts.ts';
import { NominationReader } from '../nominations/store.ts';
import type { VisibleEngagement } from '../visible.ts';
import { needsOf, ownSeats } from '../waiting/rules.ts';
import type { EngagementView } from './view.ts';

/** What waits at the seats of one engagement, by the rule that a home page goes by. */
export const seatsOf = async (
  context: MemberContext,
  { facts, plan, version }: VisibleEngagement,
): Promise<EngagementView['seats']> => {
  const own = ownOf(context);
  const reader = new NominationReader(context.tx);
  const needed = hasAccepted(facts, own)
    ? needsOf(ownSeats(plan, own), await reader.inEngagement(facts.id), version.id)
    : [];
  const asks = facts.organisation === own && facts.requests.length > 0;
  return { needed, shown: asks ? (await reader.released(facts.id)).length : 0 };
};
