import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { DataTable } from '../../web/parts/tables.tsx';
import { textIn } from '../instrument/facts.ts';
import { sayDay, valueInWords } from '../words.ts';
import { TrendChart } from './chart.tsx';
import type { Trend } from './facts.ts';

/** `linked`: each number leads to the round that it comes from. */
type Props = { frame: Frame; trend: Trend; linked?: true };

const valuesOf = ({ frame, trend }: Props, side: 'community' | 'ally') =>
  trend.domains.map((domain) => [
    textIn(domain.title, frame.language),
    ...domain[side].map((value) => valueInWords(frame, value)),
  ]);

const headOf = ({ frame, trend }: Props, first: string): string[] => [
  first,
  ...trend.rounds.map(({ facts }) => sayDay(frame, facts.openedOn)),
];

const Tables = (props: Props) => {
  const { frame, trend } = props;
  const { t } = frame;
  const numbers = trend.rounds.map((_, place) => place + 1);
  const led = (rows: string[][], hash: (row: number) => string) =>
    !props.linked
      ? rows
      : rows.map(([name = '', ...values], row) => [
          name,
          ...values.map((value, place) => (
            <a href={`${routes.result.url({ round: trend.rounds[place]?.facts.id ?? '' })}${hash(row)}`}>
              {value}
            </a>
          )),
        ]);
  const domain = (row: number): string => `#domain-${trend.domains[row]?.key ?? ''}`;
  return (
    <>
      <DataTable
        caption={t('assessment.chart.community')}
        head={headOf(props, t('assessment.result.domain'))}
        numbers={numbers}
        rows={[
          ...led(valuesOf(props, 'community'), domain),
          ...led(
            [[t('assessment.result.redLines'), ...trend.rounds.map(({ crossed }) => String(crossed))]],
            () => '',
          ),
        ]}
      />
      <p>{t('assessment.trend.allyLead')}</p>
      <DataTable
        caption={t('assessment.chart.ally')}
        head={headOf(props, t('assessment.result.domain'))}
        numbers={numbers}
        rows={led(valuesOf(props, 'ally'), domain)}
      />
    </>
  );
};

/** How each domain moved over the rounds that both sides have seen. P3 */
export const TrendPart = (props: Props) => {
  const { frame, trend } = props;
  const { t } = frame;
  if (trend.rounds.length < 2) return null;
  return (
    <section class="part">
      <h2>{t('assessment.trend.title')}</h2>
      <p>{t('assessment.trend.lead')}</p>
      <TrendChart {...props} />
      <details class="more">
        <summary>{t('assessment.trend.table')}</summary>
        <Tables {...props} />
      </details>
    </section>
  );
};
