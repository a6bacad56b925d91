import type { EngagementFacts, PlanVersionFacts, RequestFacts } from '../../src/engagements/facts.ts';
import type { PartyOnSide } from '../../src/engagements/rules.ts';
import { engagementId, newId, partnershipId, planVersionId, seatRequestId } from '../../src/kernel/ids.ts';
import type { Member, Role } from '../../src/kernel/organisation.ts';
import { type Cast, cast, memberOf } from './decisions.ts';

/** An engagement that an ally plans with a community, as the rules see it. */
export const planner = cast('Fund', 'ally');
export const workers = cast('Workers', 'community');
export const users = cast('Users', 'community');
export const parties: readonly PartyOnSide[] = [workers, users, planner].map(({ id, side }) => ({
  organisation: id,
  side,
}));

export const as = (who: Cast, role: Role = 'steward'): Member => memberOf(who, role);
export const noon = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T12:00:00Z`);

export const version = (by: Cast, number = 1): PlanVersionFacts => ({
  id: newId(planVersionId),
  number,
  by: by.id,
  sha256Hex: '00'.repeat(32),
  madeOn: '2027-01-04',
  shared: true,
});

export const engagement = (changed: Partial<EngagementFacts> = {}): EngagementFacts => ({
  id: newId(engagementId),
  organisation: planner.id,
  partnership: newId(partnershipId),
  kind: 'panel',
  openedOn: '2027-01-04',
  firstDay: '2027-03-10',
  lastDay: '2027-03-10',
  eraseOn: '2027-04-09',
  cancelledOn: null,
  versions: [version(planner)],
  requests: [],
  exceptions: [],
  ...changed,
});

export const requestTo = (
  facts: EngagementFacts,
  asked: Cast,
  changed: Partial<RequestFacts> = {},
): RequestFacts => {
  const latest = facts.versions.at(-1);
  if (!latest) throw new Error('nothing is planned');
  return {
    id: newId(seatRequestId),
    partnership: facts.partnership ?? newId(partnershipId),
    number: 1,
    version: latest.id,
    asked: asked.id,
    sentOn: '2027-01-04',
    answerBy: '2027-01-18',
    answer: null,
    ...changed,
  };
};
