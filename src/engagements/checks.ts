import { centreSaysWho } from './checks/centre.ts';
import { commitmentsAreKept } from './checks/commitmentsKept.ts';
import { everyHourIsCounted, everyHourIsPaid } from './checks/countedHours.ts';
import { nobodyPaysToCome } from './checks/expenses.ts';
import type { Check, PlanFacts } from './checks/facts.ts';
import { toldInTime } from './checks/lead.ts';
import { equallyPaid } from './checks/parity.ts';
import { payIsSaid } from './checks/payTerms.ts';
import type { PlanFinding } from './checks/ruleTable.ts';
import { nobodyStandsIn } from './checks/standIns.ts';
import { nobodyIsOutnumbered, nobodySitsAlone, someoneDecides, somethingFollows } from './checks/tokenism.ts';
import { nobodyIsDoubled, populationsHaveSeats, seatsAreOnePopulations } from './checks/whoseSeats.ts';

/** The note, read over a plan: in the order in which a plan is best mended. */
const checks: readonly Check[] = [
  populationsHaveSeats,
  nobodyIsDoubled,
  seatsAreOnePopulations,
  nobodyStandsIn,
  centreSaysWho,
  nobodySitsAlone,
  someoneDecides,
  nobodyIsOutnumbered,
  toldInTime,
  equallyPaid,
  everyHourIsPaid,
  everyHourIsCounted,
  payIsSaid,
  nobodyPaysToCome,
  somethingFollows,
  commitmentsAreKept,
];

/** What an engagement's plan does to the people it asks, before anyone is asked. Pure. */
export const checkPlan = (facts: PlanFacts): PlanFinding[] => checks.flatMap((check) => check(facts));
