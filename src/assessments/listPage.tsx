import { routes } from '../routes.ts';
import { DateField, Radios } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Notice, Onward, Pager, Tag, type Tone } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { occasions, type RoundFacts } from './facts.ts';
import { textIn } from './instrument.ts';
import type { RoundsView } from './listView.ts';
import { SaidNo, sayDay, sayList } from './roundWords.tsx';
import { textOf } from './sheetParts.tsx';
import { isMended } from './trend.ts';
import { TrendPart } from './trendPart.tsx';

export type RoundState = 'open' | 'in' | 'shown' | 'ended';
const tones: Record<RoundState, Tone> = { open: 'warn', in: 'plain', shown: 'good', ended: 'plain' };

const stateOf = ({ calledOff, shownOn, respondents }: RoundFacts, own: string): RoundState => {
  if (calledOff) return 'ended';
  if (shownOn) return 'shown';
  return respondents.find(({ organisation }) => organisation === own)?.handedIn ? 'in' : 'open';
};

type Looking = { frame: Frame; view: RoundsView };

const Item = ({ frame, view, item }: Looking & { item: RoundsView['items'][number] }) => {
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
const Outstanding = ({ frame, view }: Looking) => {
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

type ListProps = Looking & { further: boolean; done: string | null };

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

export type OpenView = {
  partnership: string;
  parties: readonly string[];
  instruments: readonly { value: string; label: string; hint?: string | undefined }[];
  community: boolean;
  today: string;
};
type OpenProps = {
  frame: Frame;
  view: OpenView;
  typed: Typed;
  problems?: Problems | undefined;
};

/** Either side may ask both to answer; the community side has the last word on what is asked. P3 */
export const OpenRoundPage = ({ frame, view, typed, problems }: OpenProps) => {
  const { t } = frame;
  const { partnership } = view;
  const { form: refused, ...wrong } = problems ?? {};
  const labels = {
    instrument: t('assessment.open.instrument'),
    occasion: t('assessment.open.occasion'),
    answerBy: t('assessment.open.answerBy'),
  };
  return (
    <Page
      frame={frame}
      title={t('assessment.open.title')}
      lead={t('assessment.open.lead')}
      trail={[
        { label: t('partnership.title'), href: routes.partnership.url({ partnership }) },
        { label: t('assessment.list.title'), href: routes.rounds.url({ partnership }) },
      ]}
      here="partnerships"
      problem={problems !== undefined}
    >
      <SaidNo sentence={refused} />
      <ErrorSummary frame={frame} problems={wrong} labels={labels} />
      <Form frame={frame} action={routes.openRound.url({ partnership })} submit={t('assessment.open.submit')}>
        <input type="hidden" name="engagement" value={textOf(typed, 'engagement')} />
        <Radios
          frame={frame}
          name="instrument"
          label={labels.instrument}
          hint={t(`assessment.open.instrumentHint.${view.community ? 'community' : 'ally'}`)}
          error={wrong.instrument}
          value={textOf(typed, 'instrument')}
          options={view.instruments}
        />
        <Radios
          frame={frame}
          name="occasion"
          label={labels.occasion}
          hint={t('assessment.open.occasionHint')}
          error={wrong.occasion}
          value={textOf(typed, 'occasion')}
          options={occasions.map((value) => ({ value, label: t(`assessment.occasion.${value}`) }))}
        />
        <DateField
          frame={frame}
          name="answerBy"
          label={labels.answerBy}
          hint={t('assessment.open.answerByHint')}
          error={wrong.answerBy}
          value={textOf(typed, 'answerBy')}
          min={view.today}
        />
        <WhoCanSee
          frame={frame}
          now={t('assessment.open.seen', { organisations: sayList(frame, view.parties) })}
          seized={t('assessment.open.seized')}
        />
      </Form>
    </Page>
  );
};
