import { routes } from '../../routes.ts';
import { RefusedAction } from '../../web/forms/form.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Facts, Onward, Pager, Tag } from '../../web/parts/cards.tsx';
import { communityFirst, sayDay, sayNames } from '../words.ts';
import { stateTones } from './parts.tsx';
import type { PartnershipList, PartnershipListItem } from './view.ts';

const State = ({ frame, item }: { frame: Frame; item: PartnershipListItem }) => {
  if (item.own !== 'in') return <Tag>{frame.t(`partnership.state.${item.own}`)}</Tag>;
  return <Tag tone={stateTones[item.state]}>{frame.t(`partnership.state.${item.state}`)}</Tag>;
};

const datesOf = (frame: Frame, { answerBy, reviewOn, askedOn }: PartnershipListItem) => {
  const { t } = frame;
  return [
    ...(answerBy ? [{ term: t('partnership.list.decisionBy'), fact: sayDay(frame, answerBy) }] : []),
    ...(reviewOn ? [{ term: t('partnership.list.reviewOn'), fact: sayDay(frame, reviewOn) }] : []),
    ...(answerBy || reviewOn ? [] : [{ term: t('partnership.list.asked'), fact: sayDay(frame, askedOn) }]),
  ];
};

/** A newcomer sees nothing of a partnership but what it is asked. */
const urlOf = ({ id: partnership, asked }: PartnershipListItem): string =>
  asked ? routes.decision.url({ partnership, decision: asked }) : routes.partnership.url({ partnership });

const Item = ({ frame, item }: { frame: Frame; item: PartnershipListItem }) => {
  const { t } = frame;
  return (
    <Card
      overline={<State frame={frame} item={item} />}
      title={item.title ?? t('partnership.unreadable')}
      href={urlOf(item)}
    >
      {item.yourTurn > 0 ? (
        <p class="strong">{t('partnership.list.waiting', { count: item.yourTurn })}</p>
      ) : (
        item.openDecisions > 0 && <p>{t('partnership.list.open', { count: item.openDecisions })}</p>
      )}
      <Facts
        items={[
          ...(item.parties.length > 0
            ? [{ term: t('partnership.list.parties'), fact: sayNames(frame, communityFirst(item.parties)) }]
            : []),
          ...datesOf(frame, item),
        ]}
      />
    </Card>
  );
};

const Propose = ({ frame, view }: { frame: Frame; view: PartnershipList }) => {
  const label = frame.t('partnership.list.new');
  const { mayPropose } = view;
  return mayPropose.ok ? (
    <a class="button primary" href={routes.newPartnership.url()}>
      {label}
    </a>
  ) : (
    <RefusedAction frame={frame} label={label} refusal={mayPropose} />
  );
};

const Empty = ({ frame, view }: { frame: Frame; view: PartnershipList }) => (
  <EmptyState
    title={frame.t('partnership.list.empty.title')}
    text={frame.t(`partnership.list.empty.${view.side}`)}
    action={
      <>
        <Propose frame={frame} view={view} />
        <Onward href={routes.organisations.url()}>{frame.t('partnership.list.empty.link')}</Onward>
      </>
    }
  />
);

const nextOf = (frame: Frame, items: readonly PartnershipListItem[]) => {
  const waiting = items.find(({ yourTurn }) => yourTurn > 0);
  return (
    waiting && {
      text: frame.t('partnership.list.nextWaiting'),
      href: urlOf(waiting),
      label: frame.t('partnership.list.nextWaitingLink'),
    }
  );
};

type PartnershipsProps = {
  frame: Frame;
  view: PartnershipList;
  done?: string | null | undefined;
  /** The list was opened further on: there is a way back to its start. */
  further?: boolean | undefined;
};

export const PartnershipsPage = ({ frame, view, done, further }: PartnershipsProps) => {
  const here = routes.partnerships.url();
  const empty = view.items.length === 0 && !further;
  return (
    <Page
      frame={frame}
      title={frame.t('partnership.listTitle')}
      lead={frame.t('partnership.list.lead')}
      here="partnerships"
      done={done}
      next={nextOf(frame, view.items)}
    >
      {empty ? (
        <Empty frame={frame} view={view} />
      ) : (
        <>
          {view.items.map((item) => (
            <Item frame={frame} item={item} />
          ))}
          <Pager
            frame={frame}
            first={further ? here : null}
            next={view.next && `${here}?after=${encodeURIComponent(view.next)}`}
          />
          <Propose frame={frame} view={view} />
        </>
      )}
    </Page>
  );
};
