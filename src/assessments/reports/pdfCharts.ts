import type { Picture } from '../../pdf/document.ts';
import type { Frame } from '../../web/frame.ts';
import { valueInWords } from '../words.ts';

type Pair = { community: number | null; ally: number | null };

/** The numbers over a column of dumbbells. */
export const scalePicture = (frame: Frame, most: number): Picture => ({
  alt: frame.t('assessment.chart.scale', { most }),
  height: 12,
  drawing: { is: 'scale', most },
});

const said = (frame: Frame, { community, ally }: Pair): string =>
  frame.t('assessment.chart.sentence', {
    community: valueInWords(frame, community),
    ally: valueInWords(frame, ally),
  });

/** Both sides on one line: the longer it is, the further apart they see it. */
export const bellPicture = (frame: Frame, { community, ally, most }: Pair & { most: number }): Picture => ({
  alt: said(frame, { community, ally }),
  height: 20,
  drawing: { is: 'bell', community, ally, most },
});

/** How one domain moved, round by round: a whole line for the community, a dashed one for the ally. */
export const movePicture = (frame: Frame, rounds: readonly Pair[]): Picture => ({
  alt: rounds.map((pair, place) => `${place + 1}: ${said(frame, pair)}`).join(' '),
  height: 44,
  drawing: { is: 'moves', rounds: rounds.map(({ community, ally }) => ({ community, ally })) },
});
