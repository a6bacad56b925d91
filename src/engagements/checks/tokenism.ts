import { type DecisionPower, decisionPowers } from '../plan/document.ts';
import { type Check, isCommunitySeat } from './facts.ts';
import { found } from './ruleTable.ts';

/** One seat for all communities beside several of other experts is a lone one. P11 */
export const nobodySitsAlone: Check = ({ plan }) => {
  const [first, ...more] = plan.seats.flatMap((seat, index) => (isCommunitySeat(seat) ? [index] : []));
  const others = plan.seats.length - 1;
  if (first === undefined || more.length > 0 || others < 2) return [];
  return [found('lone-seat', `seats/${first}`, { count: others })];
};

const decides = (power: DecisionPower): boolean =>
  decisionPowers.indexOf(power) >= decisionPowers.indexOf('co-decide');

/** Of the seats that communities have, one at least decides something. P4, P11 */
export const someoneDecides: Check = ({ plan }) => {
  const powers = plan.seats.filter(isCommunitySeat).map(({ power }) => power);
  if (powers.length === 0 || powers.some(decides)) return [];
  const most = decisionPowers.findLast((power) => powers.includes(power)) ?? 'observe';
  return [found('no-decision-power', 'seats', { power: most })];
};

/**
 * Where communities are the subject, they are not fewer than everybody else. Other communities that the plan affects
 * are no rivals: giving each its seat (P12) takes nothing away. P11
 */
export const nobodyIsOutnumbered: Check = ({ plan }) => {
  const listed = new Map(plan.communities.map(({ community, how }) => [community, how]));
  const own = plan.seats.filter(({ communities }) => communities.some((one) => listed.get(one) === 'named'));
  const others = plan.seats.filter(({ communities }) => !communities.some((one) => listed.has(one)));
  return own.length > 0 && own.length < others.length
    ? [found('outnumbered', 'seats', { own: own.length, others: others.length })]
    : [];
};

/** Those who contribute hear what came of it, and by when. P11 */
export const somethingFollows: Check = ({ plan: { reportsBack } }) =>
  reportsBack.how.trim() !== '' && reportsBack.by !== null ? [] : [found('no-follow-up', 'reportsBack')];
