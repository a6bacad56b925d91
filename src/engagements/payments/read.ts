import type { EngagementId } from '../../kernel/ids.ts';
import type { SignedIn } from '../../session/session.ts';
import type { Request } from '../../web/request.ts';
import { readVisible, type VisibleEngagement } from '../visible.ts';
import { isOverdue, markPaid, type PaymentFacts } from './rules.ts';
import { PaymentReader } from './store.ts';
import type { PaymentsView, PaymentView } from './view.ts';

const nameOf = ({ parties }: VisibleEngagement, id: string): string =>
  parties.find(({ organisation }) => organisation === id)?.name ?? '…';

const paymentView = (
  request: Request,
  visible: VisibleEngagement,
  member: SignedIn,
  facts: PaymentFacts,
): PaymentView => {
  const index = visible.plan.seats.findIndex(({ key }) => key === facts.seat);
  const late = isOverdue(facts, request.today);
  return {
    facts,
    state: facts.paidOn !== null ? 'paid' : late ? 'overdue' : 'waiting',
    seat: visible.plan.seats[index] ?? null,
    number: index + 1,
    payee: nameOf(visible, facts.organisation),
    may: markPaid(facts, member),
  };
};

export const readPayments = (
  request: Request,
  { engagement }: { engagement: EngagementId },
  member: SignedIn,
): Promise<PaymentsView | null> =>
  request.readAs(member, async (context) => {
    const visible = await readVisible(context, engagement);
    if (!visible || visible.facts.partnership === null) return null;
    const found = await new PaymentReader(context.tx).inEngagement(engagement);
    return {
      engagement,
      plan: visible.plan,
      payments: found.map((facts) => paymentView(request, visible, member, facts)),
      parties: visible.parties.map(({ name }) => name),
      payer: nameOf(visible, visible.facts.organisation),
      today: request.today,
    };
  });
