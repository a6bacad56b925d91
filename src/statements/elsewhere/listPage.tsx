import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/layout.tsx';
import { Card, EmptyState, Onward, Pager, Tag } from '../../web/parts.tsx';
import { sayDay, trailTo } from '../statementWords.ts';
import { stateInWords, tones } from './stateWords.ts';
import type { ElsewhereItem, ElsewhereList } from './view.ts';

const Entered = ({ frame, item: { id, entry, state, day } }: { frame: Frame; item: ElsewhereItem }) => (
  <Card
    level={3}
    overline={<Tag tone={tones[state]}>{stateInWords(frame, state)}</Tag>}
    title={entry?.title ?? frame.t('elsewhere.list.unreadable')}
    href={routes.elsewhere.url({ elsewhere: id })}
  >
    {entry && (
      <p>{frame.t('elsewhere.list.enteredOn', { publisher: entry.publisher, day: sayDay(frame, day) })}</p>
    )}
  </Card>
);

const Asked = ({ frame, asked }: { frame: Frame; asked: ElsewhereList['asked'] }) =>
  asked.length === 0 ? null : (
    <section class="part">
      <h2>{frame.t('elsewhere.list.asked')}</h2>
      {asked.map(({ id, page, answerBy, answered }) => (
        <Card
          level={3}
          overline={
            <Tag tone={answered ? 'good' : 'warn'}>
              {frame.t(`elsewhere.is.${answered ? 'answered' : 'open'}`)}
            </Tag>
          }
          title={page.title}
          href={routes.elsewhere.url({ elsewhere: id })}
        >
          <p>
            {answered
              ? frame.t('elsewhere.list.answered')
              : frame.t('elsewhere.list.askedText', { day: sayDay(frame, answerBy) })}
          </p>
        </Card>
      ))}
    </section>
  );

type ListProps = { frame: Frame; view: ElsewhereList; further: boolean; done: string | null };

export const ElsewhereListPage = ({ frame, view, further, done }: ListProps) => {
  const { t } = frame;
  const enter = (
    <a class="button primary" href={routes.newElsewhere.url()}>
      {t('elsewhere.list.new')}
    </a>
  );
  const nothing = view.entered.length === 0 && !further;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('elsewhere.list.title')}
      lead={t('elsewhere.list.lead')}
      trail={trailTo(frame)}
      here="statements"
      done={done}
    >
      <Asked frame={frame} asked={view.asked} />
      {nothing ? (
        <EmptyState
          title={t('elsewhere.list.empty.title')}
          text={t('elsewhere.list.empty.text')}
          action={enter}
        />
      ) : (
        <section class="part">
          <h2>{t('elsewhere.list.entered')}</h2>
          {view.entered.map((item) => (
            <Entered frame={frame} item={item} />
          ))}
          <Pager
            frame={frame}
            first={further ? routes.textsElsewhere.url() : null}
            next={view.next && `${routes.textsElsewhere.url()}?after=${encodeURIComponent(view.next)}`}
          />
          {enter}
        </section>
      )}
      <p>
        <Onward href={routes.statements.url()}>{t('elsewhere.list.back')}</Onward>
      </p>
    </Page>
  );
};
