import { z } from 'zod';
import { csvOf } from '../kernel/csv.ts';
import type { EngagementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { owedFor } from './checks/money.ts';
import { InvoicePage, referenceOf } from './invoicePage.tsx';
import { type AtPayment, choosePaymentMethod, confirmPaid } from './paying.ts';
import { PaymentsPage, type PaymentsView, type PaymentView } from './payPages.tsx';
import { isOverdue, type PaymentFacts, type PayRefusal } from './payRules.ts';
import { PaymentReader } from './payStore.ts';
import { paymentMethod } from './plan.ts';
import { refusalInWords } from './refusals.ts';
import { type EngagementScene, type Looking, readScene } from './scene.ts';
import { seatsFrom } from './seatParts.ts';
import { look, lookingAs } from './visiting.ts';

const nothing = z.strictObject({});
const choosing = z.strictObject({ method: paymentMethod });

const nameOf = ({ parties }: EngagementScene, id: string): string =>
  parties.find(({ organisation }) => organisation === id)?.name ?? '…';

const paymentView = (visit: Visit, scene: EngagementScene, own: string, facts: PaymentFacts): PaymentView => {
  const index = scene.plan.seats.findIndex(({ key }) => key === facts.seat);
  const late = isOverdue(facts, visit.today);
  return {
    facts,
    state: facts.paidOn !== null ? 'paid' : late ? 'overdue' : 'waiting',
    seat: scene.plan.seats[index] ?? null,
    number: index + 1,
    payee: nameOf(scene, facts.organisation),
    own: facts.organisation === own,
  };
};

const viewOf = (visit: Visit, member: SignedIn, engagement: EngagementId): Promise<PaymentsView | null> =>
  look(visit, member, async (looking) => {
    const scene = await readScene(looking, engagement);
    if (!scene || scene.facts.partnership === null) return null;
    const payments = await new PaymentReader(looking.tx).inEngagement(engagement);
    return {
      engagement,
      plan: scene.plan,
      steward: member.role === 'steward',
      payments: payments.map((facts) => paymentView(visit, scene, member.organisation.id, facts)),
      parties: scene.parties.map(({ name }) => name),
      payer: nameOf(scene, scene.facts.organisation),
      today: visit.today,
    };
  });

const show = async (visit: Visit, member: SignedIn, engagement: EngagementId, refused?: string) => {
  const view = await viewOf(visit, member, engagement);
  if (!view) return visit.notFound();
  return visit.page(
    <PaymentsPage
      frame={visit.frame}
      view={view}
      from={seatsFrom(visit)}
      refused={refused}
      done={visit.done}
    />,
    refused ? 422 : 200,
  );
};

const invoice = async (visit: Visit, member: SignedIn, at: AtPayment) => {
  const view = await viewOf(visit, member, at.engagement);
  const payment = view?.payments.find(({ facts }) => facts.id === at.payment);
  if (!view || !payment) return visit.notFound();
  return visit.page(<InvoicePage frame={visit.frame} view={view} payment={payment} />);
};

/** As on the invoice: for all of it, on top, and both. */
const sumsOf = (view: PaymentsView, seat: PaymentView['seat']): string[] => {
  const owed = seat && owedFor(seat, view.plan.payment);
  return [owed?.fee ?? '', owed?.onTop ?? '', owed?.sum ?? ''];
};

/** Neutral words and no names: what a treasurer needs. R8 */
const file = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const view = await viewOf(visit, member, engagement);
  if (!view) return visit.notFound();
  const head = [
    ...['reference', 'payee', 'payer', 'description', 'fee', 'currency', 'basis'],
    ...['in all', 'on top', 'sum', 'due', 'method', 'paid'],
  ];
  const rows = view.payments.map(({ facts, payee, seat }) => [
    referenceOf(facts.id),
    payee,
    view.payer,
    visit.t('engagement.pay.neutral'),
    seat?.fee?.amount ?? '',
    seat?.fee?.currency ?? '',
    seat?.fee?.basis ?? '',
    ...sumsOf(view, seat),
    facts.dueOn,
    facts.method ?? '',
    facts.paidOn ?? '',
  ]);
  return visit.file(csvOf([head, ...rows]), 'payments.csv', 'text/csv');
};

type Work = (looking: Looking) => ReturnType<typeof confirmPaid>;

const act = async (
  visit: Visit,
  member: SignedIn,
  at: AtPayment,
  sent: string,
  done: DoneKey,
  work: Work,
) => {
  const to = withDone(routes.payments.url({ engagement: at.engagement }), done);
  const decided = await decideOnce<PayRefusal>(visit, sent, async (tx, keyring) => {
    const outcome = await work(lookingAs(visit, member, tx, keyring));
    return outcome?.ok ? { ok: true, to } : outcome;
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, at.engagement, refusalInWords(refusal, visit.t)),
  );
};

const choose = async (visit: Visit, member: SignedIn, at: AtPayment) => {
  const form = await visit.form(choosing);
  if (!form.ok) return show(visit, member, at.engagement, visit.t('problem.choose'));
  return act(visit, member, at, form.act, 'methodChosen', (looking) =>
    choosePaymentMethod(looking, at, form.values.method),
  );
};

const paid = async (visit: Visit, member: SignedIn, at: AtPayment) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  return act(visit, member, at, form.act, 'paid', (looking) => confirmPaid(looking, at));
};

export const payRoutes = (doors: Doors): void => {
  doors.member(routes.payments, (visit, at, member) => show(visit, member, at.engagement));
  doors.member(routes.paymentsFile, (visit, at, member) => file(visit, member, at.engagement));
  doors.member(routes.invoice, (visit, at, member) => invoice(visit, member, at));
  doors.member(routes.choosePayment, (visit, at, member) => choose(visit, member, at));
  doors.member(routes.markPaid, (visit, at, member) => paid(visit, member, at));
};
