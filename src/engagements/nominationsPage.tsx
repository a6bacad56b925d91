import { routes } from '../routes.ts';
import { Select, TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, Notice, Onward, Tag, type Tone } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { AppearanceText } from './appearanceText.tsx';
import { sayDay, trailTo } from './engagementWords.ts';
import type { NominationsView, NomineeView, SeatView } from './nominationView.ts';
import { refusalInWords } from './refusals.ts';
import { SaidNo } from './saidNo.tsx';
import { SeatCode } from './seatCodeView.tsx';

export type SentNomination = { seat: string; typed: Typed; problems: Problems };
type Props = {
  frame: Frame;
  view: NominationsView;
  sent?: SentNomination | undefined;
  done?: string | null;
};

type NomineeState = 'waiting' | 'accepted' | 'asked' | 'shown' | 'erased';
const stateOf = ({ facts }: NomineeView): NomineeState => {
  if (facts.erasedOn !== null) return 'erased';
  if (facts.release) return 'shown';
  const answer = facts.answer?.answer;
  return answer === 'accepted' || answer === 'asked' ? answer : 'waiting';
};
const tones: Record<NomineeState, Tone> = {
  waiting: 'warn',
  accepted: 'good',
  asked: 'warn',
  shown: 'good',
  erased: 'plain',
};

type NomineeProps = { frame: Frame; view: NominationsView; nominee: NomineeView };

const Acts = ({ frame, view, nominee }: NomineeProps) => {
  const { t } = frame;
  const { may, facts } = nominee;
  const at = { engagement: view.engagement, nomination: facts.id };
  if (!view.steward || facts.erasedOn !== null) return null;
  return (
    <div class="acts">
      {may.release.ok && (
        <ActionButton
          frame={frame}
          action={routes.releaseNominee.url(at)}
          label={t('engagement.nominee.release')}
          variant="primary"
        />
      )}
      {may.recall.ok && (
        <ActionButton
          frame={frame}
          action={routes.recallNominee.url(at)}
          label={t('engagement.nominee.recall')}
        />
      )}
      {may.promote.ok && (
        <ActionButton
          frame={frame}
          action={routes.promoteReserve.url(at)}
          label={t('engagement.nominee.promote')}
        />
      )}
      <ActionButton
        frame={frame}
        action={routes.linkNominee.url(at)}
        label={t('engagement.nominee.newCode')}
      />
      <ActionButton
        frame={frame}
        action={routes.withdrawNomination.url(at)}
        label={t('engagement.nominee.withdraw')}
        variant="danger"
      />
    </div>
  );
};

const Nominee = ({ frame, view, nominee }: NomineeProps) => {
  const { t } = frame;
  const state = stateOf(nominee);
  const { facts } = nominee;
  return (
    <Card
      level={3}
      overline={
        <>
          <Tag tone={tones[state]}>{t(`engagement.nominee.state.${state}`)}</Tag>{' '}
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
        </Notice>
      )}
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

const textIn = (sent: SentNomination | undefined, name: string): string => {
  const value = sent?.typed[name];
  return typeof value === 'string' ? value : '';
};

const Nominate = ({ frame, view, seat, sent }: Props & { seat: SeatView }) => {
  const { t } = frame;
  if (!seat.may.ok) return <p class="muted">{refusalInWords(seat.may, t)}</p>;
  const came = sent?.seat === seat.seat.key ? sent : undefined;
  const field = (name: string) => ({
    frame,
    name,
    id: `${seat.seat.key}-${name}`,
    error: came?.problems[name],
  });
  return (
    <details class="option" open={came !== undefined}>
      <summary>
        <span class="button">{t('engagement.nominee.nominate')}</span>
        <span>{t('engagement.nominee.nominateText')}</span>
      </summary>
      <Form
        frame={frame}
        action={routes.nominate.url({ engagement: view.engagement })}
        submit={t('engagement.nominee.submit')}
      >
        <input type="hidden" name="seat" value={seat.seat.key} />
        <Select
          {...field('expert')}
          label={t('engagement.nominee.expert')}
          value={textIn(came, 'expert')}
          options={[
            { value: '', label: t('engagement.nominee.byRole') },
            ...view.experts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          optional
        />
        <TextField
          {...field('label')}
          label={t('engagement.nominee.label')}
          hint={t('engagement.nominee.labelHint')}
          value={textIn(came, 'label')}
          maxlength={120}
          optional
        />
        <TextArea
          {...field('note')}
          label={t('engagement.nominee.note')}
          hint={t('engagement.nominee.noteHint')}
          value={textIn(came, 'note')}
          maxlength={1000}
          rows={2}
          optional
        />
      </Form>
    </details>
  );
};

const Seat = ({ frame, view, seat, sent }: Props & { seat: SeatView }) => {
  const { t } = frame;
  const role = t(`engagement.role.${seat.seat.role}`);
  return (
    <section class="part">
      <h2>{t('engagement.plan.seatBrief', { number: seat.number, role })}</h2>
      {seat.nominees.map((nominee) => (
        <Nominee frame={frame} view={view} nominee={nominee} />
      ))}
      <Nominate frame={frame} view={view} seat={seat} sent={sent} />
    </section>
  );
};

/** An organisation's own side of an engagement: its seats, and whom it means for them. */
export const NominationsPage = ({ frame, view, sent, done }: Props) => {
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
      problem={sent !== undefined}
    >
      <SaidNo sentence={sent?.problems['form']} />
      {!view.accepted && (
        <Notice tone="warn">
          <p>{t('engagement.nominee.notAccepted')}</p>
        </Notice>
      )}
      {view.seats.map((seat) => (
        <Seat frame={frame} view={view} seat={seat} sent={sent} />
      ))}
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
