import { centreSaysWho } from './centre.ts';
import { commitmentsAreKept } from './commitmentsKept.ts';
import { everyHourIsCounted, everyHourIsPaid } from './countedHours.ts';
import { nobodyPaysToCome } from './expenses.ts';
import type { Check, PlanFacts } from './facts.ts';
import { timesExist, toldInTime } from './lead.ts';
import { equallyPaid } from './parity.ts';
import { payIsSaid } from './payTerms.ts';
import { nobodyIsNamed } from './personNames.ts';
import type { PlanFinding } from './ruleTable.ts';
import { nobodyStandsIn } from './standIns.ts';
import { nobodyIsOutnumbered, nobodySitsAlone, someoneDecides, somethingFollows } from './tokenism.ts';
import { nobodyIsDoubled, populationsHaveSeats, seatsAreOnePopulations } from './whoseSeats.ts';

/** The note, read over a plan: in the order in which a plan is best mended. */
const checks: readonly Check[] = [
  populationsHaveSeats,
  nobodyIsDoubled,
  seatsAreOnePopulations,
  nobodyStandsIn,
  nobodyIsNamed,
  centreSaysWho,
  nobodySitsAlone,
  someoneDecides,
  nobodyIsOutnumbered,
  toldInTime,
  timesExist,
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
