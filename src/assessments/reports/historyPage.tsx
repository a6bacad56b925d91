import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { EmptyState, Onward } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { textIn } from '../instrument/facts.ts';
import { peopleInWords } from '../result/breakdown.ts';
import { trendOf } from '../trend/facts.ts';
import { TrendPart } from '../trend/part.tsx';
import { sayDay, sayList, trailTo } from '../words.ts';
import { ReportedActions } from './parts.tsx';
import type { History, RoundReport } from './view.ts';

type Props = { frame: Frame; view: History };

const rowOf = (frame: Frame, { facts, terms, result, shares }: RoundReport) => [
  <a href={routes.report.url({ round: facts.id })}>
    {frame.t(`assessment.occasion.${facts.occasion}`)}, {sayDay(frame, facts.openedOn)}
  </a>,
  textIn(terms.instrument.title, frame.language),
  shares.map((share, place) => (
    <>
      {place > 0 && <br />}
      {share.name}: {peopleInWords(frame, share)}
    </>
  )),
  String(result.crossed.length),
];

const Rounds = ({ frame, view }: Props) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('assessment.history.rounds')}</h2>
      {view.cut && <p>{t('assessment.history.latest', { count: view.rounds.length })}</p>}
      <DataTable
        caption={t('assessment.history.rounds')}
        quietCaption
        head={[
          t('assessment.round.title'),
          t('assessment.open.instrument'),
          t('assessment.result.method'),
          t('assessment.result.redLines'),
        ]}
        numbers={[3]}
        rows={view.rounds.map((report) => rowOf(frame, report))}
      />
    </section>
  );
};

/** All rounds of a partnership on one page, to print or to file. */
export const HistoryPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const { partnership, rounds } = view;
  const trend = trendOf(rounds);
  const file = (table: 'pdf' | 'csv' | 'json') => routes.historyFile.url({ partnership, table });
  const others = trend.others.map(({ openedOn }) => sayDay(frame, openedOn));
  return (
    <Page
      frame={frame}
      title={t('assessment.history.title')}
      lead={t('assessment.history.lead', { organisations: sayList(frame, view.parties) })}
      sheets={['charts', 'assessments']}
      trail={trailTo(frame, partnership)}
      here="partnerships"
      wide
    >
      {rounds.length === 0 ? (
        <EmptyState
          title={t('assessment.list.empty.title')}
          text={t('assessment.list.empty.text')}
          action={<Onward href={routes.newRound.url({ partnership })}>{t('assessment.open.submit')}</Onward>}
        />
      ) : (
        <>
          <p class="acts">
            <Onward href={file('pdf')}>{t('assessment.report.pdf')}</Onward>
            <Onward href={file('csv')}>{t('assessment.report.csv')}</Onward>
            <Onward href={file('json')}>{t('assessment.report.json')}</Onward>
          </p>
          {trend.rounds.length < 2 && <p>{t('assessment.history.one')}</p>}
          <TrendPart frame={frame} trend={trend} linked />
          {others.length > 0 && trend.rounds.length > 1 && (
            <p class="hint">{t('assessment.history.other', { rounds: sayList(frame, others) })}</p>
          )}
          <Rounds frame={frame} view={view} />
          <ReportedActions frame={frame} actions={rounds.flatMap(({ actions }) => actions)} />
          <p class="hint">{t('assessment.result.methodText')}</p>
        </>
      )}
    </Page>
  );
};
