import { redline } from '../language/redline.ts';
import type { Frame } from '../web/frame.ts';
import { Redline } from '../web/redlineView.tsx';
import type { Plan } from './plan.ts';
import { type PlanLine, planLines } from './planLines.ts';

type Changed = { label: string; before: string; after: string };

const changesBetween = (before: readonly PlanLine[], after: readonly PlanLine[]): Changed[] => {
  const old = new Map(before.map((line) => [line.key, line]));
  const fresh = new Set(after.map(({ key }) => key));
  return [
    ...after.map(({ key, label, text }) => ({ label, before: old.get(key)?.text ?? '', after: text })),
    ...before
      .filter(({ key }) => !fresh.has(key))
      .map(({ label, text }) => ({ label, before: text, after: '' })),
  ].filter((change) => change.before !== change.after);
};

type Props = { frame: Frame; before: Plan; after: Plan };

/** The exact difference between two wordings of a plan, in the reader's words. P1 */
export const PlanChanges = ({ frame, before, after }: Props) => {
  const changes = changesBetween(planLines(frame, before), planLines(frame, after));
  if (changes.length === 0) return <p class="muted">{frame.t('engagement.changes.none')}</p>;
  return (
    <div class="agreement">
      {changes.map((change, index) => (
        <section>
          <h3>{change.label}</h3>
          <Redline frame={frame} parts={redline(change.before, change.after)} keyless={index > 0} />
        </section>
      ))}
    </div>
  );
};
