import type { EngagementId } from '../../kernel/ids.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { NominationReader } from '../nominations/store.ts';
import type { Seat } from '../plan/document.ts';
import { communitySeats } from '../requests/rules.ts';
import { readVisible } from '../visible.ts';
import { FeedbackReader } from './feedbackStore.ts';
import { pulseAfter } from './pulseStore.ts';
import { giveFeedback, reportOutcome, shareFeedback } from './rules.ts';
import type { AfterView } from './view.ts';

const filledBy = (
  seats: readonly Seat[],
  names: ReadonlyMap<string, string>,
  filled: ReadonlySet<string>,
): AfterView['seats'] =>
  [...Map.groupBy(seats, (seat) => names.get(seat.organisation ?? '') ?? '…')].map(([name, theirs]) => ({
    name,
    asked: theirs.length,
    filled: theirs.filter(({ key }) => filled.has(key)).length,
  }));

export const readAfter = async (
  context: MemberContext,
  engagement: EngagementId,
): Promise<AfterView | null> => {
  const visible = await readVisible(context, engagement);
  if (!visible || visible.facts.partnership === null) return null;
  const { tx, keyring, member } = context;
  const own = member.organisation.id;
  const reader = new FeedbackReader(tx, keyring);
  const names = new Map<string, string>(
    visible.parties.map(({ organisation, name }) => [organisation, name]),
  );
  const seats = communitySeats(visible.plan);
  const filled = await new NominationReader(tx).everReleased(engagement);
  const all = await reader.given(engagement);
  const [outcome = null, ...earlier] = await reader.outcomes(engagement);
  return {
    engagement,
    partnership: visible.facts.partnership,
    pulse: await pulseAfter(tx, engagement),
    title: visible.plan.title,
    convener: visible.facts.organisation === own,
    seats: filledBy(seats, names, new Set(filled.map(({ seat_key: seat }) => seat))),
    others: visible.plan.seats.length - seats.length,
    mayReport: reportOutcome(visible.facts, member, context.now),
    mayGive: giveFeedback(visible.facts, context.now),
    mayShare: shareFeedback(visible.facts, member, all),
    given: all.map((given) => ({
      ...given,
      name: names.get(given.organisation) ?? '…',
      own: given.organisation === own,
    })),
    outcome,
    earlier,
    parties: [...names.values()],
  };
};
