import { dayOf } from '../kernel/clock.ts';
import type { DisclosureId, EngagementId, OrganisationId, ReleaseId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import {
  askForNote,
  type DisclosureFacts,
  type DisclosureNote,
  type DisclosureReason,
  type DisclosureRefusal,
  type DisclosureState,
  stateOf,
} from './disclosure.ts';
import { DisclosureNoteReader, DisclosureReader } from './disclosureStore.ts';
import { NominationReader } from './nominationStore.ts';
import { NomineeReader } from './nomineeStore.ts';
import type { SeatRole } from './plan.ts';
import { type EngagementScene, type Looking, readScene } from './scene.ts';

/** A seat as pages name it; null where the plan has it no longer. */
export type SeatBrief = { number: number; role: SeatRole } | null;
type Around = { id: DisclosureId; seat: SeatBrief; state: DisclosureState; reason: DisclosureReason | null };

/** What an asker is shown of its own asks: never whose key is missing, nor who said no. P6 */
export type OwnAsk = Around & { organisation: string; askedOn: string; openUntil: string | null };
/** What an organisation is asked about its nominee. */
export type AskedOfUs = Around & {
  asker: string;
  askedOn: string;
  /** Whom its members know her as. */
  label: string;
  facts: DisclosureFacts;
  note: DisclosureNote | null;
  looks: readonly string[];
};
export type Askable = { release: ReleaseId; seat: SeatBrief; organisation: string };
export type DisclosuresView = {
  engagement: EngagementId;
  title: string;
  steward: boolean;
  /** Shown people of other organisations, about whom one may ask now. */
  askable: Askable[];
  /** Why nobody can be asked about; null where somebody can. */
  cannot: Outcome<unknown, DisclosureRefusal> | null;
  own: OwnAsk[];
  asked: AskedOfUs[];
};

const seatOf = ({ plan }: EngagementScene, key: string): SeatBrief => {
  const index = plan.seats.findIndex((seat) => seat.key === key);
  const seat = plan.seats[index];
  return seat ? { number: index + 1, role: seat.role } : null;
};
const nameIn = ({ parties }: EngagementScene, id: OrganisationId): string =>
  parties.find(({ organisation }) => organisation === id)?.name ?? '…';

const askables = async (looking: Looking, scene: EngagementScene, asks: readonly DisclosureFacts[]) => {
  const releases = await new NominationReader(looking.tx).released(scene.facts.id);
  const rulings = releases
    .filter((row) => row.organisation_id !== looking.member.organisation.id)
    .map((row) => ({
      row,
      ruling: askForNote(
        scene.facts,
        looking.member,
        { shown: { id: row.id, organisation: row.organisation_id }, asks },
        looking.now,
      ),
    }));
  const open = rulings.filter(({ ruling }) => ruling.ok);
  return {
    askable: open.map(({ row }) => ({
      release: row.id,
      seat: seatOf(scene, row.seat_key),
      organisation: nameIn(scene, row.organisation_id),
    })),
    cannot: open.length > 0 ? null : (rulings[0]?.ruling ?? null),
  };
};

/** Both sides of the notes of one engagement, each with what it may know. Null: not there for the reader (C16). */
export const disclosuresView = async (
  looking: Looking,
  engagement: EngagementId,
): Promise<DisclosuresView | null> => {
  const scene = await readScene(looking, engagement);
  if (!scene || scene.facts.partnership === null) return null;
  const { tx, keyring, member } = looking;
  const own = member.organisation.id;
  const reader = new DisclosureReader(tx);
  const words = new DisclosureNoteReader(tx, keyring);
  const all = await reader.inEngagement(engagement);
  const ids = all.map(({ id }) => id);
  const reasons = await words.reasons(ids);
  const looks = await reader.looks(ids);
  const ours = all.filter(({ organisation }) => organisation === own);
  const who = await new NomineeReader(tx, keyring).who(ours.map(({ nomination }) => nomination));
  const around = (facts: DisclosureFacts): Around & { askedOn: string } => ({
    id: facts.id,
    seat: seatOf(scene, facts.seat),
    state: stateOf(facts, dayOf(looking.now)),
    reason: reasons.get(facts.id) ?? null,
    askedOn: facts.askedOn,
  });
  return {
    engagement,
    title: scene.plan.title,
    steward: member.role === 'steward',
    ...(await askables(looking, scene, all)),
    own: all
      .filter(({ askedBy }) => askedBy === own)
      .map((facts) => ({
        ...around(facts),
        organisation: nameIn(scene, facts.organisation),
        openUntil: facts.openUntil,
      })),
    asked: await Promise.all(
      ours.map(async (facts) => ({
        ...around(facts),
        facts,
        asker: nameIn(scene, facts.askedBy),
        label: who.get(facts.nomination)?.label ?? '…',
        note: await words.note(facts.id),
        looks: looks.filter(({ disclosure }) => disclosure === facts.id).map(({ on }) => on),
      })),
    ),
  };
};
