import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Facts, Onward } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { textIn } from '../instrument/facts.ts';
import { Levels, Method } from '../result/groundParts.tsx';
import { gapInWords, questionInWords, sayDay, sayList, trailToResult, valueInWords } from '../words.ts';
import { ReportedActions } from './parts.tsx';
import type { RoundReport } from './view.ts';

type Props = { frame: Frame; view: RoundReport };

/** To print, or to file: method, figures and what was agreed. Every figure leads to what it is made of. */
export const ReportPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const { facts, terms, result, actions } = view;
  const round = facts.id;
  return (
    <Page
      frame={frame}
      title={t('assessment.report.title')}
      heading={textIn(terms.instrument.title, frame.language)}
      lead={t('assessment.report.lead', { organisations: sayList(frame, view.parties) })}
      trail={trailToResult(frame, facts)}
      here="partnerships"
      wide
    >
      <p class="acts">
        <Onward href={routes.reportFile.url({ round, table: 'pdf' })}>{t('assessment.report.pdf')}</Onward>
        <Onward href={routes.reportFile.url({ round, table: 'csv' })}>{t('assessment.report.csv')}</Onward>
        <Onward href={routes.reportFile.url({ round, table: 'json' })}>{t('assessment.report.json')}</Onward>
        <span class="hint">{t('assessment.report.print')}</span>
      </p>
      <Facts
        items={[
          { term: t('assessment.open.occasion'), fact: t(`assessment.occasion.${facts.occasion}`) },
          { term: t('assessment.report.opened'), fact: sayDay(frame, facts.openedOn) },
          { term: t('assessment.report.shown'), fact: sayDay(frame, facts.shownOn ?? facts.openedOn) },
          {
            term: t('assessment.result.redLines'),
            fact: t('assessment.report.crossed', { count: result.crossed.length }),
          },
        ]}
      />
      {terms.instrument.domains.map(({ key, title }) => {
        const items = result.items.filter(({ domain }) => domain === key);
        const domain = result.domains.find((one) => one.key === key);
        if (items.length === 0) return null;
        return (
          <section class="part">
            <h2>{textIn(title, frame.language)}</h2>
            <DataTable
              caption={t('assessment.report.median', {
                community: valueInWords(frame, domain?.community ?? null),
                ally: valueInWords(frame, domain?.ally ?? null),
              })}
              head={[
                t('assessment.result.question'),
                t('assessment.chart.community'),
                t('assessment.chart.ally'),
                t('assessment.result.gap'),
              ]}
              numbers={[1, 2, 3]}
              rows={items.map((item) => [
                <a href={routes.resultItem.url({ round, item: item.key })}>
                  {questionInWords(frame, terms, item.key, 'community')}
                </a>,
                valueInWords(frame, item.community),
                valueInWords(frame, item.ally),
                gapInWords(frame, item.gap),
              ])}
            />
          </section>
        );
      })}
      <Levels frame={frame} report={view} />
      <ReportedActions frame={frame} actions={actions} />
      <Method frame={frame} report={view} />
    </Page>
  );
};
