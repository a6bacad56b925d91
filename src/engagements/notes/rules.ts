import { z } from 'zod';
import { addDays, type Day, dayOf } from '../../kernel/clock.ts';
import type { NominationId, NoteId, OrganisationId, ReleaseId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { EngagementFacts } from '../facts.ts';

/** What is never kept here, and where to hand it in is asked about. */
export const noteSubjects = ['papers', 'travel', 'payment', 'other'] as const;
export const noteReason = z.strictObject({ what: z.enum(noteSubjects), why: z.string() });
export type NoteReason = z.infer<typeof noteReason>;

/** Days that a note stays open. Our default, and the most. */
export const usualNoteDays = 7;
export const longestNoteDays = 14;
/** Where to receive it outside the software; both keys turn on exactly this. */
export const noteWords = z.strictObject({
  text: z.string(),
  days: z.int().min(1).max(longestNoteDays),
});
export type NoteWords = z.infer<typeof noteWords>;

export type KeySide = 'nominee' | 'organisation';
export type NoteFacts = {
  id: NoteId;
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
  wordsId: string | null;
  openUntil: Day | null;
  refusedOn: Day | null;
  closedOn: Day | null;
  /** The last day on which she is shown at all. */
  shownUntil: Day;
};
/** An asker learns no more than this: never whose key is missing, nor who said no. P6 */
export type NoteState = 'waiting' | 'open' | 'refused' | 'over';

export const stateOf = (facts: NoteFacts, today: Day): NoteState => {
  if (facts.refusedOn !== null) return 'refused';
  if (facts.closedOn !== null || facts.shownUntil < today) return 'over';
  if (facts.openUntil === null) return 'waiting';
  return facts.openUntil >= today ? 'open' : 'over';
};

/** What the organisation passed on to its nominee, or she said something to; the rest never reached her. P6 */
export const isKnownToNominee = ({ wordsId, openUntil }: NoteFacts): boolean =>
  wordsId !== null || openUntil !== null;

type Shown = { id: ReleaseId; organisation: OrganisationId };

/**
 * A steward asks the organisation, with a reason, where papers or bank details can be handed in; never the person, and
 * never twice after a no. P6
 */
export const askForNote = <Release extends Shown>(
  facts: Pick<EngagementFacts, 'cancelledOn'>,
  by: Member,
  { shown, asks }: { shown: Release | null; asks: readonly NoteFacts[] },
  now: Temporal.Instant,
): Outcome<{ shown: Release }> => {
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
  facts: NoteFacts,
  side: KeySide,
  { read, own }: Turning,
  now: Temporal.Instant,
): Outcome<Turned> => {
  const today = dayOf(now);
  if (stateOf(facts, today) !== 'waiting') return refuse('notWaiting');
  if (side === 'nominee' && facts.wordsId === null) return refuse('throughOrganisation', 'P6');
  if (facts.wordsId !== read) return refuse('noteChanged');
  if (own) return { ok: true, agreed: { nominee: null, organisation: null, [side]: today }, opens: false };
  if (facts.wordsId === null) return refuse('noteNeeded');
  if (facts.agreed[side] !== null) return refuse('alreadyAgreed');
  const agreed = { ...facts.agreed, [side]: today };
  return { ok: true, agreed, opens: agreed.nominee !== null && agreed.organisation !== null };
};

/** Her organisation's key is a steward's. */
export const turnOrganisationKey = (
  facts: NoteFacts,
  by: Member,
  turning: Turning,
  now: Temporal.Instant,
): Outcome<Turned> => {
  if (facts.organisation !== by.organisation.id) return refuse('notTheirNote', 'P6');
  return by.role === 'steward' ? turnKey(facts, 'organisation', turning, now) : refuse('onlySteward');
};

/** The last day on which the note can be read: never longer than she is shown. */
export const openUntil = ({ shownUntil }: NoteFacts, { days }: NoteWords, now: Temporal.Instant): Day =>
  [addDays(dayOf(now), days), shownUntil].sort()[0] ?? shownUntil;

/** Either of the two says no, or takes back what is open, without a reason and at any time. P6 */
export const endNote = (facts: NoteFacts, now: Temporal.Instant): Outcome<{ as: 'refused' | 'closed' }> => {
  const state = stateOf(facts, dayOf(now));
  if (state === 'waiting') return { ok: true, as: 'refused' };
  return state === 'open' ? { ok: true, as: 'closed' } : refuse('notWaiting');
};

export const endOrganisationNote = (
  facts: NoteFacts,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ as: 'refused' | 'closed' }> => {
  if (facts.organisation !== by.organisation.id) return refuse('notTheirNote', 'P6');
  return by.role === 'steward' ? endNote(facts, now) : refuse('onlySteward');
};

/** A steward of whoever asked, while both keys are turned and its days last. P6 */
export const mayReadNote = (facts: NoteFacts, by: Member, now: Temporal.Instant): Outcome => {
  if (facts.askedBy !== by.organisation.id) return refuse('notTheirNote', 'P6');
  if (by.role !== 'steward') return refuse('onlySteward');
  return stateOf(facts, dayOf(now)) === 'open' ? { ok: true } : refuse('noteClosed');
};

/** Nobody agrees to words, or is shown them, whose key does not open them. C17 */
export const mayReadWords = (words: NoteWords | null): Outcome<{ words: NoteWords }> =>
  words ? { ok: true, words } : refuse('noteClosed');
