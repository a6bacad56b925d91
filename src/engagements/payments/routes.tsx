import { csvOf } from '../../kernel/csv.ts';
import type { EngagementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { owedFor } from '../plan/money.ts';
import { seatsFrom } from '../plan/reading/seatParts.ts';
import { type AtPayment, choosePaymentMethod, confirmPaid } from './acts.ts';
import { methodFields } from './form.ts';
import { InvoicePage, referenceOf } from './invoicePage.tsx';
import { PaymentsPage } from './page.tsx';
import { readPayments } from './read.ts';
import type { PaymentsView, PaymentView } from './view.ts';

type At = { engagement: EngagementId };

const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await readPayments(request, at, member);
  if (!view) return request.notFound();
  return request.answer(
    <PaymentsPage
      frame={request.frame}
      view={view}
      from={seatsFrom(request)}
      returned={returned}
      done={request.done}
    />,
    returned,
  );
};

const invoice = async (request: Request, at: AtPayment, member: SignedIn) => {
  const view = await readPayments(request, at, member);
  const payment = view?.payments.find(({ facts }) => facts.id === at.payment);
  if (!view || !payment) return request.notFound();
  return request.page(<InvoicePage frame={request.frame} view={view} payment={payment} />);
};

/** As on the invoice: for all of it, on top, and both. */
const sumsOf = (view: PaymentsView, seat: PaymentView['seat']): string[] => {
  const owed = seat && owedFor(seat, view.plan.payment);
  return [owed?.fee ?? '', owed?.onTop ?? '', owed?.sum ?? ''];
};

/** Neutral words and no names: what a treasurer needs. R8 */
const file = async (request: Request, at: At, member: SignedIn) => {
  const view = await readPayments(request, at, member);
  if (!view) return request.notFound();
  const head = [
    ...['reference', 'payee', 'payer', 'description', 'fee', 'currency', 'basis'],
    ...['in all', 'on top', 'sum', 'due', 'method', 'paid'],
  ];
  const rows = view.payments.map(({ facts, payee, seat }) => [
    referenceOf(facts.id),
    payee,
    view.payer,
    request.t('engagement.pay.neutral'),
    seat?.fee?.amount ?? '',
    seat?.fee?.currency ?? '',
    seat?.fee?.basis ?? '',
    ...sumsOf(view, seat),
    facts.dueOn,
    facts.method ?? '',
    facts.paidOn ?? '',
  ]);
  return request.file(csvOf([head, ...rows]), 'payments.csv', 'text/csv');
};

const payments = place(routes.payments, show);

export const payRoutes = (mount: Mount): void => {
  mount.member(routes.payments, show);
  mount.member(routes.paymentsFile, file);
  mount.member(routes.invoice, invoice);
  mount.member(routes.choosePayment, act(payments, 'methodChosen', methodFields, choosePaymentMethod));
  mount.member(routes.markPaid, act(payments, 'paid', {}, confirmPaid));
};
