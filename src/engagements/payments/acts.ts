import { type EngagementId, newId, type PaymentId, paymentId } from '../../kernel/ids.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, todayOf } from '../../session/memberContext.ts';
import { beginAct, record } from '../acts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import type { PaymentMethod } from '../plan/document.ts';
import type { VisibleEngagement } from '../visible.ts';
import { chooseMethod, dueOn, markPaid, type PaymentFacts } from './rules.ts';
import { PaymentWriter } from './store.ts';

export type AtPayment = { engagement: EngagementId; payment: PaymentId };

/** The clock of each paid seat starts with its organisation's yes. P5 */
export const beginPayments = async (
  context: MemberContext,
  { facts, plan }: VisibleEngagement,
): Promise<void> => {
  const { partnership } = facts;
  const own = context.member.organisation.id;
  if (!partnership) return;
  const writer = new PaymentWriter(context.tx);
  const seats = plan.seats.filter(
    ({ organisation, communities, fee }) => organisation === own && communities.length > 0 && fee !== null,
  );
  for (const seat of seats) {
    await writer.begin({
      id: newId(paymentId),
      engagement_id: facts.id,
      partnership_id: partnership,
      organisation_id: own,
      seat_key: seat.key,
      due_on: dueOn(plan, todayOf(context)),
    });
  }
};

type Found = { visible: VisibleEngagement; payment: PaymentFacts };
const find = async (context: MemberContext, at: AtPayment): Promise<Found | null> => {
  const visible = await beginAct(context, at.engagement);
  if (!visible) return null;
  const payments = await new PaymentWriter(context.tx).inEngagement(at.engagement);
  const payment = payments.find(({ id }) => id === at.payment);
  return payment ? { visible, payment } : null;
};

/** How it is paid is the payee's side to say. P5 */
export const choosePaymentMethod = async (
  context: MemberContext,
  at: AtPayment,
  { method }: { method: PaymentMethod },
): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const ruling = chooseMethod(found.payment, context.member, method, found.visible.plan);
  if (ruling.ok) await new PaymentWriter(context.tx).choose(at.payment, method, todayOf(context));
  return ruling;
};

/** So is that it arrived. P5 */
export const confirmPaid = async (context: MemberContext, at: AtPayment): ActOutcome => {
  const found = await find(context, at);
  if (!found) return null;
  const ruling = markPaid(found.payment, context.member);
  if (!ruling.ok) return ruling;
  await new PaymentWriter(context.tx).paid(at.payment, todayOf(context));
  await record(
    context,
    found.visible.facts.partnership,
    ledgerEntries.paid(found.visible.facts.id, found.payment),
  );
  return ruling;
};
