import type { Plan, Seat } from '../plan/document.ts';
import { type Check, isCommunitySeat, placed } from './facts.ts';
import { found, type PlanFinding } from './ruleTable.ts';

const willArise = (seat: Seat, { attendance }: Plan): boolean =>
  attendance === 'in-person' || seat.hours.travel > 0;

const covered = (seat: Seat, at: string, plan: Plan): PlanFinding[] => {
  const { how, covers } = seat.expenses;
  const unclear = found('expenses-unclear', at);
  switch (how) {
    case 'not-covered':
      return [found('expenses-not-covered', at)];
    case 'none-arise':
      return willArise(seat, plan) ? [unclear] : [];
    case 'refunded':
      return [found('expenses-refunded', at), ...(covers.length === 0 ? [unclear] : [])];
    case 'prepaid':
      return covers.length === 0 ? [unclear] : [];
  }
};

/** Nobody pays to take part, and nobody has to lend the organisers money. P5, R5 */
export const nobodyPaysToCome: Check = ({ plan }) =>
  placed(plan).flatMap(({ seat, at }) =>
    isCommunitySeat(seat) ? covered(seat, `${at}/expenses`, plan) : [],
  );
