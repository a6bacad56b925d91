import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Notice, Onward, Pager, Tag, type Tone } from '../../web/parts/cards.tsx';
import type { RoundFacts } from '../facts.ts';
import { textIn } from '../instrument/facts.ts';
import { isMended } from '../trend/facts.ts';
import { TrendPart } from '../trend/part.tsx';
import { sayDay } from '../words.ts';
import type { RoundsView } from './view.ts';

type RoundState = 'open' | 'in' | 'shown' | 'ended';
const tones: Record<RoundState, Tone> = { open: 'warn', in: 'plain', shown: 'good', ended: 'plain' };

const stateOf = ({ calledOff, shownOn, respondents }: RoundFacts, own: string): RoundState => {
  if (calledOff) return 'ended';
  if (shownOn) return 'shown';
  return respondents.find(({ organisation }) => organisation === own)?.handedIn ? 'in' : 'open';
};

type Props = { frame: Frame; view: RoundsView };

const Item = ({ frame, view, item }: Props & { item: RoundsView['items'][number] }) => {
  const { t } = frame;
  const state = stateOf(item.facts, view.own);
  const round = item.facts.id;
  return (
    <Card
      level={3}
      overline={<Tag tone={tones[state]}>{t(`assessment.list.state.${state}`)}</Tag>}
      title={t(`assessment.occasion.${item.facts.occasion}`)}
      href={state === 'shown' ? routes.result.url({ round }) : routes.round.url({ round })}
    >
      <p>
        {item.instrument ? textIn(item.instrument, frame.language) : t('assessment.list.unreadable')}
        {' · '}
        {sayDay(frame, item.facts.openedOn)}
      </p>
      {item.crossed > 0 && (
        <p>
          {isMended(view.trend, item.facts) ? (
            <Tag>{t('assessment.list.mended')}</Tag>
          ) : (
            <Tag tone="stop">{t('assessment.result.repair')}</Tag>
          )}
        </p>
      )}
    </Card>
  );
};

/** What was agreed after earlier rounds and is not done: “done?” is asked of the community side first. */
const Outstanding = ({ frame, view }: Props) => {
  const { t } = frame;
  if (view.outstanding.length === 0) return null;
  return (
    <section class="part">
      <h2>{t('assessment.list.outstanding')}</h2>
      {view.outstanding.map(({ action, owner }) => (
        <Card
          level={3}
          title={action.words}
          href={routes.resultItem.url({ round: action.round, item: action.item })}
        >
          <p>{t('assessment.follow.due', { owner, day: sayDay(frame, action.dueOn) })}</p>
        </Card>
      ))}
    </section>
  );
};

type ListProps = Props & { further: boolean; done: string | null };

/** A partnership's rounds, how its profile moved, and what is still to do. */
export const RoundsPage = ({ frame, view, further, done }: ListProps) => {
  const { t } = frame;
  const { partnership } = view;
  const open = (
    <a class="button primary" href={routes.newRound.url({ partnership })}>
      {t('assessment.open.submit')}
    </a>
  );
  const here = routes.rounds.url({ partnership });
  return (
    <Page
      frame={frame}
      title={t('assessment.list.title')}
      heading={view.title ?? undefined}
      lead={t('assessment.list.lead')}
      trail={[{ label: t('partnership.title'), href: routes.partnership.url({ partnership }) }]}
      here="partnerships"
      sheets={['charts', 'assessments']}
      done={done}
    >
      {view.due && (
        <Notice tone={view.due.over ? 'warn' : 'plain'}>
          <p>
            {t(`assessment.list.due.${view.due.over ? 'over' : 'ahead'}`, {
              day: sayDay(frame, view.due.on),
              occasion: t(`assessment.occasion.${view.due.occasion}`),
            })}
          </p>
        </Notice>
      )}
      <section class="part">
        <h2>{t('assessment.list.heading')}</h2>
        {view.items.length === 0 && !further ? (
          <EmptyState
            title={t('assessment.list.empty.title')}
            text={t('assessment.list.empty.text')}
            action={open}
          />
        ) : (
          <>
            {view.items.map((item) => (
              <Item frame={frame} view={view} item={item} />
            ))}
            <Pager
              frame={frame}
              first={further ? here : null}
              next={view.next && `${here}?after=${encodeURIComponent(view.next)}`}
            />
            {open}
          </>
        )}
      </section>
      <TrendPart frame={frame} trend={view.trend} />
      <Outstanding frame={frame} view={view} />
      <p class="acts">
        {view.trend.rounds.length > 0 && (
          <Onward href={routes.history.url({ partnership })}>{t('assessment.history.title')}</Onward>
        )}
        <Onward href={routes.questionSets.url()}>{t('assessment.questions.title')}</Onward>
      </p>
    </Page>
  );
};
