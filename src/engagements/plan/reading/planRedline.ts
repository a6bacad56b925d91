import { fullEffort } from '../../../language/comparison.ts';
import { type RedlinePart, redline } from '../../../language/redline.ts';
import type { Request } from '../../../web/request.ts';
import { task } from '../../../work/task.ts';
import type { Plan } from '../document.ts';
import { type PlanLine, planLines } from './lines.ts';

/** One thing that another wording says otherwise. */
type ChangedLine = { label: string; before: string; after: string };
export type LineChange = { label: string; parts: RedlinePart[] };

const changedLines = (before: readonly PlanLine[], after: readonly PlanLine[]): ChangedLine[] => {
  const old = new Map(before.map((line) => [line.key, line]));
  const fresh = new Set(after.map(({ key }) => key));
  return [
    ...after.map(({ key, label, text }) => ({ label, before: old.get(key)?.text ?? '', after: text })),
    ...before
      .filter(({ key }) => !fresh.has(key))
      .map(({ label, text }) => ({ label, before: text, after: '' })),
  ].filter((change) => change.before !== change.after);
};

/** Letters that are compared where they are: decision 20 says what that costs. */
const fewToCompare = 3000;

/** All lines of one plan share one effort, so that two hundred seats cost no more than one. */
export const planRedline = task(
  'plan-redline',
  (lines: readonly ChangedLine[]): LineChange[] => {
    const effort = fullEffort();
    return lines.map(({ label, before, after }) => ({ label, parts: redline(before, after, effort) }));
  },
  (lines) => lines.reduce((sum, { before, after }) => sum + before.length + after.length, 0) <= fewToCompare,
);

/** The exact difference between two wordings of a plan, in the reader's words. P1 */
export const planChanges = (
  { frame, work }: Pick<Request, 'frame' | 'work'>,
  before: Plan,
  after: Plan,
): Promise<LineChange[]> =>
  work.run(planRedline, changedLines(planLines(frame, before), planLines(frame, after)));
