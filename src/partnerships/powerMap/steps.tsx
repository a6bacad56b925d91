import { powerLevels } from '../../kernel/power.ts';
import type { Frame } from '../../web/frame.ts';
import { Facts } from '../../web/parts/cards.tsx';
import { sayLevel } from '../words.ts';

/** What each of the six levels means. */
export const PowerSteps = ({ frame }: { frame: Frame }) => (
  <details>
    <summary>{frame.t('partnership.power.steps')}</summary>
    <Facts
      items={powerLevels.map((level) => ({
        term: frame.t(`terms.power.level.${level}.short`),
        fact: (
          <>
            {sayLevel(frame, level)}. <span class="muted">{frame.t(`terms.power.level.${level}.hint`)}</span>
          </>
        ),
      }))}
    />
  </details>
);
