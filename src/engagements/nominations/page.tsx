import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Notice, Onward, Tag, type Tone } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { SeatsPager } from '../plan/reading/seatsPager.tsx';
import { Messages, questionForm, WriteMessage } from '../questions/parts.tsx';
import { SeatCode } from '../seatCode.tsx';
import { sayDay, trailTo } from '../words.ts';
import { AppearanceText } from './appearanceText.tsx';
import { waitsForAnswer } from './facts.ts';
import { nominationFields } from './form.ts';
import type { NominationsView, NomineeView, SeatView } from './view.ts';

type Props = {
  frame: Frame;
  view: NominationsView;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

type NomineeState = 'waiting' | 'accepted' | 'asked' | 'shown' | 'left' | 'declined' | 'erased';
const stateOf = ({ facts }: NomineeView): NomineeState => {
  if (facts.erasedOn !== null) return 'erased';
  if (facts.release) return 'shown';
  const answer = facts.answer?.answer ?? 'waiting';
  return answer === 'withdrawn' ? 'left' : answer;
};
const tones: Record<NomineeState, Tone> = {
  waiting: 'warn',
  accepted: 'good',
  asked: 'warn',
  shown: 'good',
  left: 'stop',
  declined: 'plain',
  erased: 'plain',
};

type NomineeProps = { frame: Frame; view: NominationsView; nominee: NomineeView };

const buttons = [
  { does: 'release', route: routes.releaseNominee, label: 'engagement.nominee.release', variant: 'primary' },
  { does: 'recall', route: routes.recallNominee, label: 'engagement.nominee.recall', variant: 'quiet' },
  { does: 'promote', route: routes.promoteReserve, label: 'engagement.nominee.promote', variant: 'quiet' },
  { does: 'renewCode', route: routes.linkNominee, label: 'engagement.nominee.newCode', variant: 'quiet' },
  {
    does: 'withdraw',
    route: routes.withdrawNomination,
    label: 'engagement.nominee.withdraw',
    variant: 'danger',
  },
] as const;

const Acts = ({ frame, view, nominee: { may, facts } }: NomineeProps) => {
  const at = { engagement: view.engagement, nomination: facts.id };
  const allowed = buttons.filter(({ does }) => may[does].ok);
  if (allowed.length === 0) return null;
  return (
    <div class="acts">
      {allowed.map(({ route, label, variant }) => (
        <ActionButton frame={frame} action={route.url(at)} label={frame.t(label)} variant={variant} />
      ))}
    </div>
  );
};

type QuestionsProps = NomineeProps & { returned: ReturnedForm | undefined };

/** What she asked, where it is answered. P6 */
const Questions = ({ frame, view, nominee, returned }: QuestionsProps) => {
  const { t } = frame;
  const { messages, facts, may } = nominee;
  const form = questionForm(frame, returned, {
    action: routes.answerNominee.url({ engagement: view.engagement, nomination: facts.id }),
    label: t('engagement.question.answer'),
    prefix: `${facts.id}-`,
  });
  return (
    <>
      <Messages
        frame={frame}
        messages={messages}
        called={{ nominee: t('engagement.question.nominee'), organisation: t('engagement.question.we') }}
      />
      {messages.some(({ byNominee }) => byNominee) && <p class="hint">{t('keys.notSigned')}</p>}
      {may.answer.ok && (
        <WriteMessage
          frame={frame}
          form={form}
          hint={t('engagement.question.answerHint')}
          submit={t('engagement.question.sendAnswer')}
        />
      )}
    </>
  );
};

const Nominee = ({ frame, view, nominee, returned }: QuestionsProps) => {
  const { t } = frame;
  const state = stateOf(nominee);
  const { facts } = nominee;
  return (
    <Card
      level={3}
      overline={
        <>
          <Tag tone={tones[state]}>{t(`engagement.nominee.state.${state}`)}</Tag>{' '}
          {waitsForAnswer(facts) && <Tag tone="stop">{t('engagement.question.waits')}</Tag>}{' '}
          {facts.place === 0
            ? t('engagement.nominee.first')
            : t('engagement.nominee.reserve', { number: facts.place })}
        </>
      }
      title={state === 'erased' ? t('engagement.nominee.erasedName') : nominee.label}
    >
      {nominee.note && <p class="written">{nominee.note}</p>}
      {nominee.said && (
        <Notice title={t('engagement.nominee.said')}>
          <p class="written">{nominee.said}</p>
          <p class="hint">{t('keys.notSigned')}</p>
        </Notice>
      )}
      <Questions frame={frame} view={view} nominee={nominee} returned={returned} />
      {nominee.appearance && <AppearanceText frame={frame} choices={nominee.appearance} />}
      {facts.release && (
        <p class="muted">
          {t('engagement.nominee.shownSince', { day: sayDay(frame, facts.release.releasedOn) })}{' '}
          {t('engagement.nominee.shownUntil', { day: sayDay(frame, facts.release.until) })}
        </p>
      )}
      {state === 'shown' && !nominee.current && (
        <Notice tone="warn">
          <p>{t('engagement.nominee.changed')}</p>
        </Notice>
      )}
      {state === 'accepted' && !nominee.may.release.ok && (
        <p class="muted">{refusalInWords(nominee.may.release, t)}</p>
      )}
      <Acts frame={frame} view={view} nominee={nominee} />
    </Card>
  );
};

const Nominate = ({ frame, view, seat, returned }: Props & { seat: SeatView }) => {
  const { t } = frame;
  if (!seat.may.ok) return <p class="muted">{refusalInWords(seat.may, t)}</p>;
  const { key } = seat.seat;
  const action = routes.nominate.url({ engagement: view.engagement });
  // Every seat of the page has this form: it comes back to the one it was about.
  const came = returned?.action === action && returned.typed['seat'] === key ? returned : undefined;
  const { seat: _, ...fields } = nominationFields;
  const f = bound(frame, came, {
    action,
    fields,
    labels: {
      expert: t('engagement.nominee.expert'),
      label: t('engagement.nominee.label'),
      note: t('engagement.nominee.note'),
    },
    prefix: `${key}-`,
  });
  return (
    <details class="option" open={came !== undefined}>
      <summary>
        <span class="button">{t('engagement.nominee.nominate')}</span>
        <span>{t('engagement.nominee.nominateText')}</span>
      </summary>
      <Form frame={frame} action={action} submit={t('engagement.nominee.submit')}>
        <input type="hidden" name="seat" value={key} />
        <Select
          {...f('expert')}
          options={[
            { value: '', label: t('engagement.nominee.byRole') },
            ...view.experts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextField {...f('label')} hint={t('engagement.nominee.labelHint')} />
        <TextArea {...f('note')} hint={t('engagement.nominee.noteHint')} rows={2} />
      </Form>
    </details>
  );
};

const Seat = ({ frame, view, seat, returned }: Props & { seat: SeatView }) => {
  const { t } = frame;
  const role = t(`engagement.role.${seat.seat.role}`);
  return (
    <section class="part">
      <h2>{t('engagement.plan.seatBrief', { number: seat.number, role })}</h2>
      {seat.nominees.map((nominee) => (
        <Nominee frame={frame} view={view} nominee={nominee} returned={returned} />
      ))}
      <Nominate frame={frame} view={view} seat={seat} returned={returned} />
    </section>
  );
};

/** An organisation's own side of an engagement: its seats, and whom it means for them. */
export const NominationsPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.nominee.tab')}
      heading={t('engagement.nominee.title')}
      lead={t('engagement.nominee.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.title })}
      here="engagements"
      done={done}
      problem={returned !== undefined}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {!view.accepted && (
        <Notice tone="warn">
          <p>{t('engagement.nominee.notAccepted')}</p>
        </Notice>
      )}
      {view.seats.map((seat) => (
        <Seat frame={frame} view={view} seat={seat} returned={returned} />
      ))}
      <SeatsPager frame={frame} part={view.part} />
      {view.steward && view.seats.some(({ nominees }) => nominees.length > 0) && (
        <p class="hint">{t('engagement.nominee.newCodeHint')}</p>
      )}
      <p>
        <Onward href={routes.experts.url()}>{t('engagement.experts.title')}</Onward>
      </p>
      <WhoCanSee frame={frame} now={t('engagement.see.own')} seized={t('engagement.nominee.seized')} />
    </Page>
  );
};

type CodeProps = { frame: Frame; code: string; origin: string; back: string };

/** The code, once: handed over by whoever is trusted with it, never sent from here. */
export const NomineeCodePage = ({ frame, code, origin, back }: CodeProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.nominee.tab')}
      heading={t('engagement.code.title')}
      lead={t('engagement.code.lead')}
      here="engagements"
    >
      <SeatCode
        frame={frame}
        label={t('engagement.code.label')}
        code={code}
        origin={origin}
        note={t('engagement.code.note')}
      />
      <WhoCanSee frame={frame} now={t('engagement.code.now')} seized={t('engagement.code.seized')} />
      <p>
        <Onward href={back}>{t('engagement.nominee.title')}</Onward>
      </p>
    </Page>
  );
};
