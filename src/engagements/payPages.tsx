import type { EngagementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { Select } from '../web/fields.tsx';
import { ActionButton, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Facts, Notice, Onward, Tag, type Tone } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { sayDay, sayList, trailTo } from './engagementWords.ts';
import type { PaymentFacts } from './payRules.ts';
import type { Plan, Seat } from './plan.ts';
import { sayExpenses, sayFee } from './planInWords.ts';

export type PaymentState = 'paid' | 'overdue' | 'waiting';
export type PaymentView = {
  facts: PaymentFacts;
  state: PaymentState;
  seat: Seat | null;
  number: number;
  payee: string;
  /** The reader's side is the one that is paid. */
  own: boolean;
};
export type PaymentsView = {
  engagement: EngagementId;
  plan: Plan;
  steward: boolean;
  payments: PaymentView[];
  parties: readonly string[];
};

const tones: Record<PaymentState, Tone> = { paid: 'good', overdue: 'stop', waiting: 'plain' };

const seatOf = ({ t }: Frame, { seat, number }: PaymentView): string =>
  seat
    ? t('engagement.plan.seatBrief', { number, role: t(`engagement.role.${seat.role}`) })
    : t('engagement.pay.gone');

type ItemProps = { frame: Frame; view: PaymentsView; payment: PaymentView };

const Acts = ({ frame, view, payment }: ItemProps) => {
  const { t } = frame;
  const at = { engagement: view.engagement, payment: payment.facts.id };
  if (!payment.own || !view.steward || payment.state === 'paid') return null;
  return (
    <>
      <Form
        frame={frame}
        action={routes.choosePayment.url(at)}
        submit={t('engagement.pay.choose')}
        variant="quiet"
      >
        <Select
          frame={frame}
          name="method"
          id={`method-${payment.facts.id}`}
          label={t('engagement.pay.method')}
          value={payment.facts.method ?? ''}
          options={view.plan.payment.methods.map((value) => ({
            value,
            label: t(`engagement.method.${value}`),
          }))}
        />
      </Form>
      <ActionButton
        frame={frame}
        action={routes.markPaid.url(at)}
        label={t('engagement.pay.markPaid')}
        variant="primary"
      />
    </>
  );
};

const Payment = ({ frame, view, payment }: ItemProps) => {
  const { t } = frame;
  const { facts, seat } = payment;
  return (
    <Card
      overline={<Tag tone={tones[payment.state]}>{t(`engagement.pay.state.${payment.state}`)}</Tag>}
      title={seatOf(frame, payment)}
    >
      <Facts
        items={[
          { term: t('engagement.pay.payee'), fact: payment.payee },
          ...(seat
            ? [
                { term: t('engagement.pay.fee'), fact: sayFee(frame, seat.fee) },
                { term: t('engagement.pay.expenses'), fact: sayExpenses(frame, seat) },
              ]
            : []),
          { term: t('engagement.pay.due'), fact: sayDay(frame, facts.dueOn) },
          ...(facts.method || !facts.paidOn
            ? [
                {
                  term: t('engagement.pay.method'),
                  fact: facts.method ? t(`engagement.method.${facts.method}`) : t('engagement.pay.notChosen'),
                },
              ]
            : []),
          ...(facts.paidOn ? [{ term: t('engagement.pay.paidOn'), fact: sayDay(frame, facts.paidOn) }] : []),
        ]}
      />
      <p>
        <Onward href={routes.invoice.url({ engagement: view.engagement, payment: facts.id })}>
          {t('engagement.pay.invoice')}
        </Onward>
      </p>
      <Acts frame={frame} view={view} payment={payment} />
    </Card>
  );
};

type PaymentsProps = { frame: Frame; view: PaymentsView; refused?: string | undefined; done?: string | null };

/** What is owed, since when, and how: both sides read the same page; only the payee's side says it arrived. P5 */
export const PaymentsPage = ({ frame, view, refused, done }: PaymentsProps) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.pay.title')}
      lead={t('engagement.pay.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.plan.title })}
      here="engagements"
      done={done}
    >
      {refused && (
        <Notice tone="stop">
          <p>{refused}</p>
        </Notice>
      )}
      {view.payments.length === 0 ? (
        <EmptyState title={t('engagement.pay.none')} text={t('engagement.pay.noneText')} />
      ) : (
        <>
          {view.payments.map((payment) => (
            <Payment frame={frame} view={view} payment={payment} />
          ))}
          <p>
            <Onward href={routes.paymentsFile.url({ engagement: view.engagement })}>
              {t('engagement.pay.file')}
            </Onward>
          </p>
        </>
      )}
      <WhoCanSee
        frame={frame}
        now={t('engagement.see.partnership', { organisations: sayList(frame, view.parties) })}
        seized={t('engagement.pay.seized')}
      />
    </Page>
  );
};

/** A page to print, in words that say nothing about anyone: what was agreed, for "expert advice". R8 */
export const InvoicePage = ({ frame, view, payment }: ItemProps) => {
  const { t } = frame;
  const { facts, seat } = payment;
  return (
    <Page
      frame={frame}
      title={t('engagement.pay.invoiceTitle')}
      trail={trailTo(frame, { id: view.engagement, title: view.plan.title })}
      here="engagements"
    >
      <Facts
        items={[
          { term: t('engagement.pay.from'), fact: payment.payee },
          { term: t('engagement.pay.for'), fact: t('engagement.pay.neutral') },
          { term: t('engagement.pay.reference'), fact: facts.id.slice(0, 8).toUpperCase() },
          ...(seat
            ? [
                { term: t('engagement.pay.fee'), fact: sayFee(frame, seat.fee) },
                { term: t('engagement.pay.expenses'), fact: sayExpenses(frame, seat) },
              ]
            : []),
          { term: t('engagement.pay.due'), fact: sayDay(frame, facts.dueOn) },
          {
            term: t('engagement.pay.method'),
            fact: facts.method ? t(`engagement.method.${facts.method}`) : t('engagement.pay.notChosen'),
          },
        ]}
      />
      <p class="muted">{t('engagement.pay.invoiceNote')}</p>
    </Page>
  );
};
