import type { Frame } from '../../web/frame.ts';
import { gapInWords, valueInWords } from '../words.ts';

/** One row of the chart: where each side stands, from 0 up. */
export type Bell = {
  label: string;
  href?: string | undefined;
  most: number;
  community: number | null;
  ally: number | null;
  gap?: number | null;
  /** What hangs beside it in words: a red line, something to talk about. */
  marks?: readonly string[];
};

const across = (value: number, most: number): string => `${((value + 0.5) * 100) / (most + 1)}%`;

const sentenceOf = (frame: Frame, { community, ally }: Bell): string =>
  frame.t('assessment.chart.sentence', {
    community: valueInWords(frame, community),
    ally: valueInWords(frame, ally),
  });

/** Both marks on one line: a full disc for the community, an empty diamond for the ally. Shapes tell, not colours. */
const Line = ({ frame, bell }: { frame: Frame; bell: Bell }) => {
  const { community, ally, most } = bell;
  return (
    <svg width="100%" height="32" role="img">
      <title>{bell.label}</title>
      <desc>{sentenceOf(frame, bell)}</desc>
      {Array.from({ length: most + 1 }, (_, step) => (
        <line class="rule" x1={across(step, most)} x2={across(step, most)} y1="0" y2="32" />
      ))}
      {community !== null && ally !== null && (
        <line class="path" x1={across(community, most)} x2={across(ally, most)} y1="16" y2="16" />
      )}
      {ally !== null && (
        <svg x={across(ally, most)} y="16" overflow="visible" aria-hidden="true">
          <path class="promised" d={ally === community ? 'M0-13 13 0 0 13-13 0z' : 'M0-9 9 0 0 9-9 0z'} />
        </svg>
      )}
      {/* Over the diamond: where both stand at one place, the disc lies within a wider one. */}
      {community !== null && (
        <circle class="today" cx={across(community, most)} cy="16" r={ally === community ? '6' : '7'} />
      )}
    </svg>
  );
};

type Sides = readonly ('community' | 'ally')[];
export const Key = ({
  frame,
  sides = ['community', 'ally'],
}: {
  frame: Frame;
  sides?: Sides | undefined;
}) => (
  <ul class="key">
    <li>
      <svg width="20" height="20" aria-hidden="true">
        <circle class="today" cx="10" cy="10" r="7" />
      </svg>
      {frame.t('assessment.chart.community')}
    </li>
    {sides.includes('ally') && (
      <li>
        <svg width="20" height="20" aria-hidden="true">
          <path class="promised" d="M10 1l9 9-9 9-9-9z" />
        </svg>
        {frame.t('assessment.chart.ally')}
      </li>
    )}
  </ul>
);

type ChartProps = { frame: Frame; caption: string; bells: readonly Bell[]; quiet?: boolean; sides?: Sides };

/** A dumbbell for each question: the longer it is, the further apart the two sides see it. */
export const Dumbbells = ({ frame, caption, bells, quiet, sides }: ChartProps) => (
  <figure class="bells">
    <figcaption>
      <span class={quiet ? 'unseen' : 'strong'}>{caption}</span>
      {!quiet && <Key frame={frame} sides={sides} />}
    </figcaption>
    <ol
      class={bells[0]?.most === 5 ? 'scale six' : 'scale'}
      aria-label={frame.t('assessment.chart.scale', { most: bells[0]?.most ?? 4 })}
    >
      {Array.from({ length: (bells[0]?.most ?? 4) + 1 }, (_, step) => (
        <li>{step}</li>
      ))}
    </ol>
    <ul>
      {bells.map((bell) => (
        <li>
          <p>
            {bell.href ? <a href={bell.href}>{bell.label}</a> : bell.label}
            {bell.gap !== undefined && bell.gap !== null && bell.gap !== 0 && (
              <span class="muted">
                {' '}
                {frame.t('assessment.chart.gap', { gap: gapInWords(frame, bell.gap) })}
              </span>
            )}
            {(bell.marks ?? []).map((mark) => (
              <b class="mark">{mark}</b>
            ))}
          </p>
          <Line frame={frame} bell={bell} />
        </li>
      ))}
    </ul>
  </figure>
);
