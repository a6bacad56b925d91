import type { Bench } from '../../work/task.ts';
import { task } from '../../work/task.ts';
import { checkPlan } from '../checks/checkPlan.ts';
import type { PlanFacts } from '../checks/facts.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import type { VisibleEngagement } from '../visible.ts';
import { planFactsOf } from './rules.ts';

/** Signs of a plan, and of what was promised, that are checked where they are: decision 20 says what that costs. */
const fewSigns = 20_000;

/** What the note says of a plan: two hundred organisations, each with its calendar, take a while to go through. */
export const planCheck = task(
  'plan-check',
  checkPlan,
  ({ plan, commitments }: PlanFacts) => JSON.stringify([plan, commitments]).length <= fewSigns,
);

/** Found before a rule decides, and handed to it: rules themselves do no work that could take long. */
export const findingsOn = (
  { work }: { work: Bench },
  visible: Pick<VisibleEngagement, 'plan' | 'commitments' | 'working'>,
): Promise<PlanFinding[]> => work.run(planCheck, planFactsOf(visible));
