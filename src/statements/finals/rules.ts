import { addWorkingDays, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import type { FinalTextId, OrganisationId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';
import { currentFinal, latestWordings, ownersOf, signOffOf } from '../draft.ts';
import type { EndorsementFacts, FinalFacts, SignOffAnswer, StatedFacts, StatementFacts } from '../facts.ts';
import { type Lock, lockSaid, standingDraftLocks, standingLocks } from '../locks.ts';
import { type CheckedStatement, mayLead, signOnIsOpen } from '../rules.ts';

/** Where only named groups that nobody listed stand in the way, it is said what to do about them. P9 */
const lockedBy = (locks: readonly Lock[]): Outcome => {
  if (locks.length === 0) return { ok: true };
  const isOnlyNamed = locks.every(({ lock }) => lock === 'group-named');
  return refuse(isOnlyNamed ? 'namedUnlisted' : 'locked', 'P9', { count: locks.length });
};

/** Puts the text before everyone to sign, in all its languages. P9 */
export const freeze = (
  { facts, findings }: CheckedStatement,
  by: Member,
  id: FinalTextId,
  now: Temporal.Instant,
): Outcome<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const latest = [...latestWordings(facts).values()];
  if (latest.length === 0) return refuse('nothingWritten');
  if (currentFinal(facts)) return refuse('frozen');
  const locked = lockedBy(standingDraftLocks(facts, findings, now));
  if (!locked.ok) return locked;
  const today = dayOf(now);
  return {
    ok: true,
    final: {
      id,
      number: facts.finals.length + 1,
      by: by.organisation.id,
      frozenOn: today,
      answerBy: addWorkingDays(today, facts.days),
      wordings: latest.map(({ language, id: wording, sha256Hex }) => ({ language, wording, sha256Hex })),
      signOffs: [],
      signOn: null,
      publicBy: [],
      publishedOn: null,
    },
  };
};

/** An organisation signs the final text that it was shown, and no other. */
const finalBefore = (facts: StatementFacts, id: FinalTextId): Outcome<{ final: FinalFacts }> => {
  const final = currentFinal(facts);
  if (!final) return refuse('notFrozen');
  return final.id === id ? { ok: true, final } : refuse('otherText', 'P1');
};

/** Signs, signs with a reservation, says no, or abstains. It may think again until the text is published. P1 */
export const signOff = (
  facts: StatementFacts,
  by: Member,
  { final: id, answer, reservation }: { final: FinalTextId; answer: SignOffAnswer; reservation: string },
): Outcome<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const before = finalBefore(facts, id);
  if (!before.ok) return before;
  if (before.final.publishedOn !== null) return refuse('signedAndDone');
  return answer === 'reservation' && reservation.trim() === '' ? refuse('sayWhy') : before;
};

/** Finds the owners that let the time to sign pass. Silence is recorded, and is no signature. P1 */
export const silentSigners = (facts: StatementFacts, now: Temporal.Instant): OrganisationId[] => {
  const final = currentFinal(facts);
  if (!final || lastDayAnywhere(now) <= final.answerBy) return [];
  return ownersOf(facts)
    .map(({ organisation }) => organisation)
    .filter((organisation) => !signOffOf(final, organisation));
};

/** Either side may say why something stays in the way; saying it is signing it. */
export const state = (
  { facts, findings }: CheckedStatement,
  by: Member,
  { lock, subject, sentence }: { lock: string; subject: string; sentence: string },
  now: Temporal.Instant,
): Outcome<{ lock: Lock }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const found = lockSaid(standingLocks(facts, findings, now), lock, subject);
  if (!found) return refuse('lockGone');
  if (!found.stateable) return refuse('mustBeMended', found.principle);
  return sentence.trim() === '' ? refuse('sayWhy') : { ok: true, lock: found };
};

export const signStated = (facts: StatementFacts, by: Member, stated: StatedFacts): Outcome => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  return stated.signedBy.includes(by.organisation.id) ? refuse('signedAndDone') : { ok: true };
};

/** Opens the text for further organisations to sign. How many would is no reason for anything. P9 */
export const openSignOn = (
  { facts, findings }: CheckedStatement,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const final = currentFinal(facts);
  if (!final) return refuse('notFrozen', 'P9');
  if (final.signOn && final.signOn.closedOn === null) return refuse('alreadyOpen');
  const locked = lockedBy(standingLocks(facts, findings, now));
  return locked.ok ? { ok: true, final } : locked;
};

/** Makes a one-time link for an organisation that may want to sign on. */
export const inviteSigner = (facts: StatementFacts, by: Member): Outcome<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const final = currentFinal(facts);
  return final && signOnIsOpen(facts) ? { ok: true, final } : refuse('signOnClosed', 'P9');
};

/**
 * One that came by the public page counts once it is looked at. A name is printed once a community-led organisation on
 * the draft has looked at it, however it came: anybody may have typed anything. P6
 */
export const takeEndorsement = (
  facts: StatementFacts,
  by: Member,
  { takenOn, namedOn, withdrawnOn }: Pick<EndorsementFacts, 'takenOn' | 'namedOn' | 'withdrawnOn'>,
  takes: boolean,
): Outcome => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  if (withdrawnOn !== null || (takenOn !== null && namedOn !== null)) return refuse('alreadyAnswered');
  return takes && may.drafter.side !== 'community' ? refuse('communityLooks', 'P6') : { ok: true };
};

/** Moves an endorsement to the text as it reads now; only whoever holds its code may. */
export const confirmEndorsement = (
  facts: { open: FinalTextId | null },
  { final, withdrawnOn }: EndorsementFacts,
): Outcome<{ final: FinalTextId }> => {
  if (withdrawnOn !== null) return refuse('alreadyWithdrawn');
  if (facts.open === null) return refuse('signOnClosed', 'P9');
  return final === facts.open ? refuse('alreadyConfirmed') : { ok: true, final: facts.open };
};

/** `publishes`: hers was the last word that was missing. */
export type Consented = { publishes: boolean; final: FinalFacts };

/**
 * Lets the text be published as it is. The last owner's word publishes it, in the same act; nothing in its way is
 * passed over, and nobody's silence is a yes. P1
 */
export const consentToPublish = (
  { facts, findings }: CheckedStatement,
  by: Member,
  id: FinalTextId,
  now: Temporal.Instant,
): Outcome<Consented> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const before = finalBefore(facts, id);
  if (!before.ok) return before;
  const { final } = before;
  const own = by.organisation.id;
  if (final.publishedOn !== null) return refuse('organisationAgreed');
  const answer = signOffOf(final, own)?.answer;
  if (answer === undefined || answer === 'silence') return refuse('signOffFirst', 'P1');
  const locked = lockedBy(standingLocks(facts, findings, now));
  if (!locked.ok) return locked;
  const missing = ownersOf(facts)
    .map(({ organisation }) => organisation)
    .filter((organisation) => organisation !== own && !final.publicBy.includes(organisation));
  if (final.publicBy.includes(own) && missing.length > 0) return refuse('organisationAgreed');
  return { ok: true, publishes: missing.length === 0, final };
};
