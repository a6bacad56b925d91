import type { Frame } from '../frame.ts';
import { DataTable } from '../parts/tables.tsx';

/** A level on the six steps, 0 (the ally alone) to 5 (the community alone), and the day it held from or is due by. */
export type PowerPoint = { step: number; day: string; when: string };

/** Who decides in one area. `held` is oldest first; its last is today's. */
export type PowerArea = {
  area: string;
  held: readonly PowerPoint[];
  promised?: PowerPoint | undefined;
};

export type PowerProps = {
  frame: Frame;
  /** The six levels' short names, ally first. */
  steps: readonly string[];
  areas: readonly PowerArea[];
  caption: string;
};

/** The middle of a step's column, across the width whatever it is. */
const across = (step: number): string => `${((step + 0.5) * 100) / 6}%`;

const sentenceOf = ({ frame, steps }: PowerProps, { held, promised }: PowerArea): string => {
  const today = held.at(-1);
  const before = held
    .slice(0, -1)
    .map(({ step, when }) => frame.t('web.power.levelAt', { step: steps[step] ?? '', when }));
  return [
    before.length > 0 && frame.t('web.power.descBefore', { list: before.join('; ') }),
    today ? frame.t('web.power.descToday', { step: steps[today.step] ?? '' }) : frame.t('web.power.notSet'),
    promised && frame.t('web.power.descPromised', { step: steps[promised.step] ?? '', when: promised.when }),
  ]
    .filter(Boolean)
    .join(' ');
};

const Track = ({ area, sentence }: { area: PowerArea; sentence: string }) => {
  const today = area.held.at(-1);
  const before = area.held.slice(0, -1);
  const { promised } = area;
  return (
    <svg width="100%" height="44" role="img">
      <title>{area.area}</title>
      <desc>{sentence}</desc>
      {[0, 1, 2, 3, 4, 5].map((step) => (
        <line class="rule" x1={across(step)} x2={across(step)} y1="-60" y2="104" />
      ))}
      {today && before[0] && (
        <line class="path" x1={across(before[0].step)} x2={across(today.step)} y1="22" y2="22" />
      )}
      {today && promised && (
        <line class="ahead" x1={across(today.step)} x2={across(promised.step)} y1="22" y2="22" />
      )}
      {before.map(({ step }) => (
        <circle class="before" cx={across(step)} cy="22" r="5" />
      ))}
      {promised && (
        <svg x={across(promised.step)} y="22" overflow="visible" aria-hidden="true">
          <path
            class="promised"
            d={promised.step === today?.step ? 'M0-17 17 0 0 17-17 0z' : 'M0-11 11 0 0 11-11 0z'}
          />
        </svg>
      )}
      {today && <circle class="today" cx={across(today.step)} cy="22" r="9" />}
    </svg>
  );
};

const Key = ({ frame }: { frame: Frame }) => (
  <ul class="key">
    <li>
      <svg width="20" height="20" aria-hidden="true">
        <circle class="before" cx="10" cy="10" r="5" />
      </svg>
      {frame.t('web.power.keyBefore')}
    </li>
    <li>
      <svg width="20" height="20" aria-hidden="true">
        <circle class="today" cx="10" cy="10" r="8" />
      </svg>
      {frame.t('web.power.keyToday')}
    </li>
    <li>
      <svg width="20" height="20" aria-hidden="true">
        <path class="promised" d="M10 1l9 9-9 9-9-9z" />
      </svg>
      {frame.t('web.power.keyPromised')}
    </li>
  </ul>
);

/** Who decides, area by area: where it was, where it is, where it is promised to be. Shapes, not colours, tell. */
export const PowerShift = (chart: PowerProps) => (
  <figure class="power">
    <figcaption>
      <span class="strong">{chart.caption}</span>
      <Key frame={chart.frame} />
    </figcaption>
    <ol class="scale" aria-label={chart.frame.t('web.power.scale')}>
      {chart.steps.map((step) => (
        <li>{step}</li>
      ))}
    </ol>
    <ul class="areas">
      {chart.areas.map((area) => (
        <li>
          <p>
            <b>{area.area}</b>
            <span>
              {chart.steps[area.held.at(-1)?.step ?? -1] ?? chart.frame.t('web.power.notSet')}
              {area.promised && area.promised.step !== area.held.at(-1)?.step && (
                <span class="muted">
                  {' '}
                  {chart.frame.t('web.power.then', { step: chart.steps[area.promised.step] ?? '' })}
                </span>
              )}
            </span>
          </p>
          <Track area={area} sentence={sentenceOf(chart, area)} />
        </li>
      ))}
    </ul>
  </figure>
);

/** The same data, as a table. */
export const PowerTable = ({ frame, steps, areas, caption }: PowerProps) => {
  const say = (key: 'at' | 'since' | 'by', { step, when }: PowerPoint) => (
    <div>
      {steps[step] ?? ''} <span class="muted">{frame.t(`web.power.${key}`, { when })}</span>
    </div>
  );
  return (
    <DataTable
      caption={caption}
      head={(['area', 'before', 'today', 'promised'] as const).map((key) => frame.t(`web.power.${key}`))}
      rows={areas.map(({ area, held, promised }) => {
        const today = held.at(-1);
        const before = held.slice(0, -1).map((point) => say('at', point));
        return [
          area,
          before.length > 0 ? before : frame.t('web.power.nothing'),
          today ? say('since', today) : frame.t('web.power.notSet'),
          promised ? say('by', promised) : frame.t('web.power.nothing'),
        ];
      })}
    />
  );
};
