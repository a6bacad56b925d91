import type { Frame } from '../../web/frame.ts';
import { textIn } from '../instrument/facts.ts';
import { Key } from '../result/dumbbell.tsx';
import { valueInWords } from '../words.ts';
import type { Trend, TrendDomain } from './facts.ts';

const [width, height, inset] = [240, 96, 10];
const most = 4;

const acrossOf = (place: number, all: number): number =>
  Math.round(inset + (all === 1 ? 0.5 : place / (all - 1)) * (width - 2 * inset));
const upOf = (value: number): number => Math.round(height - inset - (value / most) * (height - 2 * inset));

type Dot = { x: number; y: number };
const dotsOf = (values: readonly (number | null)[]): Dot[] =>
  values.flatMap((value, place) =>
    value === null ? [] : [{ x: acrossOf(place, values.length), y: upOf(value) }],
  );
const pathOf = (dots: readonly Dot[]): string =>
  dots.map(({ x, y }, place) => `${place === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** A whole line with discs for the community, a dashed one with diamonds for the ally: shapes tell, not colours. */
const Moves = ({ community, ally }: TrendDomain) => {
  const [ours, theirs] = [dotsOf(community), dotsOf(ally)];
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {[0, 1, 2, 3, 4].map((mark) => (
        <path class="rule" d={`M0 ${upOf(mark)}H${width}`} />
      ))}
      <path class="ahead" fill="none" d={pathOf(theirs)} />
      <path class="path" fill="none" d={pathOf(ours)} />
      {theirs.map(({ x, y }) => {
        // Where both stand at one place, the disc lies within a wider diamond.
        const far = ours.some((one) => one.x === x && one.y === y) ? 10 : 7;
        return <path class="promised" d={`M${x} ${y - far}l${far} ${far}-${far} ${far}-${far}-${far}z`} />;
      })}
      {ours.map(({ x, y }) => (
        <circle class="today" cx={x} cy={y} r="5" />
      ))}
    </svg>
  );
};

/** One small chart per domain, all on the same marks. Its tables stand below it. */
export const TrendChart = ({ frame, trend }: { frame: Frame; trend: Trend }) => {
  const { t, language } = frame;
  const said = (values: readonly (number | null)[]): string =>
    values.map((value) => valueInWords(frame, value)).join(' → ');
  return (
    <figure class="climbs">
      <figcaption>
        <span class="strong">{t('assessment.chart.caption')}</span>
        <Key frame={frame} />
      </figcaption>
      <ul>
        {trend.domains.map((domain) => (
          <li>
            <b>{textIn(domain.title, language)}</b>
            <Moves {...domain} />
            <p class="muted">{said(domain.community)}</p>
          </li>
        ))}
      </ul>
    </figure>
  );
};
