import { routes } from '../../routes.ts';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Notice, Onward, PrincipleLink } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { redLinesOf, textIn } from '../instrument/facts.ts';
import { domainInWords, gapInWords, questionInWords, sayDay, trailTo, valueInWords } from '../words.ts';
import { type Bell, Dumbbells } from './dumbbell.tsx';
import type { ItemResult } from './facts.ts';
import { Levels, Method } from './groundParts.tsx';
import { Replies } from './replyParts.tsx';
import type { ResultView } from './view.ts';

type Props = {
  frame: Frame;
  view: ResultView;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

const marksOf = ({ t }: Frame, item: ItemResult): string[] => [
  ...(item.crossed ? [t('assessment.result.crossed')] : []),
  ...(item.talk ? [t('assessment.result.talk')] : []),
];

const bellOf = (frame: Frame, view: ResultView, item: ItemResult): Bell => ({
  label: questionInWords(frame, view.terms, item.key, 'community'),
  href: view.shown ? routes.resultItem.url({ round: view.facts.id, item: item.key }) : undefined,
  most: item.most,
  community: item.community,
  ally: item.ally,
  gap: item.gap,
  marks: marksOf(frame, item),
});

/** Whatever else is good: one crossed line, and the partnership needs repair. P14 */
const RedLines = ({ frame, view }: Props) => {
  const { t } = frame;
  const { crossed } = view.result;
  const asked = redLinesOf(view.terms.instrument).length;
  if (asked === 0) return null;
  if (crossed.length === 0)
    return !view.shown ? null : (
      <Notice tone="good">
        <p>{t('assessment.result.noneCrossed', { asked })}</p>
      </Notice>
    );
  return (
    <Notice tone="stop" title={t('assessment.result.repair')}>
      <p>
        {t('assessment.result.repairText')} <PrincipleLink frame={frame} id="P14" />
      </p>
      <ul>
        {crossed.map((key) => (
          <li>
            <a href={routes.resultItem.url({ round: view.facts.id, item: key })}>
              {questionInWords(frame, view.terms, key, 'community')}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
};

const Domains = ({ frame, view }: Props) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('assessment.result.domains')}</h2>
      <p>{t('assessment.result.domainsText')}</p>
      <Dumbbells
        frame={frame}
        caption={t('assessment.chart.caption')}
        bells={view.result.domains.map(({ key, community, ally }) => ({
          label: domainInWords(frame, view.terms, key),
          href: `#domain-${key}`,
          most: 4,
          community,
          ally,
        }))}
      />
    </section>
  );
};

const Items = ({ frame, view }: Props) => (
  <>
    {view.terms.instrument.domains.map(({ key, title }) => {
      const items = view.result.items.filter(({ domain }) => domain === key);
      if (items.length === 0) return null;
      const name = textIn(title, frame.language);
      return (
        <section class="part" aria-labelledby={`domain-${key}`}>
          <h3 id={`domain-${key}`}>{name}</h3>
          <Dumbbells
            frame={frame}
            caption={name}
            quiet
            bells={items.map((item) => bellOf(frame, view, item))}
          />
        </section>
      );
    })}
  </>
);

const ItemTable = ({ frame, view }: Props) => {
  const { t } = frame;
  return (
    <details class="more">
      <summary>{t('assessment.result.table')}</summary>
      <DataTable
        caption={t('assessment.result.table')}
        quietCaption
        head={[
          t('assessment.result.question'),
          t('assessment.chart.community'),
          t('assessment.chart.ally'),
          t('assessment.result.gap'),
        ]}
        numbers={[1, 2, 3]}
        rows={view.result.items.map((item) => [
          questionInWords(frame, view.terms, item.key, 'community'),
          valueInWords(frame, item.community),
          valueInWords(frame, item.ally),
          gapInWords(frame, item.gap),
        ])}
      />
    </details>
  );
};

const nextOf = ({ frame, view }: Props) => {
  const { t } = frame;
  const round = view.facts.id;
  const [first] = [
    ...view.result.crossed,
    ...view.result.items.filter(({ talk }) => talk).map(({ key }) => key),
  ];
  if (!view.shown || first === undefined) return undefined;
  return {
    text: t(view.result.crossed.length > 0 ? 'assessment.result.next.repair' : 'assessment.result.next.talk'),
    href: routes.resultItem.url({ round, item: first }),
    label: t('assessment.result.next.button'),
  };
};

/** Both sides on one page: the community's value, and beside it the ally's own view. Never one number of both. P3 */
export const ResultPage = (props: Props) => {
  const { frame, view, returned, done } = props;
  const { t } = frame;
  const { facts } = view;
  const round = facts.id;
  return (
    <Page
      frame={frame}
      title={t('assessment.result.title')}
      sheets={['charts', 'assessments']}
      lead={t('assessment.result.lead', {
        day: sayDay(frame, facts.shownOn ?? facts.openedOn),
        instrument: textIn(view.terms.instrument.title, frame.language),
      })}
      trail={trailTo(frame, facts.partnership, round)}
      here="partnerships"
      next={nextOf(props)}
      done={done}
      problem={returned !== undefined}
      wide
    >
      <ReturnedNotices {...{ frame, returned, labels: { words: t('assessment.reply.label') } }} />
      {!view.shown && (
        <Notice>
          <p>{t('assessment.result.notAll')}</p>
        </Notice>
      )}
      <RedLines {...props} />
      <Domains {...props} />
      <h2>{t('assessment.result.items')}</h2>
      <Items {...props} />
      <ItemTable {...props} />
      <Levels frame={frame} report={view} />
      <Method frame={frame} report={view} />
      {view.shown && <Replies {...props} />}
      {view.shown && (
        <p class="acts">
          <Onward href={routes.report.url({ round })}>{t('assessment.report.title')}</Onward>
          <Onward href={routes.publishing.url({ round })}>{t('assessment.publish.title')}</Onward>
        </p>
      )}
    </Page>
  );
};
