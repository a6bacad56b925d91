import type { EngagementId, NominationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { ExpertReader } from '../experts/store.ts';
import { hasAccepted } from '../facts.ts';
import type { Seat } from '../plan/document.ts';
import { partOf } from '../plan/reading/seatParts.ts';
import { answerNominee } from '../questions/rules.ts';
import { type Message, MessageReader } from '../questions/store.ts';
import { readVisible, type VisibleEngagement } from '../visible.ts';
import { isCurrent, type NominationFacts, type NomineeWho } from './facts.ts';
import { NomineeReader } from './nomineeStore.ts';
import { askingOf, nominate, promote, recall, release, renewCode, withdraw } from './rules.ts';
import { NominationReader } from './store.ts';
import type { NominationsView, NomineeView, SeatView } from './view.ts';

const mostExperts = 200;

type Written = {
  who: ReadonlyMap<NominationId, NomineeWho>;
  messages: ReadonlyMap<NominationId, Message[]>;
};

const nomineeView = async (
  context: MemberContext,
  visible: VisibleEngagement,
  facts: NominationFacts,
  all: readonly NominationFacts[],
  { who, messages }: Written,
): Promise<NomineeView> => {
  const words = new NomineeReader(context.tx, context.keyring);
  const { member, now } = context;
  const said = messages.get(facts.id) ?? [];
  const answers = said.filter(({ byNominee }) => !byNominee).length;
  return {
    facts,
    label: who.get(facts.id)?.label ?? '…',
    note: who.get(facts.id)?.note ?? '',
    said: facts.answer ? await words.note(facts.id) : null,
    messages: said,
    appearance: facts.chose ? await words.appearance(facts.id) : null,
    current: isCurrent(facts, visible.facts),
    may: {
      answer: answerNominee(askingOf(facts, now), member, answers),
      release: release(visible.facts, facts, member, now),
      recall: recall(facts),
      promote: promote(facts, member, all),
      renewCode: renewCode(facts, member),
      withdraw: withdraw(facts, member),
    },
  };
};

const seatView = (
  { member, now }: MemberContext,
  { facts, plan }: VisibleEngagement,
  seat: Seat,
  nominations: readonly NominationFacts[],
): Omit<SeatView, 'nominees'> => ({
  seat,
  number: plan.seats.indexOf(seat) + 1,
  may: nominate(facts, member, { plan, seat: seat.key, nominations }, now),
});

/** An organisation's own seats in an engagement, and whom it means for them. Null: not there for it (C16, C17). */
export const readNominations = async (
  context: MemberContext,
  engagement: EngagementId,
  /** Where the page begins: after so many seats, or with one of them. */
  from: number | string,
): Promise<NominationsView | null> => {
  const visible = await readVisible(context, engagement);
  const own = context.member.organisation.id;
  if (!visible || visible.facts.partnership === null) return null;
  const seats = visible.plan.seats.filter(
    ({ organisation, communities }) => organisation === own && communities.length > 0,
  );
  if (seats.length === 0) return null;
  const begins = typeof from === 'number' ? from : seats.findIndex(({ key }) => key === from);
  const { shown, part } = partOf(seats, Math.max(begins, 0), routes.nominations.url({ engagement }));
  const here = new Set(shown.map(({ key }) => key));
  const all = await new NominationReader(context.tx).inEngagement(engagement);
  const these = all.filter(({ seat }) => here.has(seat));
  const words = new NomineeReader(context.tx, context.keyring);
  const who = await words.who(these.filter(({ erasedOn }) => erasedOn === null).map(({ id }) => id));
  const messages = await new MessageReader(context.tx, context.keyring).messages([...who.keys()]);
  const written = { who, messages };
  const nominees = await Promise.all(
    these.map((facts) => nomineeView(context, visible, facts, all, written)),
  );
  const experts = await new ExpertReader(context.tx, context.keyring).page(own, { limit: mostExperts });
  return {
    engagement,
    title: visible.plan.title,
    plan: visible.plan,
    accepted: hasAccepted(visible.facts, own),
    steward: context.member.role === 'steward',
    part,
    seats: shown.map((seat) => ({
      ...seatView(context, visible, seat, all),
      nominees: nominees.filter(({ facts }) => facts.seat === seat.key),
    })),
    experts: experts.map(({ id, about }) => ({ id, name: about.name })),
  };
};
