import { routes } from '../routes.ts';
import { TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, ErrorSummary, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Notice, Onward, Tag } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { FeedbackFields } from './afterPages.tsx';
import type { Appearance } from './appearance.ts';
import { AppearanceFields, typedAppearance } from './appearanceForm.tsx';
import type { SentNote } from './disclosureForm.tsx';
import { sayDay } from './engagementWords.ts';
import type { NominationFacts } from './nominationFacts.ts';
import type { SeatTerms } from './nomineeStore.ts';
import type { OwnNote } from './ownDisclosure.ts';
import { OwnNotes } from './ownDisclosureNotes.tsx';
import { PlanText } from './planText.tsx';
import { SaidNo } from './saidNo.tsx';
import { SeatCode } from './seatCodeView.tsx';

export type SeatView = {
  frame: Frame;
  /** As it is written in her address. */
  code: string;
  facts: NominationFacts;
  terms: SeatTerms;
  /** It will not take place. */
  calledOff: boolean;
};
type Sent = { typed: Typed; problems: Problems };

/** Her seat first, then everything that is asked: the full terms before any answer. R4 */
const Terms = ({ frame, terms }: SeatView) => {
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

const textIn = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

const CalledOff = ({ frame, calledOff }: Pick<SeatView, 'frame' | 'calledOff'>) =>
  calledOff ? (
    <Notice tone="warn">
      <p>{frame.t('engagement.seat.calledOff')}</p>
    </Notice>
  ) : null;

/** Asked for one seat, without an account: read all of it, then yes, no, or a question. No reason is asked for. P6 */
export const SeatPage = ({ sent, ...view }: SeatView & { sent?: Sent | undefined }) => {
  const { frame, code, terms, facts } = view;
  const { t } = frame;
  const typed = sent?.typed ?? {};
  const problems = sent?.problems ?? {};
  return (
    <Page
      frame={frame}
      title={t('engagement.seat.tab')}
      heading={t('engagement.seat.title')}
      lead={t('engagement.seat.lead', { organisation: terms.nominatedBy, planner: terms.convenedBy })}
      problem={sent !== undefined}
    >
      <ErrorSummary frame={frame} problems={problems} />
      {facts.answer && (
        <Notice>
          <p>{t('engagement.seat.askedBefore')}</p>
        </Notice>
      )}
      <CalledOff frame={frame} calledOff={view.calledOff} />
      <Terms {...view} />
      <section class="part">
        <h2>{t('engagement.seat.answer')}</h2>
        <p>{t('engagement.seat.free')}</p>
        <Form frame={frame} action={routes.answerSeat.url({ code })}>
          <h3>{t('engagement.appearance.title')}</h3>
          <p>{t('engagement.appearance.lead')}</p>
          <AppearanceFields frame={frame} typed={typed} problems={problems} />
          <TextArea
            frame={frame}
            name="note"
            label={t('engagement.seat.note')}
            hint={t('engagement.seat.noteHint', { organisation: terms.nominatedBy })}
            error={problems['note']}
            value={textIn(typed, 'note')}
            maxlength={1000}
            rows={3}
            optional
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
      </section>
    </Page>
  );
};

type OwnProps = SeatView & {
  origin: string;
  appearance: Appearance | null;
  looks: readonly { name: string | null; on: string }[];
  /** It has begun: she may say how it was. */
  mayTell: boolean;
  notes: readonly OwnNote[];
  note?: SentNote | undefined;
  sent?: Sent | undefined;
  /** Her answers, where they came back. */
  said?: Sent | undefined;
  done?: string | null;
};

const Looks = ({ frame, looks }: Pick<OwnProps, 'frame' | 'looks'>) => {
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

/** Her own page: what is shown of her, who looked, and the way out, for as long as anything is kept. P6 */
export const OwnSeatPage = (props: OwnProps) => {
  const { frame, code, facts, terms, origin, appearance, looks, mayTell, notes, sent, said, note, done } =
    props;
  const { t } = frame;
  const accepted = facts.answer?.answer === 'accepted';
  const open = facts.answer === null || facts.answer.answer === 'asked';
  return (
    <Page
      frame={frame}
      title={t('engagement.seat.tab')}
      heading={t('engagement.own.title')}
      lead={t('engagement.own.lead')}
      done={done}
      problem={sent !== undefined || said !== undefined || note !== undefined}
    >
      <CalledOff frame={frame} calledOff={props.calledOff} />
      <p>
        <Tag tone={accepted ? 'good' : 'plain'}>{t(`engagement.own.state.${stateKey(facts)}`)}</Tag>
      </p>
      {!accepted && <SaidNo sentence={sent?.problems['form']} />}
      <SaidNo sentence={note?.problems['form']} />
      {open && (
        <p>
          <a class="button primary" href={routes.seat.url({ code })}>
            {t('engagement.own.answer')}
          </a>
        </p>
      )}
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
      {accepted && (
        <>
          <p>
            <Onward href={routes.ownCalendar.url({ code })}>{t('engagement.programme.calendar')}</Onward>
          </p>
          <OwnNotes frame={frame} code={code} notes={notes} sent={note} />
          <Looks frame={frame} looks={looks} />
          {mayTell && (
            <section class="part">
              <h2>{t('engagement.after.feedback')}</h2>
              <p>{t('engagement.own.feedback', { organisation: terms.nominatedBy })}</p>
              <Form
                frame={frame}
                action={routes.ownFeedback.url({ code })}
                submit={t('engagement.after.submit')}
                variant="quiet"
              >
                <FeedbackFields frame={frame} typed={said?.typed ?? {}} problems={said?.problems ?? {}} />
              </Form>
            </section>
          )}
          <section class="part">
            <h2>{t('engagement.appearance.title')}</h2>
            <p>{t('engagement.own.change')}</p>
            <ErrorSummary frame={frame} problems={sent?.problems ?? {}} />
            <Form
              frame={frame}
              action={routes.changeAppearance.url({ code })}
              submit={t('engagement.own.save')}
            >
              <AppearanceFields
                frame={frame}
                typed={sent?.typed ?? typedAppearance(appearance)}
                problems={sent?.problems ?? {}}
              />
            </Form>
          </section>
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
        </>
      )}
      <Terms {...props} />
      <WhoCanSee
        frame={frame}
        now={t('engagement.seat.now', { organisation: terms.nominatedBy })}
        seized={t('engagement.seat.seized')}
      />
    </Page>
  );
};

type FindProps = { frame: Frame; typed: string; problem: string | undefined };

export const FindSeatPage = ({ frame, typed, problem }: FindProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.seat.tab')}
      heading={t('engagement.find.title')}
      lead={t('engagement.find.lead')}
      problem={problem !== undefined}
    >
      <Form frame={frame} action={routes.findSeatNow.url()} submit={t('engagement.find.submit')}>
        <TextField
          frame={frame}
          name="code"
          label={t('engagement.code.label')}
          hint={t('engagement.find.hint')}
          error={problem}
          value={typed}
          maxlength={60}
        />
      </Form>
    </Page>
  );
};
