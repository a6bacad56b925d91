import type { Commitment } from '../commitments/commitment.ts';
import type { Tx } from '../database/tx.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { EngagementId, OrganisationId } from '../kernel/ids.ts';
import type { WorkingTimes } from '../kernel/workingCalendar.ts';
import type { MemberContext } from '../session/memberContext.ts';
import { type EngagementFacts, type PlanVersionFacts, planOf } from './facts.ts';
import { commitmentsAmong, type EngagementParty, PartyReader } from './partyStore.ts';
import type { Plan, PlanOrganisation } from './plan/document.ts';
import { PlanReader } from './plan/store.ts';
import { EngagementReader } from './store.ts';
import { WorkingTimeReader } from './workingTimeStore.ts';

/** An engagement as one organisation finds it: null where it is not there, or not for it to know of (C16). */
export type VisibleEngagement = {
  facts: EngagementFacts;
  /** The plan as it stands, and which wording that is. */
  plan: Plan;
  version: PlanVersionFacts;
  /** Those who are in its partnership; none while it is a draft of one's own. */
  parties: readonly EngagementParty[];
  commitments: readonly Commitment[];
  /** When those whom it asks work, and how early they want to be told. P10 */
  working: WorkingTimes;
};

/** The parties as a plan's organisations: nobody's word about another is typed. P12 */
export const organisationsOf = (parties: readonly EngagementParty[]): PlanOrganisation[] =>
  parties.map(({ organisation, name, side, ledBy }) => ({
    key: organisation,
    name,
    kind: side === 'community' ? 'community-led' : 'ally',
    ledBy: [...ledBy],
  }));

/** Only the community side has a calendar of its own here: an ally's week moves no window. P10 */
export const workingTimesOf = (
  tx: Tx,
  parties: readonly EngagementParty[],
  today: Day,
): Promise<WorkingTimes> =>
  new WorkingTimeReader(tx).of(
    parties.filter(({ side }) => side === 'community').map(({ organisation }) => organisation),
    today,
  );

const mayLook = (
  facts: EngagementFacts,
  parties: readonly EngagementParty[],
  own: OrganisationId,
): boolean =>
  facts.partnership === null
    ? facts.organisation === own
    : parties.some(({ organisation }) => organisation === own);

export const readVisible = async (
  { tx, keyring, member, now }: MemberContext,
  id: EngagementId,
): Promise<VisibleEngagement | null> => {
  const facts = await new EngagementReader(tx).engagement(id);
  const current = facts && planOf(facts);
  if (!facts || !current) return null;
  const own = member.organisation.id;
  const reader = new PartyReader(tx);
  const partnership = facts.partnership && (await reader.partnership(facts.partnership, own, dayOf(now)));
  const parties = partnership?.parties ?? [];
  if (!mayLook(facts, parties, own)) return null;
  const plan = await new PlanReader(tx, keyring).plan(current.id);
  if (!plan) return null;
  const agreement = partnership && (await reader.agreement(partnership.id, keyring));
  return {
    facts,
    version: current,
    plan: partnership ? { ...plan, organisations: organisationsOf(parties) } : plan,
    parties,
    commitments: agreement ? commitmentsAmong(agreement, parties) : [],
    working: await workingTimesOf(tx, parties, dayOf(now)),
  };
};
