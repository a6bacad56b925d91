import type { Child } from 'hono/jsx';
import { longestWindow, shortestWindow, usualWindow } from '../kernel/window.ts';
import { routes } from '../routes.ts';
import { Select, TextArea, TextField } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, DisabledAction, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Card, Tag, type Tone } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { isPlanRule } from './checks/ruleTable.ts';
import { sayDay, sayList } from './engagementWords.ts';
import { findingInWords } from './findingWords.ts';
import { refusalInWords } from './refusals.ts';
import type { Ruling } from './ruling.ts';
import type { EngagementView, ExceptionView, RequestView } from './views.ts';

export type Looking = { frame: Frame; view: EngagementView };
/** A form of this page that came back: which one, what was typed, and why. */
export type Sent = { form: 'ask' | 'bring' | 'except' | 'cancel'; typed: Typed; problems: Problems };

export const longestNote = 2000;

const tones: Record<NonNullable<RequestView['answer']>['answer'], Tone> = {
  accepted: 'good',
  changes: 'warn',
  declined: 'plain',
  silence: 'plain',
  superseded: 'plain',
};

export const AnswerTag = ({ frame, request }: { frame: Frame; request: RequestView }) => (
  <Tag tone={request.answer ? tones[request.answer.answer] : 'warn'}>
    {frame.t(`engagement.answer.${request.answer?.answer ?? 'open'}`)}
  </Tag>
);

/** Who was asked, and what they said. A no and no answer are shown as plainly as a yes, and count for nothing. */
export const Requests = ({ frame, view }: Looking) => {
  const { t } = frame;
  const shown = view.requests.filter(({ answer }) => answer?.answer !== 'superseded');
  if (shown.length === 0) return null;
  return (
    <DataTable
      caption={t('engagement.page.requests')}
      head={[
        t('engagement.page.asked'),
        t('engagement.page.sentOn'),
        t('engagement.page.answerBy'),
        t('engagement.page.answer'),
      ]}
      rows={shown.map((request) => [
        <a href={routes.request.url({ engagement: view.facts.id, request: request.id })}>
          {request.askedName}
        </a>,
        sayDay(frame, request.sentOn),
        sayDay(frame, request.answerBy),
        <AnswerTag frame={frame} request={request} />,
      ])}
    />
  );
};

type RefusedProps = { frame: Frame; label: string; may: Ruling };
export const Refused = ({ frame, label, may }: RefusedProps) =>
  may.ok ? null : (
    <DisabledAction
      frame={frame}
      label={label}
      reason={refusalInWords(may, frame.t)}
      principle={may.principle}
    />
  );

const textIn = (sent: Sent | undefined, form: Sent['form'], name: string, fallback = ''): string => {
  const value = sent?.form === form ? sent.typed[name] : undefined;
  return typeof value === 'string' ? value : fallback;
};
const problemIn = (sent: Sent | undefined, form: Sent['form'], name: string): string | undefined =>
  sent?.form === form ? sent.problems[name] : undefined;

export const Ask = ({ frame, view, sent }: Looking & { sent: Sent | undefined }) => {
  const { t } = frame;
  const { ask } = view.may;
  const label = t('engagement.page.ask');
  if (!view.me.planner || view.state !== 'planned') return null;
  if (!ask.ok && sent?.form !== 'ask') return <Refused frame={frame} label={label} may={ask} />;
  return (
    <Form frame={frame} action={routes.askSeats.url({ engagement: view.facts.id })} submit={label}>
      <p>{t('engagement.page.askText')}</p>
      <TextField
        frame={frame}
        name="days"
        label={t('engagement.page.days')}
        hint={t('engagement.page.daysHint', {
          least: shortestWindow,
          most: longestWindow,
          usual: usualWindow,
        })}
        error={problemIn(sent, 'ask', 'days')}
        value={textIn(sent, 'ask', 'days', String(usualWindow))}
        inputmode="numeric"
      />
    </Form>
  );
};

export const Bring = ({ frame, view, sent }: Looking & { sent: Sent | undefined }) => {
  const { t } = frame;
  if (view.facts.partnership !== null || !view.may.change.ok) return null;
  if (view.bringTo.length === 0) return <p class="muted">{t('engagement.page.noPartnership')}</p>;
  return (
    <Form
      frame={frame}
      action={routes.bringEngagement.url({ engagement: view.facts.id })}
      submit={t('engagement.page.bring')}
    >
      <p>{t('engagement.page.bringText')}</p>
      <Select
        frame={frame}
        name="partnership"
        label={t('engagement.page.partnership')}
        error={problemIn(sent, 'bring', 'partnership')}
        value={textIn(sent, 'bring', 'partnership')}
        options={view.bringTo.map(({ id, title }) => ({
          value: id,
          label: title ?? t('engagement.list.unreadable'),
        }))}
      />
    </Form>
  );
};

const Exception = ({ frame, view, exception }: Looking & { exception: ExceptionView }) => {
  const { t, language } = frame;
  const { finding, sentence } = exception.words;
  const { rule } = finding;
  return (
    <Card
      level={3}
      overline={
        <Tag tone={exception.signed ? 'warn' : 'plain'}>
          {t(`engagement.exception.${exception.signed ? 'signed' : 'waiting'}`)}
        </Tag>
      }
      title={isPlanRule(rule) ? findingInWords({ ...finding, rule }, t, language).says : rule}
    >
      <p class="written">{sentence}</p>
      <p>{t('engagement.exception.by', { organisations: sayList(frame, exception.signedBy) })}</p>
      {!exception.signed && exception.missing.length > 0 && (
        <p class="muted">
          {t('engagement.exception.missing', { organisations: sayList(frame, exception.missing) })}
        </p>
      )}
      {!exception.standing && <p class="muted">{t('engagement.exception.past')}</p>}
      {exception.standing && exception.maySign.ok && (
        <ActionButton
          frame={frame}
          action={routes.signException.url({ engagement: view.facts.id, exception: exception.id })}
          label={t('engagement.exception.sign')}
        />
      )}
    </Card>
  );
};

/** Exceptions stand wherever the engagement is shown: a finding that stays is never out of sight. */
export const Exceptions = ({ frame, view }: Looking) =>
  view.exceptions.length === 0 ? null : (
    <section class="part">
      <h2>{frame.t('engagement.exception.title')}</h2>
      {view.exceptions.map((exception) => (
        <Exception frame={frame} view={view} exception={exception} />
      ))}
    </section>
  );

const Folded = ({
  open,
  label,
  text,
  children,
}: {
  open: boolean;
  label: string;
  text: string;
  children: Child;
}) => (
  <details class="option" open={open}>
    <summary>
      <span class="button">{label}</span>
      <span>{text}</span>
    </summary>
    {children}
  </details>
);

export const ExceptForm = ({ frame, view, sent }: Looking & { sent: Sent | undefined }) => {
  const { t, language } = frame;
  if (!view.may.except.ok || view.exceptable.length === 0) return null;
  const label = t('engagement.exception.propose');
  return (
    <Folded open={sent?.form === 'except'} label={label} text={t('engagement.exception.text')}>
      <Form
        frame={frame}
        action={routes.proposeException.url({ engagement: view.facts.id })}
        submit={t('engagement.exception.submit')}
      >
        <Select
          frame={frame}
          name="finding"
          label={t('engagement.exception.finding')}
          error={problemIn(sent, 'except', 'finding')}
          value={textIn(sent, 'except', 'finding')}
          options={view.exceptable.map((finding) => ({
            value: `${finding.rule} ${finding.subject}`,
            label: findingInWords(finding, t, language).says,
          }))}
        />
        <TextArea
          frame={frame}
          name="sentence"
          label={t('engagement.exception.sentence')}
          hint={t('engagement.exception.sentenceHint')}
          error={problemIn(sent, 'except', 'sentence')}
          value={textIn(sent, 'except', 'sentence')}
          maxlength={longestNote}
        />
      </Form>
    </Folded>
  );
};

export const Cancel = ({ frame, view, sent }: Looking & { sent: Sent | undefined }) => {
  const { t } = frame;
  if (!view.may.cancel.ok) return null;
  return (
    <Folded
      open={sent?.form === 'cancel'}
      label={t('engagement.page.cancel')}
      text={t('engagement.page.cancelText')}
    >
      <Form
        frame={frame}
        action={routes.cancelEngagement.url({ engagement: view.facts.id })}
        submit={t('engagement.page.cancelSubmit')}
        variant="danger"
      >
        <TextArea
          frame={frame}
          name="note"
          label={t('engagement.page.cancelNote')}
          error={problemIn(sent, 'cancel', 'note')}
          value={textIn(sent, 'cancel', 'note')}
          maxlength={longestNote}
        />
      </Form>
    </Folded>
  );
};
