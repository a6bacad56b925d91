import type { Commitment } from '../../commitments/commitment.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import type { Plan, PlanOrganisation, Seat } from '../plan/document.ts';
import type { PlanFinding } from './ruleTable.ts';

/**
 * What a plan is read with. `noticeDays` is the community side's to set; until it does, `ourDefaults.noticeDays`.
 * `ownNotice`: what an organisation set for itself, by its key in the plan.
 */
export type PlanFacts = {
  plan: Plan;
  commitments: readonly Commitment[];
  noticeDays: number;
  ownNotice?: ReadonlyMap<string, number>;
};

export type Check = (facts: PlanFacts) => PlanFinding[];

/** A seat with its place in the plan: `seats/2`. */
export type PlacedSeat = { seat: Seat; at: string };

export const placed = (plan: Plan): PlacedSeat[] =>
  plan.seats.map((seat, index) => ({ seat, at: `seats/${index}` }));

export const isCommunitySeat = ({ communities }: Seat): boolean => communities.length > 0;

/** The one community a seat belongs to. A seat for several belongs to none of them until that is decided. P12 */
export const communityOf = ({ communities }: Seat): CommunityKey | null => {
  const [first, ...others] = new Set(communities);
  return first && others.length === 0 ? first : null;
};

/** How many seats each community has of its own. */
export const seatsByCommunity = (plan: Plan): Map<CommunityKey, number> => {
  const counts = new Map<CommunityKey, number>();
  for (const seat of plan.seats) {
    const community = communityOf(seat);
    if (community) counts.set(community, (counts.get(community) ?? 0) + 1);
  }
  return counts;
};

export const organisationsByKey = (plan: Plan): Map<string, PlanOrganisation> =>
  new Map(plan.organisations.map((organisation) => [organisation.key, organisation]));

/** The organisations that are asked to fill a community's seat, each with its place in the plan. */
export const askedOrganisations = (plan: Plan): { organisation: PlanOrganisation; at: string }[] => {
  const asked = new Set(plan.seats.filter(isCommunitySeat).map((seat) => seat.organisation));
  return plan.organisations.flatMap((organisation, index) =>
    asked.has(organisation.key) ? [{ organisation, at: `organisations/${index}` }] : [],
  );
};
