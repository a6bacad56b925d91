import { dayOf } from '../../kernel/clock.ts';
import type { EngagementId, OrganisationId } from '../../kernel/ids.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { NomineeReader } from '../nominations/nomineeStore.ts';
import { NominationReader } from '../nominations/store.ts';
import { readVisible, type VisibleEngagement } from '../visible.ts';
import { askForNote, type NoteFacts, stateOf } from './rules.ts';
import { NoteReader, NoteWordsReader } from './store.ts';
import type { AroundNote, NotesView, SeatBrief } from './view.ts';

const seatOf = ({ plan }: VisibleEngagement, key: string): SeatBrief => {
  const index = plan.seats.findIndex((seat) => seat.key === key);
  const seat = plan.seats[index];
  return seat ? { number: index + 1, role: seat.role } : null;
};
const nameIn = ({ parties }: VisibleEngagement, id: OrganisationId): string =>
  parties.find(({ organisation }) => organisation === id)?.name ?? '…';

const askables = async (context: MemberContext, visible: VisibleEngagement, asks: readonly NoteFacts[]) => {
  const releases = await new NominationReader(context.tx).released(visible.facts.id);
  const rulings = releases
    .filter((row) => row.organisation_id !== context.member.organisation.id)
    .map((row) => ({
      row,
      ruling: askForNote(
        visible.facts,
        context.member,
        { shown: { id: row.id, organisation: row.organisation_id }, asks },
        context.now,
      ),
    }));
  const open = rulings.filter(({ ruling }) => ruling.ok);
  return {
    askable: open.map(({ row }) => ({
      release: row.id,
      seat: seatOf(visible, row.seat_key),
      organisation: nameIn(visible, row.organisation_id),
    })),
    cannot: open.length > 0 ? null : (rulings[0]?.ruling ?? null),
  };
};

/** What every reader of a note is told of it. */
const aroundNotes = async (
  { tx, keyring, now }: MemberContext,
  visible: VisibleEngagement,
  all: readonly NoteFacts[],
) => {
  const reasons = await new NoteWordsReader(tx, keyring).reasons(all.map(({ id }) => id));
  return (facts: NoteFacts): AroundNote & { askedOn: string } => ({
    id: facts.id,
    seat: seatOf(visible, facts.seat),
    state: stateOf(facts, dayOf(now)),
    reason: reasons.get(facts.id) ?? null,
    askedOn: facts.askedOn,
  });
};

/** Both sides of the notes of one engagement, each with what it may know. Null: not there for the reader (C16). */
export const readNotes = async (
  context: MemberContext,
  engagement: EngagementId,
): Promise<NotesView | null> => {
  const visible = await readVisible(context, engagement);
  if (!visible || visible.facts.partnership === null) return null;
  const { tx, keyring, member } = context;
  const own = member.organisation.id;
  const reader = new NoteReader(tx);
  const sealed = new NoteWordsReader(tx, keyring);
  const all = await reader.inEngagement(engagement);
  const around = await aroundNotes(context, visible, all);
  const ours = all.filter(({ organisation }) => organisation === own);
  const looks = await reader.looks(ours.map(({ id }) => id));
  const who = await new NomineeReader(tx, keyring).who(ours.map(({ nomination }) => nomination));
  return {
    engagement,
    title: visible.plan.title,
    steward: member.role === 'steward',
    ...(await askables(context, visible, all)),
    own: all
      .filter(({ askedBy }) => askedBy === own)
      .map((facts) => ({
        ...around(facts),
        organisation: nameIn(visible, facts.organisation),
        openUntil: facts.openUntil,
      })),
    asked: await Promise.all(
      ours.map(async (facts) => ({
        ...around(facts),
        facts,
        asker: nameIn(visible, facts.askedBy),
        label: who.get(facts.nomination)?.label ?? '…',
        words: await sealed.words(facts.id),
        looks: looks.filter(({ note }) => note === facts.id).map(({ on }) => on),
      })),
    ),
  };
};
