import { task } from '../../work/task.ts';
import { checkPlan } from '../checks/checkPlan.ts';
import type { PlanFacts } from '../checks/facts.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import type { PlanFile } from '../plan/document.ts';
import { mostRows } from '../plan/form/sheet.ts';
import { planOfYaml } from '../plan/yaml.ts';

/** A file brings along what its plan is read with. */
export const factsInFile = ({ commitments, noticeDays, ...plan }: PlanFile): PlanFacts => ({
  plan,
  commitments,
  noticeDays,
});

/** A file for the command holds more than a page lays out. */
export const fitsThePage = (plan: PlanFile): boolean =>
  plan.seats.length <= mostRows.seat && plan.sessions.length <= mostRows.day;

export type CheckedFile = { plan: PlanFile; findings: PlanFinding[] };

/** A file's text as a plan, with what the checks say of it; null where it is none. */
export const planFileCheck = task('plan-file', (text: string): CheckedFile | null => {
  const plan = planOfYaml(text);
  return plan && { plan, findings: fitsThePage(plan) ? checkPlan(factsInFile(plan)) : [] };
});
