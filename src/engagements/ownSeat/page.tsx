import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, ErrorSummary, Form, Submit } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Notice, Onward, Tag } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { FeedbackFields } from '../after/parts.tsx';
import type { NominationFacts, SeatTerms } from '../nominations/facts.ts';
import { PlanText } from '../plan/reading/text.tsx';
import { SeatCode } from '../seatCode.tsx';
import { sayDay } from '../words.ts';
import {
  AppearanceFields,
  answerFields,
  appearanceFields,
  appearanceLabels,
  valuesOf,
} from './appearanceForm.tsx';
import { OwnNotes } from './noteParts.tsx';
import { Asked, OwnQuestions } from './questionParts.tsx';
import type { OwnSeatView, SeatView } from './view.ts';

type Props = { frame: Frame; view: SeatView; returned: ReturnedForm | undefined };

/** Her seat first, then everything that is asked: the full terms before any answer. R4 */
const Terms = ({ frame, terms }: { frame: Frame; terms: SeatTerms }) => {
  const { t } = frame;
  const index = terms.plan.seats.findIndex(({ key }) => key === terms.seat);
  const seat = terms.plan.seats[index];
  return (
    <section class="part">
      <h2>{t('engagement.seat.terms')}</h2>
      {seat && (
        <p class="strong">
          {t('engagement.seat.yours', {
            seat: t('engagement.plan.seatBrief', {
              number: index + 1,
              role: t(`engagement.role.${seat.role}`),
            }),
          })}
        </p>
      )}
      <PlanText frame={frame} plan={terms.plan} />
    </section>
  );
};

const CalledOff = ({ frame, calledOff }: { frame: Frame; calledOff: boolean }) =>
  calledOff ? (
    <Notice tone="warn">
      <p>{frame.t('engagement.seat.calledOff')}</p>
    </Notice>
  ) : null;

const answerForm = (frame: Frame, { code }: SeatView, returned: ReturnedForm | undefined) => {
  const { answer: _, ...fields } = answerFields;
  return bound(frame, returned, {
    action: routes.answerSeat.url({ code }),
    fields,
    labels: { ...appearanceLabels(frame), note: frame.t('engagement.seat.note') },
  });
};

type AnswerProps = Omit<Props, 'returned'> & { f: ReturnType<typeof answerForm> };

const Answer = ({ frame, view: { code, terms }, f }: AnswerProps) => {
  const { t } = frame;
  return (
    <Form frame={frame} action={routes.answerSeat.url({ code })}>
      <h3>{t('engagement.appearance.title')}</h3>
      <p>{t('engagement.appearance.lead')}</p>
      <AppearanceFields frame={frame} f={f} />
      <TextArea
        {...f('note')}
        hint={t('engagement.seat.noteHint', { organisation: terms.nominatedBy })}
        rows={3}
      />
      <WhoCanSee
        frame={frame}
        now={t('engagement.seat.now', { organisation: terms.nominatedBy })}
        seized={t('engagement.seat.seized')}
      />
      <p class="acts">
        <Submit name="answer" value="accepted" label={t('engagement.seat.yes')} />
        <Submit name="answer" value="asked" label={t('engagement.seat.ask')} variant="quiet" />
        <Submit name="answer" value="declined" label={t('engagement.seat.no')} variant="quiet" />
      </p>
    </Form>
  );
};

/** Asked for one seat, without an account: read all of it, then yes, no, or a question. No reason is asked for. P6 */
export const SeatPage = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const { terms, facts, mayAnswer } = view;
  const f = answerForm(frame, view, returned);
  return (
    <Page
      frame={frame}
      title={t('engagement.seat.tab')}
      heading={terms.plan.title}
      lead={t('engagement.seat.lead', { organisation: terms.nominatedBy, planner: terms.convenedBy })}
      problem={returned !== undefined}
    >
      <ErrorSummary {...f.summary} problems={returned?.problems ?? {}} />
      {facts.answer && (
        <Notice>
          <p>{t('engagement.seat.askedBefore')}</p>
        </Notice>
      )}
      <CalledOff frame={frame} calledOff={view.calledOff} />
      <Terms frame={frame} terms={terms} />
      <section class="part">
        <h2>{t('engagement.seat.answer')}</h2>
        <Asked frame={frame} view={view} />
        <p>{t('engagement.seat.free')}</p>
        {/* What came back keeps its words before her eyes, also where no other answer would do. */}
        {mayAnswer.ok || returned ? (
          <Answer frame={frame} view={view} f={f} />
        ) : (
          <p class="muted">{refusalInWords(mayAnswer, t)}</p>
        )}
      </section>
    </Page>
  );
};

type PartProps = { frame: Frame; view: OwnSeatView; returned: ReturnedForm | undefined };
type OwnProps = PartProps & { origin: string; done: string | null };

const Looks = ({ frame, looks }: { frame: Frame } & Pick<OwnSeatView, 'looks'>) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('engagement.own.looks')}</h2>
      {looks.length === 0 ? (
        <p class="muted">{t('engagement.own.nobodyLooked')}</p>
      ) : (
        <ul>
          {looks.map(({ name, on }) => (
            <li>{t('engagement.own.looked', { organisation: name ?? '…', day: sayDay(frame, on) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
};

const stateKey = ({ answer, release }: NominationFacts) => {
  if (release) return 'shown' as const;
  return answer?.answer ?? ('asked' as const);
};

const OwnAppearance = ({ frame, view: { code, appearance }, returned }: PartProps) => {
  const { t } = frame;
  const action = routes.changeAppearance.url({ code });
  const labels = appearanceLabels(frame);
  const values = valuesOf(appearance);
  const f = bound(frame, returned, { action, fields: appearanceFields, labels, values });
  return (
    <section class="part">
      <h2>{t('engagement.appearance.title')}</h2>
      <p>{t('engagement.own.change')}</p>
      <ErrorSummary {...f.fieldSummary} />
      <Form frame={frame} action={action} submit={t('engagement.own.save')}>
        <AppearanceFields frame={frame} f={f} />
      </Form>
    </section>
  );
};

const OwnFeedback = ({ frame, view: { code, terms }, returned }: PartProps) => {
  const { t } = frame;
  const action = routes.ownFeedback.url({ code });
  return (
    <section class="part">
      <h2>{t('engagement.after.feedback')}</h2>
      <p>{t('engagement.own.feedback', { organisation: terms.nominatedBy })}</p>
      <Form frame={frame} action={action} submit={t('engagement.after.submit')} variant="quiet">
        <FeedbackFields frame={frame} action={action} returned={returned} />
      </Form>
    </section>
  );
};

const Leave = ({ frame, view: { code } }: PartProps) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('engagement.own.leave')}</h2>
      <p>{t('engagement.own.leaveText')}</p>
      <ActionButton
        frame={frame}
        action={routes.withdrawSelf.url({ code })}
        label={t('engagement.own.leaveButton')}
        variant="danger"
      />
    </section>
  );
};

/** What she may read and change once she said yes, for as long as anything of her is kept. P6 */
const Accepted = (props: PartProps) => {
  const { frame, view, returned } = props;
  return (
    <>
      <p>
        <Onward href={routes.ownCalendar.url({ code: view.code })}>
          {frame.t('engagement.programme.calendar')}
        </Onward>
      </p>
      <OwnNotes frame={frame} code={view.code} notes={view.notes} returned={returned} />
      <Looks frame={frame} looks={view.looks} />
      {view.mayTell && <OwnFeedback {...props} />}
      {view.mayChange.ok && <OwnAppearance {...props} />}
      {view.mayLeave.ok && <Leave {...props} />}
    </>
  );
};

/** Her own page: what is shown of her, who looked, and the way out. P6 */
export const OwnSeatPage = ({ frame, view, origin, returned, done }: OwnProps) => {
  const { t } = frame;
  const { code, facts, terms } = view;
  const accepted = facts.answer?.answer === 'accepted';
  const open = facts.answer === null || facts.answer.answer === 'asked';
  return (
    <Page
      frame={frame}
      title={t('engagement.seat.tab')}
      heading={terms.plan.title}
      lead={t('engagement.own.lead')}
      done={done}
      problem={returned !== undefined}
    >
      <CalledOff frame={frame} calledOff={view.calledOff} />
      <p>
        <Tag tone={accepted ? 'good' : 'plain'}>{t(`engagement.own.state.${stateKey(facts)}`)}</Tag>
      </p>
      <RefusalNotice frame={frame} returned={returned} />
      {open && (
        <p>
          <a class="button primary" href={routes.seat.url({ code })}>
            {t('engagement.own.answer')}
          </a>
        </p>
      )}
      <OwnQuestions frame={frame} view={view} returned={returned} />
      <section class="part">
        <h2>{t('engagement.own.code')}</h2>
        <SeatCode
          frame={frame}
          label={t('engagement.own.codeLabel')}
          code={code}
          origin={origin}
          own
          note={t('engagement.own.codeNote')}
        />
      </section>
      {accepted && <Accepted frame={frame} view={view} returned={returned} />}
      <Terms frame={frame} terms={terms} />
      <WhoCanSee
        frame={frame}
        now={t('engagement.seat.now', { organisation: terms.nominatedBy })}
        seized={t('engagement.seat.seized')}
      />
    </Page>
  );
};
