import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Onward, Pager, Tag } from '../../web/parts/cards.tsx';
import { sayDay, trailTo } from '../words.ts';
import type { ExternalTextItem, ExternalTextList } from './view.ts';
import { stateInWords, tones } from './words.ts';

const Entered = ({ frame, item: { id, entry, state, day } }: { frame: Frame; item: ExternalTextItem }) => (
  <Card
    level={3}
    overline={<Tag tone={tones[state]}>{stateInWords(frame, state)}</Tag>}
    title={entry?.title ?? frame.t('external.list.unreadable')}
    href={routes.externalText.url({ external: id })}
  >
    {entry && (
      <p>{frame.t('external.list.enteredOn', { publisher: entry.publisher, day: sayDay(frame, day) })}</p>
    )}
  </Card>
);

const Asked = ({ frame, asked }: { frame: Frame; asked: ExternalTextList['asked'] }) =>
  asked.length === 0 ? null : (
    <section class="part">
      <h2>{frame.t('external.list.asked')}</h2>
      {asked.map(({ id, page, answerBy, answered }) => (
        <Card
          level={3}
          overline={
            <Tag tone={answered ? 'good' : 'warn'}>
              {frame.t(`external.is.${answered ? 'answered' : 'open'}`)}
            </Tag>
          }
          title={page.title === '' ? frame.t('external.public.waits') : page.title}
          href={routes.externalText.url({ external: id })}
        >
          <p>
            {answered
              ? frame.t('external.list.answered')
              : frame.t('external.list.askedText', { day: sayDay(frame, answerBy) })}
          </p>
        </Card>
      ))}
    </section>
  );

type ListProps = { frame: Frame; view: ExternalTextList; further: boolean };

const Entries = ({ frame, view: { entered }, further }: ListProps) => {
  const { t } = frame;
  const enter = (
    <a class="button primary" href={routes.newExternalText.url()}>
      {t('external.list.new')}
    </a>
  );
  if (entered.items.length === 0 && !further)
    return (
      <EmptyState
        title={t('external.list.empty.title')}
        text={t('external.list.empty.text')}
        action={enter}
      />
    );
  return (
    <section class="part">
      <h2>{t('external.list.entered')}</h2>
      {entered.items.map((item) => (
        <Entered frame={frame} item={item} />
      ))}
      <Pager
        frame={frame}
        first={further ? routes.externalTexts.url() : null}
        next={entered.next && `${routes.externalTexts.url()}?after=${encodeURIComponent(entered.next)}`}
      />
      {enter}
    </section>
  );
};

export const ExternalTextListPage = ({ done, ...list }: ListProps & { done: string | null }) => {
  const { frame, view } = list;
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('external.list.title')}
      lead={t('external.list.lead')}
      trail={trailTo(frame)}
      here="statements"
      done={done}
    >
      <Asked frame={frame} asked={view.asked} />
      <Entries {...list} />
      <p>
        <Onward href={routes.statements.url()}>{t('external.list.back')}</Onward>
      </p>
    </Page>
  );
};
