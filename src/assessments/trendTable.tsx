import type { Frame } from '../web/frame.ts';
import { DataTable } from '../web/tables.tsx';
import { textIn } from './instrument.ts';
import type { TrendRound } from './listView.ts';
import { sayDay, valueInWords } from './roundWords.tsx';

/** How the community's value moved, domain by domain, over the rounds that both sides have seen. P3 */
export const TrendTable = ({ frame, rounds }: { frame: Frame; rounds: readonly TrendRound[] }) => {
  const { t } = frame;
  const [latest] = rounds;
  if (!latest || rounds.length < 2) return null;
  const ordered = rounds.toReversed();
  return (
    <section class="part">
      <h2>{t('assessment.trend.title')}</h2>
      <p>{t('assessment.trend.lead')}</p>
      <DataTable
        caption={t('assessment.trend.title')}
        quietCaption
        head={[t('assessment.result.domain'), ...ordered.map(({ on }) => sayDay(frame, on))]}
        numbers={ordered.map((_, place) => place + 1)}
        rows={[
          ...latest.domains.map(({ key, title }) => [
            textIn(title, frame.language),
            ...ordered.map((round) =>
              valueInWords(frame, round.domains.find((one) => one.key === key)?.community ?? null),
            ),
          ]),
          [t('assessment.result.redLines'), ...ordered.map(({ crossed }) => String(crossed))],
        ]}
      />
    </section>
  );
};
