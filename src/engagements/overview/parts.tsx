import type { Child } from 'hono/jsx';
import { longestWindow, shortestWindow, usualWindow } from '../../kernel/decision/window.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { ActionButton, DisabledAction, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card, Tag, type Tone } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { isPlanRule } from '../checks/ruleTable.ts';
import { mostFindings } from '../findings/list.tsx';
import { findingInWords } from '../findings/words.ts';
import { sayDay, sayList } from '../words.ts';
import { askFields, bringFields, cancelFields, exceptFields } from './form.ts';
import type { EngagementView, ExceptionView, RequestView } from './view.ts';

export type Props = { frame: Frame; view: EngagementView };
type FormProps = Props & { returned: ReturnedForm | undefined };

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
export const Requests = ({ frame, view }: Props) => {
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

type RefusedProps = { frame: Frame; label: string; may: Outcome };
export const Refused = ({ frame, label, may }: RefusedProps) =>
  may.ok ? null : (
    <DisabledAction
      frame={frame}
      label={label}
      reason={refusalInWords(may, frame.t)}
      principle={may.principle}
    />
  );

export const Ask = ({ frame, view, returned }: FormProps) => {
  const { t } = frame;
  const { ask } = view.may;
  const label = t('engagement.page.ask');
  if (!view.me.planner || view.state !== 'planned') return null;
  if (!ask.ok) return <Refused frame={frame} label={label} may={ask} />;
  const action = routes.askSeats.url({ engagement: view.facts.id });
  const f = bound(frame, returned, {
    action,
    fields: askFields,
    labels: { days: t('engagement.page.days') },
    values: { days: String(usualWindow) },
  });
  return (
    <Form frame={frame} action={action} submit={label} id="ask">
      <p>{t('engagement.page.askText')}</p>
      <TextField
        {...f('days')}
        hint={t('engagement.page.daysHint', {
          least: shortestWindow,
          most: longestWindow,
          usual: usualWindow,
        })}
        inputmode="numeric"
      />
    </Form>
  );
};

export const Bring = ({ frame, view, returned }: FormProps) => {
  const { t } = frame;
  if (!view.may.bring.ok) return null;
  if (view.bringTo.length === 0) return <p class="muted">{t('engagement.page.noPartnership')}</p>;
  const action = routes.bringEngagement.url({ engagement: view.facts.id });
  const labels = { partnership: t('engagement.page.partnership') };
  const f = bound(frame, returned, { action, fields: bringFields, labels });
  return (
    <Form frame={frame} action={action} submit={t('engagement.page.bring')} id="bring">
      <p>{t('engagement.page.bringText')}</p>
      <Select
        {...f('partnership')}
        options={view.bringTo.map(({ id, title }) => ({
          value: id,
          label: title ?? t('engagement.list.unreadable'),
        }))}
      />
    </Form>
  );
};

const Exception = ({ frame, view, exception }: Props & { exception: ExceptionView }) => {
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
      {!exception.needed && <p class="muted">{t('engagement.exception.past')}</p>}
      {exception.maySign.ok && (
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
export const Exceptions = ({ frame, view }: Props) =>
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

export const ExceptForm = ({ frame, view, returned }: FormProps) => {
  const { t, language } = frame;
  if (!view.may.except.ok || view.exceptable.length === 0) return null;
  const action = routes.proposeException.url({ engagement: view.facts.id });
  const f = bound(frame, returned, {
    action,
    fields: exceptFields,
    labels: { finding: t('engagement.exception.finding'), sentence: t('engagement.exception.sentence') },
  });
  return (
    <Folded
      open={returned?.action === action}
      label={t('engagement.exception.propose')}
      text={t('engagement.exception.text')}
    >
      <Form frame={frame} action={action} submit={t('engagement.exception.submit')}>
        <Select
          {...f('finding')}
          options={view.exceptable.slice(0, mostFindings).map((finding) => ({
            value: `${finding.rule} ${finding.subject}`,
            label: findingInWords(finding, t, language).says,
          }))}
        />
        <TextArea {...f('sentence')} hint={t('engagement.exception.sentenceHint')} />
      </Form>
    </Folded>
  );
};

export const Cancel = ({ frame, view, returned }: FormProps) => {
  const { t } = frame;
  if (!view.may.cancel.ok) return null;
  const action = routes.cancelEngagement.url({ engagement: view.facts.id });
  const f = bound(frame, returned, {
    action,
    fields: cancelFields,
    labels: { note: t('engagement.page.cancelNote') },
  });
  return (
    <Folded
      open={returned?.action === action}
      label={t('engagement.page.cancel')}
      text={t('engagement.page.cancelText')}
    >
      <Form frame={frame} action={action} submit={t('engagement.page.cancelSubmit')} variant="danger">
        <TextArea {...f('note')} />
      </Form>
    </Folded>
  );
};
