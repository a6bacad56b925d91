import type { Child } from 'hono/jsx';
import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Pager, Tag, type Tone } from '../../web/parts/cards.tsx';
import { sayDay, sayDays, trailTo } from '../words.ts';
import type { EngagementItem, EngagementList, EngagementState } from './view.ts';

const tones: Record<EngagementState, Tone> = {
  draft: 'plain',
  planned: 'good',
  over: 'plain',
  cancelled: 'warn',
};

const Item = ({ frame, item }: { frame: Frame; item: EngagementItem }) => (
  <Card
    overline={
      <>
        <Tag tone={tones[item.state]}>{frame.t(`engagement.state.${item.state}`)}</Tag>{' '}
        {frame.t(`engagement.kind.${item.kind}`)}
      </>
    }
    title={item.title ?? frame.t('engagement.list.unreadable')}
    href={routes.engagement.url({ engagement: item.id })}
  >
    <p>
      {sayDays(frame, item.firstDay, item.lastDay)}
      <br />
      {item.planner === null
        ? frame.t('engagement.list.yours')
        : frame.t('engagement.list.plannedBy', { name: item.planner })}
    </p>
  </Card>
);

const Waiting = ({ frame, view }: { frame: Frame; view: EngagementList }) =>
  view.waiting.length === 0 ? null : (
    <section class="part">
      <h2>{frame.t('engagement.list.waiting')}</h2>
      {view.waiting.map(({ engagement, request, title, answerBy }) => (
        <Card
          level={3}
          title={title ?? frame.t('engagement.list.unreadable')}
          href={routes.request.url({ engagement, request })}
        >
          <p>{frame.t('engagement.list.answerBy', { day: sayDay(frame, answerBy) })}</p>
        </Card>
      ))}
    </section>
  );

const newUrl = ({ partnership }: EngagementList): string =>
  partnership ? `${routes.newEngagement.url()}?partnership=${partnership.id}` : routes.newEngagement.url();

const hereOf = ({ partnership }: EngagementList): string =>
  partnership ? routes.partnershipEngagements.url({ partnership: partnership.id }) : routes.engagements.url();

type ItemsProps = { frame: Frame; view: EngagementList; further: boolean; plan: Child };
const Items = ({ frame, view, further, plan }: ItemsProps) => (
  <>
    {view.items.map((item) => (
      <Item frame={frame} item={item} />
    ))}
    <Pager
      frame={frame}
      first={further ? hereOf(view) : null}
      next={view.next && `${hereOf(view)}?after=${encodeURIComponent(view.next)}`}
    />
    {plan}
  </>
);

type ListProps = { frame: Frame; view: EngagementList; further: boolean; done: string | null };

export const EngagementsPage = ({ frame, view, further, done }: ListProps) => {
  const { t } = frame;
  const plan = (
    <a class="button primary" href={newUrl(view)}>
      {t('engagement.list.new')}
    </a>
  );
  return (
    <Page
      frame={frame}
      title={t('engagement.list.title')}
      heading={view.partnership?.title ?? undefined}
      lead={t(`engagement.list.lead.${view.partnership ? 'partnership' : 'own'}`)}
      trail={view.partnership ? trailTo(frame) : undefined}
      here="engagements"
      done={done}
    >
      <Waiting frame={frame} view={view} />
      <section class="part">
        <h2>{t(`engagement.list.heading.${view.partnership ? 'partnership' : 'own'}`)}</h2>
        {view.items.length === 0 && !further ? (
          <EmptyState
            title={t('engagement.list.empty.title')}
            text={t('engagement.list.empty.text')}
            action={plan}
          />
        ) : (
          <Items frame={frame} view={view} further={further} plan={plan} />
        )}
      </section>
    </Page>
  );
};
