import { z } from 'zod';
import { addDays, type Day, dayOf } from '../kernel/clock.ts';
import type { DisclosureId, NominationId, OrganisationId, ReleaseId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { EngagementFacts } from './facts.ts';
import type { Now } from './ruling.ts';

/** What is never kept here, and where to hand it in is asked about. */
export const disclosureSubjects = ['papers', 'travel', 'payment', 'other'] as const;
export const disclosureReason = z.strictObject({ what: z.enum(disclosureSubjects), why: z.string() });
export type DisclosureReason = z.infer<typeof disclosureReason>;

/** Days that a note stays open. Our default, and the most. */
export const usualNoteDays = 7;
export const longestNoteDays = 14;
/** Where to receive it outside the software; both keys turn on exactly this. */
export const disclosureNote = z.strictObject({
  text: z.string(),
  days: z.int().min(1).max(longestNoteDays),
});
export type DisclosureNote = z.infer<typeof disclosureNote>;

export type KeySide = 'nominee' | 'organisation';
export type DisclosureFacts = {
  id: DisclosureId;
  release: ReleaseId;
  nomination: NominationId;
  seat: string;
  /** Hers. */
  organisation: OrganisationId;
  askedBy: OrganisationId;
  askedOn: Day;
  /** The day each key was turned on the note as it reads now. */
  agreed: Record<KeySide, Day | null>;
  /** Names the note's exact words: another text is another record. */
  note: string | null;
  openUntil: Day | null;
  refusedOn: Day | null;
  closedOn: Day | null;
  /** The last day on which she is shown at all. */
  shownUntil: Day;
};
/** An asker learns no more than this: never whose key is missing, nor who said no. P6 */
export type DisclosureState = 'waiting' | 'open' | 'refused' | 'over';

export const disclosureRefusals = [
  'onlySteward',
  'cancelled',
  'nobodyShown',
  'ownSeat',
  'alreadyAskedFor',
  'saidNo',
  'notWaiting',
  'throughOrganisation',
  'noteNeeded',
  'noteChanged',
  'alreadyAgreed',
  'notTheirNote',
  'noteClosed',
] as const;
export type DisclosureRefusal = (typeof disclosureRefusals)[number];
type Ruling<Facts = unknown> = Outcome<Facts, DisclosureRefusal>;

export const stateOf = (facts: DisclosureFacts, today: Day): DisclosureState => {
  if (facts.refusedOn !== null) return 'refused';
  if (facts.closedOn !== null || facts.shownUntil < today) return 'over';
  if (facts.openUntil === null) return 'waiting';
  return facts.openUntil >= today ? 'open' : 'over';
};

type Shown = { id: ReleaseId; organisation: OrganisationId };
type Asking = { shown: Shown | null; asks: readonly DisclosureFacts[] };

/**
 * A steward asks the organisation, with a reason, where papers or bank details can be handed in; never the person, and
 * never twice after a no. P6
 */
export const askForNote = (
  facts: Pick<EngagementFacts, 'cancelledOn'>,
  by: Member,
  { shown, asks }: Asking,
  now: Now,
): Ruling<{ shown: Shown }> => {
  if (facts.cancelledOn !== null) return refuse('cancelled');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!shown) return refuse('nobodyShown', 'P6');
  if (shown.organisation === by.organisation.id) return refuse('ownSeat');
  const states = asks
    .filter(({ release, askedBy }) => release === shown.id && askedBy === by.organisation.id)
    .map((ask) => stateOf(ask, dayOf(now)));
  if (states.includes('refused')) return refuse('saidNo', 'P6');
  const under = states.includes('waiting') || states.includes('open');
  return under ? refuse('alreadyAskedFor') : { ok: true, shown };
};

/** `read`: the note she had before her eyes. `own`: she sends other words, or the first. */
export type Turning = { read: string | null; own: boolean };
export type Turned = { agreed: Record<KeySide, Day | null>; opens: boolean };

/**
 * One of the two keys. A new text is agreed to by its writer alone, so the other's key turns back; the second key on
 * the same words opens it. The organisation decides first whether she is asked at all. P6
 */
export const turnKey = (
  facts: DisclosureFacts,
  side: KeySide,
  { read, own }: Turning,
  now: Now,
): Ruling<Turned> => {
  const today = dayOf(now);
  if (stateOf(facts, today) !== 'waiting') return refuse('notWaiting');
  if (side === 'nominee' && facts.note === null) return refuse('throughOrganisation', 'P6');
  if (facts.note !== read) return refuse('noteChanged');
  if (own) return { ok: true, agreed: { nominee: null, organisation: null, [side]: today }, opens: false };
  if (facts.note === null) return refuse('noteNeeded');
  if (facts.agreed[side] !== null) return refuse('alreadyAgreed');
  const agreed = { ...facts.agreed, [side]: today };
  return { ok: true, agreed, opens: agreed.nominee !== null && agreed.organisation !== null };
};

/** Her organisation's key is a steward's. */
export const turnOrganisationKey = (
  facts: DisclosureFacts,
  by: Member,
  turning: Turning,
  now: Now,
): Ruling<Turned> => {
  if (facts.organisation !== by.organisation.id) return refuse('notTheirNote', 'P6');
  return by.role === 'steward' ? turnKey(facts, 'organisation', turning, now) : refuse('onlySteward');
};

/** The last day on which the note can be read: never longer than she is shown. */
export const openUntil = ({ shownUntil }: DisclosureFacts, { days }: DisclosureNote, now: Now): Day =>
  [addDays(dayOf(now), days), shownUntil].sort()[0] ?? shownUntil;

/** Either of the two says no, or takes back what is open, without a reason and at any time. P6 */
export const endNote = (facts: DisclosureFacts, now: Now): Ruling<{ as: 'refused' | 'closed' }> => {
  const state = stateOf(facts, dayOf(now));
  if (state === 'waiting') return { ok: true, as: 'refused' };
  return state === 'open' ? { ok: true, as: 'closed' } : refuse('notWaiting');
};

export const endOrganisationNote = (
  facts: DisclosureFacts,
  by: Member,
  now: Now,
): Ruling<{ as: 'refused' | 'closed' }> => {
  if (facts.organisation !== by.organisation.id) return refuse('notTheirNote', 'P6');
  return by.role === 'steward' ? endNote(facts, now) : refuse('onlySteward');
};

/** A steward of whoever asked, while both keys are turned and its days last. P6 */
export const mayReadNote = (facts: DisclosureFacts, by: Member, now: Now): Ruling => {
  if (facts.askedBy !== by.organisation.id) return refuse('notTheirNote', 'P6');
  if (by.role !== 'steward') return refuse('onlySteward');
  return stateOf(facts, dayOf(now)) === 'open' ? { ok: true } : refuse('noteClosed');
};
