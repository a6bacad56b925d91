import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Onward, Pager, Tag, type Tone } from '../../web/parts/cards.tsx';
import { sayDay } from '../words.ts';
import type { StatementItem, StatementList } from './view.ts';

const tones: Record<StatementItem['state'], Tone> = {
  asked: 'warn',
  begun: 'plain',
  drafted: 'plain',
  open: 'good',
  published: 'good',
};

const Item = ({ frame, item }: { frame: Frame; item: StatementItem }) => (
  <Card
    overline={<Tag tone={tones[item.state]}>{frame.t(`statement.state.${item.state}`)}</Tag>}
    title={item.title ?? frame.t('statement.list.unreadable')}
    href={routes.statement.url({ statement: item.id })}
  >
    <p>
      {item.state === 'asked'
        ? frame.t('statement.list.answerBy', { day: sayDay(frame, item.answerBy) })
        : frame.t('statement.list.begun', { day: sayDay(frame, item.begunOn) })}
    </p>
    {item.supplements && <p class="muted">{frame.t('statement.list.supplements')}</p>}
  </Card>
);

type ListProps = { frame: Frame; view: StatementList; further: boolean; done: string | null };

export const StatementsPage = ({ frame, view, further, done }: ListProps) => {
  const { t } = frame;
  const begin = (
    <a class="button primary" href={view.mayBegin ? routes.newStatement.url() : routes.newPartnership.url()}>
      {t(view.mayBegin ? 'statement.list.new' : 'statement.list.partnerFirst')}
    </a>
  );
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.list.title')}
      lead={t('statement.list.lead')}
      here="statements"
      done={done}
    >
      {view.items.length === 0 && !further ? (
        <EmptyState
          title={t('statement.list.empty.title')}
          text={t('statement.list.empty.text')}
          action={begin}
        />
      ) : (
        <>
          {view.items.map((item) => (
            <Item frame={frame} item={item} />
          ))}
          <Pager
            frame={frame}
            first={further ? routes.statements.url() : null}
            next={view.next && `${routes.statements.url()}?after=${encodeURIComponent(view.next)}`}
          />
          {begin}
        </>
      )}
      <section class="part">
        <h2>{t('external.list.title')}</h2>
        <p>{t('external.list.lead')}</p>
        <Onward href={routes.externalTexts.url()}>{t('external.list.open')}</Onward>
      </section>
    </Page>
  );
};
