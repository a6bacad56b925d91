import type { PlanOrganisation, Seat } from '../plan/document.ts';
import { type Check, communityOf, isCommunitySeat, organisationsByKey, placed } from './facts.ts';
import { found, type PlanFinding } from './ruleTable.ts';

const asking = (seat: Seat, organisation: PlanOrganisation, at: string): PlanFinding[] => {
  const { name, kind, ledBy } = organisation;
  // P7: working close to people is no authority to hold their seat.
  if (kind === 'ally') return [found('seat-held-by-ally', at, { organisation: name })];
  const community = communityOf(seat);
  if (!community || ledBy.includes(community)) return [];
  return [found('stand-in', at, { organisation: name, community })];
};

/** A community's seat is asked of an organisation which that community leads. P6, P7, P12 */
export const nobodyStandsIn: Check = ({ plan }) => {
  const organisations = organisationsByKey(plan);
  return placed(plan).flatMap(({ seat, at }) => {
    const where = `${at}/organisation`;
    if (seat.organisation === undefined)
      return isCommunitySeat(seat) ? [found('seat-asked-of-nobody', where)] : [];
    const organisation = organisations.get(seat.organisation);
    if (!organisation) return [found('organisation-not-listed', where, { key: seat.organisation })];
    return isCommunitySeat(seat) ? asking(seat, organisation, where) : [];
  });
};
