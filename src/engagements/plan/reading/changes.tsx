import type { Frame } from '../../../web/frame.ts';
import { Redline } from '../../../web/parts/redline.tsx';
import type { LineChange } from './planRedline.ts';

type Props = { frame: Frame; changes: readonly LineChange[] };

/** What another wording of a plan says otherwise, thing by thing. P1 */
export const PlanChanges = ({ frame, changes }: Props) => {
  if (changes.length === 0) return <p class="muted">{frame.t('engagement.changes.none')}</p>;
  return (
    <div class="agreement">
      {changes.map(({ label, parts }, index) => (
        <section>
          <h3>{label}</h3>
          <Redline frame={frame} parts={parts} keyless={index > 0} />
        </section>
      ))}
    </div>
  );
};
