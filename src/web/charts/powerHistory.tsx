import type { PowerArea, PowerPoint, PowerProps } from './power.tsx';

const width = 240;
const height = 96;
const inset = 8;

type Scale = { x: (day: string) => number; y: (step: number) => number; today: string };

const latest = (points: readonly PowerPoint[]): string =>
  points
    .map(({ day }) => day)
    .sort()
    .at(-1) ?? '';

const scaleOf = (areas: readonly PowerArea[], now: string | undefined): Scale => {
  const held = areas.flatMap((area) => area.held);
  const today = now ?? latest(held);
  const promised = areas.flatMap((area) => area.promised ?? []);
  const days = [...held, ...promised]
    .map(({ day }) => Date.parse(day))
    .concat(today ? [Date.parse(today)] : []);
  const first = Math.min(...days);
  const span = Math.max(...days) - first || 1;
  return {
    x: (day) => Math.round(inset + ((Date.parse(day) - first) / span) * (width - 2 * inset)),
    y: (step) => Math.round(height - inset - (step / 5) * (height - 2 * inset)),
    today,
  };
};

/** A level holds until the next one does: a staircase, up towards the community. */
const staircase = ({ x, y }: Scale, points: readonly PowerPoint[], until: string): string =>
  points
    .map(({ step, day }, place) => (place === 0 ? `M${x(day)} ${y(step)}` : `H${x(day)}V${y(step)}`))
    .concat(`H${x(until)}`)
    .join('');

const Climb = ({ area, scale }: { area: PowerArea; scale: Scale }) => {
  const { x, y, today } = scale;
  const { promised } = area;
  const last = area.held.at(-1);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {[0, 1, 2, 3, 4, 5].map((step) => (
        <path class="rule" d={`M0 ${y(step)}H${width}`} />
      ))}
      {last && <path class="path" d={staircase(scale, area.held, today)} />}
      {last && promised && (
        <path class="ahead" d={staircase(scale, [{ ...last, day: today }, promised], promised.day)} />
      )}
      {area.held.map(({ step, day }) => (
        <circle class="before" cx={x(day)} cy={y(step)} r="3.5" />
      ))}
      {promised && <path class="promised" d={`M${x(promised.day)} ${y(promised.step) - 7}l7 7-7 7-7-7z`} />}
      {last && <circle class="today" cx={x(today)} cy={y(last.step)} r="6" />}
    </svg>
  );
};

const fromTo = ({ frame, steps }: PowerProps, { held, promised }: PowerArea): string => {
  const say = ({ step, when }: PowerPoint) => frame.t('web.power.levelAt', { step: steps[step] ?? '', when });
  const first = held[0];
  const last = promised ?? held.at(-1);
  if (!first || !last) return frame.t('web.power.notSet');
  return first === last ? say(first) : frame.t('web.power.fromTo', { from: say(first), to: say(last) });
};

/** The shift over time, one small chart per area, on one time scale. Its table is `<PowerTable>`. */
export const PowerHistory = (chart: PowerProps & { today?: string | undefined }) => {
  const scale = scaleOf(chart.areas, chart.today);
  return (
    <figure class="climbs">
      <figcaption class="strong">{chart.caption}</figcaption>
      <ul>
        {chart.areas.map((area) => (
          <li>
            <b>{area.area}</b>
            <span class="end">{chart.frame.t('web.power.community')}</span>
            <Climb area={area} scale={scale} />
            <span class="end">{chart.frame.t('web.power.ally')}</span>
            <p class="muted">{fromTo(chart, area)}</p>
          </li>
        ))}
      </ul>
    </figure>
  );
};
