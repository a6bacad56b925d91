import { type Check, placed, seatsByCommunity } from './facts.ts';
import { found, type PlanFinding } from './ruleTable.ts';

/** Every population the plan names or affects has a seat that is its own. P12 */
export const populationsHaveSeats: Check = ({ plan }) => {
  if (plan.communities.length === 0) return [found('nobody-named', 'communities')];
  const counts = seatsByCommunity(plan);
  return plan.communities.flatMap(({ community, how }, index) =>
    counts.has(community)
      ? []
      : [found('population-without-seat', `communities/${index}`, { community, how })],
  );
};

/** No population has a second seat while another has none. P12 */
export const nobodyIsDoubled: Check = ({ plan }) => {
  const counts = seatsByCommunity(plan);
  const missing = plan.communities.filter(({ community }) => !counts.has(community)).length;
  if (missing === 0) return [];
  const findings: PlanFinding[] = [];
  for (const [community, seats] of counts) {
    if (seats < 2) continue;
    const index = plan.communities.findIndex((row) => row.community === community);
    findings.push(
      found('population-doubled', index < 0 ? 'seats' : `communities/${index}`, {
        community,
        seats,
        count: missing,
      }),
    );
  }
  return findings;
};

/** One seat is one population's: it does not stand for two. P12 */
export const seatsAreOnePopulations: Check = ({ plan }) =>
  placed(plan).flatMap(({ seat, at }) => {
    const communities = [...new Set(seat.communities)];
    return communities.length < 2
      ? []
      : [found('seat-for-several', `${at}/communities`, { communities: communities.join(' ') })];
  });
