import { type EngagementId, newId, type PaymentId, paymentId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { beginAct, record, todayOf } from './acts.ts';
import { chooseMethod, dueOn, markPaid, type PaymentFacts, type PayRefusal } from './payRules.ts';
import { PaymentWriter } from './payStore.ts';
import type { PaymentMethod } from './plan.ts';
import { says } from './saying.ts';
import type { EngagementScene, Looking } from './scene.ts';

type Act = Promise<Outcome<unknown, PayRefusal> | null>;
export type AtPayment = { engagement: EngagementId; payment: PaymentId };

/** The clock of each paid seat starts with its organisation's yes. P5 */
export const beginPayments = async (looking: Looking, { facts, plan }: EngagementScene): Promise<void> => {
  const { partnership } = facts;
  const own = looking.member.organisation.id;
  if (!partnership) return;
  const writer = new PaymentWriter(looking.tx);
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
      due_on: dueOn(plan, todayOf(looking)),
    });
  }
};

type Found = { scene: EngagementScene; payment: PaymentFacts };
const find = async (looking: Looking, at: AtPayment): Promise<Found | null> => {
  const scene = await beginAct(looking, at.engagement);
  if (!scene) return null;
  const payments = await new PaymentWriter(looking.tx).inEngagement(at.engagement);
  const payment = payments.find(({ id }) => id === at.payment);
  return payment ? { scene, payment } : null;
};

/** How it is paid is the payee's side to say. P5 */
export const choosePaymentMethod = async (looking: Looking, at: AtPayment, method: PaymentMethod): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const ruling = chooseMethod(found.payment, looking.member, method, found.scene.plan);
  if (ruling.ok) await new PaymentWriter(looking.tx).choose(at.payment, method, todayOf(looking));
  return ruling;
};

/** So is that it arrived. P5 */
export const confirmPaid = async (looking: Looking, at: AtPayment): Act => {
  const found = await find(looking, at);
  if (!found) return null;
  const ruling = markPaid(found.payment, looking.member);
  if (!ruling.ok) return ruling;
  await new PaymentWriter(looking.tx).paid(at.payment, todayOf(looking));
  await record(looking, found.scene.facts.partnership, says.paid(found.scene.facts.id, found.payment));
  return ruling;
};
