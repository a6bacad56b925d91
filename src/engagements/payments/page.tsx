import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Select } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Facts, Onward, Tag, type Tone } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { partOf } from '../plan/reading/seatParts.ts';
import { SeatsPager } from '../plan/reading/seatsPager.tsx';
import { sayExpenses, sayFee } from '../plan/reading/words.ts';
import { sayDay, sayList, trailTo } from '../words.ts';
import { methodFields } from './form.ts';
import type { PaymentState, PaymentsView, PaymentView } from './view.ts';

const tones: Record<PaymentState, Tone> = { paid: 'good', overdue: 'stop', waiting: 'plain' };

const seatOf = ({ t }: Frame, { seat, number }: PaymentView): string =>
  seat
    ? t('engagement.plan.seatBrief', { number, role: t(`engagement.role.${seat.role}`) })
    : t('engagement.pay.gone');

export type ItemProps = { frame: Frame; view: PaymentsView; payment: PaymentView };

const Acts = ({ frame, view, payment, returned }: ItemProps & { returned: ReturnedForm | undefined }) => {
  const { t } = frame;
  const at = { engagement: view.engagement, payment: payment.facts.id };
  if (!payment.may.ok) return null;
  const action = routes.choosePayment.url(at);
  const f = bound(frame, returned, {
    action,
    fields: methodFields,
    labels: { method: t('engagement.pay.method') },
    values: { method: payment.facts.method ?? undefined },
    prefix: `${payment.facts.id}-`,
  });
  return (
    <>
      <Form frame={frame} action={action} submit={t('engagement.pay.choose')} variant="quiet">
        <Select
          {...f('method')}
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

const Payment = ({ frame, view, payment, returned }: ItemProps & { returned: ReturnedForm | undefined }) => {
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
      <Acts frame={frame} view={view} payment={payment} returned={returned} />
    </Card>
  );
};

type PaymentsProps = {
  frame: Frame;
  view: PaymentsView;
  /** The first payment that is shown. */
  from?: number | undefined;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

/** What is owed, since when, and how: both sides read the same page; only the payee's side says it arrived. P5 */
export const PaymentsPage = ({ frame, view, from = 0, returned, done }: PaymentsProps) => {
  const { t } = frame;
  const here = routes.payments.url({ engagement: view.engagement });
  const { shown, part } = partOf(view.payments, from, here);
  return (
    <Page
      frame={frame}
      title={t('engagement.pay.title')}
      lead={t('engagement.pay.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.plan.title })}
      here="engagements"
      done={done}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {view.payments.length === 0 ? (
        <EmptyState title={t('engagement.pay.none')} text={t('engagement.pay.noneText')} />
      ) : (
        <>
          {shown.map((payment) => (
            <Payment frame={frame} view={view} payment={payment} returned={returned} />
          ))}
          <SeatsPager frame={frame} part={part} />
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
