import type { EngagementId, ExpertId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { refuse } from '../kernel/outcome.ts';
import type { Appearance } from './appearance.ts';
import { ExpertReader } from './expertStore.ts';
import { hasAccepted } from './facts.ts';
import { isAlive, isCurrent, type NominationFacts } from './nominationFacts.ts';
import type { NominationRefusal } from './nominationRules.ts';
import { nominate, promote, recall, release } from './nominationRules.ts';
import { NominationReader } from './nominationStore.ts';
import { NomineeReader } from './nomineeStore.ts';
import type { Plan, Seat } from './plan.ts';
import { type Looking, readScene } from './scene.ts';

const mostExperts = 200;
type Ruling = Outcome<unknown, NominationRefusal>;

export type NomineeView = {
  facts: NominationFacts;
  label: string;
  note: string;
  /** What she wrote with her answer. */
  said: string | null;
  appearance: Appearance | null;
  /** She said yes to the plan as it stands. */
  current: boolean;
  may: { release: Ruling; recall: Ruling; promote: Ruling };
};
export type SeatView = { seat: Seat; number: number; nominees: NomineeView[]; may: Ruling };
export type NominationsView = {
  engagement: EngagementId;
  title: string;
  plan: Plan;
  /** The organisation agreed to the plan as it stands. */
  accepted: boolean;
  steward: boolean;
  seats: SeatView[];
  experts: { id: ExpertId; name: string }[];
};

const nomineeView = async (
  looking: Looking,
  scene: NonNullable<Awaited<ReturnType<typeof readScene>>>,
  facts: NominationFacts,
  all: readonly NominationFacts[],
  who: ReadonlyMap<string, { label: string; note: string }>,
): Promise<NomineeView> => {
  const words = new NomineeReader(looking.tx, looking.keyring);
  const { member, now } = looking;
  return {
    facts,
    label: who.get(facts.id)?.label ?? '…',
    note: who.get(facts.id)?.note ?? '',
    said: facts.answer ? await words.note(facts.id) : null,
    appearance: facts.chose ? await words.appearance(facts.id) : null,
    current: isCurrent(facts, scene.facts),
    may: {
      release: release(scene.facts, facts, member, now),
      recall: recall(facts),
      promote: facts.place === 0 ? refuse('seatTaken') : promote(facts, member, all),
    },
  };
};

/** An organisation's own seats in an engagement, and whom it means for them. Null: not there for it (C16, C17). */
export const nominationsView = async (
  looking: Looking,
  engagement: EngagementId,
): Promise<NominationsView | null> => {
  const scene = await readScene(looking, engagement);
  const own = looking.member.organisation.id;
  if (!scene || scene.facts.partnership === null) return null;
  const seats = scene.plan.seats.filter(
    ({ organisation, communities }) => organisation === own && communities.length > 0,
  );
  if (seats.length === 0) return null;
  const all = await new NominationReader(looking.tx).inEngagement(engagement);
  const words = new NomineeReader(looking.tx, looking.keyring);
  const who = await words.who(all.filter(({ erasedOn }) => erasedOn === null).map(({ id }) => id));
  const nominees = await Promise.all(all.map((facts) => nomineeView(looking, scene, facts, all, who)));
  const experts = await new ExpertReader(looking.tx, looking.keyring).page(own, { limit: mostExperts });
  return {
    engagement,
    title: scene.plan.title,
    plan: scene.plan,
    accepted: hasAccepted(scene.facts, own),
    steward: looking.member.role === 'steward',
    seats: seats.map((seat) => ({
      seat,
      number: scene.plan.seats.indexOf(seat) + 1,
      nominees: nominees.filter(
        ({ facts }) => facts.seat === seat.key && (isAlive(facts) || facts.erasedOn !== null),
      ),
      may: nominate(
        scene.facts,
        looking.member,
        { plan: scene.plan, seat: seat.key, nominations: all },
        looking.now,
      ),
    })),
    experts: experts.map(({ id, about }) => ({ id, name: about.name })),
  };
};
