import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { EmptyState, Notice } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { textIn } from '../instrument/facts.ts';
import { Dumbbells } from '../result/dumbbell.tsx';
import { sayDay, valueInWords } from '../words.ts';
import { fewestPooled } from './rules.ts';
import type { PooledView } from './store.ts';
import type { PooledResultsView } from './view.ts';

const Shown = ({ frame, view }: { frame: Frame; view: PooledView }) => {
  const { t, language } = frame;
  const { body, on } = view;
  return (
    <section class="part">
      <h2>{sayDay(frame, on)}</h2>
      <p>{t('assessment.together.counted', { count: body.counted, all: body.of })}</p>
      <Notice tone={body.crossed ? 'stop' : 'good'}>
        <p>{t(`assessment.together.${body.crossed ? 'crossed' : 'noneCrossed'}`)}</p>
      </Notice>
      <Dumbbells
        frame={frame}
        caption={textIn(body.instrument, language)}
        sides={['community']}
        bells={body.domains.map(({ title, community }) => ({
          label: textIn(title, language),
          most: 4,
          community,
          ally: null,
        }))}
      />
      <DataTable
        caption={textIn(body.instrument, language)}
        quietCaption
        head={[t('assessment.result.domain'), t('assessment.chart.community')]}
        numbers={[1]}
        rows={body.domains.map(({ title, community }) => [
          textIn(title, language),
          valueInWords(frame, community),
        ])}
      />
    </section>
  );
};

/** Several partnerships of one ally: numbers over all of them, and nothing of whose they are. P3, P15 */
export const PooledResultsPage = ({ frame, view }: { frame: Frame; view: PooledResultsView }) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('assessment.together.title')}
      heading={view.name}
      lead={t('assessment.together.lead', { least: fewestPooled })}
      sheets={['charts', 'assessments']}
      trail={[
        { label: t('organisations.list.title'), href: routes.organisations.url() },
        { label: view.name, href: routes.organisation.url({ organisation: view.ally }) },
      ]}
      here="organisations"
    >
      {view.views.length === 0 && (
        <EmptyState
          title={t('assessment.together.empty.title')}
          text={t('assessment.together.empty.text', { least: fewestPooled })}
        />
      )}
      {view.views.map((one) => (
        <Shown frame={frame} view={one} />
      ))}
      {view.missing !== null && (
        <p>{t('assessment.together.missing', { count: view.missing, least: fewestPooled })}</p>
      )}
      <WhoCanSee
        frame={frame}
        now={t('assessment.together.seen')}
        seized={t('assessment.together.seized')}
        sealed={false}
      />
      <p class="hint">{t('assessment.together.method', { least: fewestPooled })}</p>
    </Page>
  );
};
