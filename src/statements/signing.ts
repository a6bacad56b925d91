import { addWorkingDays, type Day, dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import type { Finding } from '../kernel/finding.ts';
import type { FinalTextId, OrganisationId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { currentFinal, latestWordings, ownersOf, publishedFinal, signOffOf } from './draft.ts';
import type { EndorsementFacts, FinalFacts, SignOffAnswer, StatedFacts, StatementFacts } from './facts.ts';
import { type Lock, standingDraftLocks, standingLocks } from './locks.ts';
import { mayLead } from './rules.ts';
import type { Now, Ruling } from './ruling.ts';

/** The statement with the blocking findings of its latest wordings: what every gate is judged by. */
export type Read = { facts: StatementFacts; findings: readonly Finding[] };

/** Puts the text before everyone to sign, in all its languages. P9 */
export const freeze = (
  { facts, findings }: Read,
  by: Member,
  id: FinalTextId,
  now: Now,
): Ruling<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const latest = [...latestWordings(facts).values()];
  if (latest.length === 0) return refuse('nothingWritten');
  if (currentFinal(facts)) return refuse('frozen');
  const locks = standingDraftLocks(facts, findings, now);
  if (locks.length > 0) return refuse('locked', 'P9', { count: locks.length });
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

/** The final text that she has before her; another one is not what she signs. */
const finalBefore = (facts: StatementFacts, id: FinalTextId): Ruling<{ final: FinalFacts }> => {
  const final = currentFinal(facts);
  if (!final) return refuse('notFrozen');
  return final.id === id ? { ok: true, final } : refuse('otherText', 'P1');
};

/** Signs, signs with a reservation, says no, or abstains. It may think again until the text is published. P1 */
export const signOff = (
  facts: StatementFacts,
  by: Member,
  { final: id, answer, reservation }: { final: FinalTextId; answer: SignOffAnswer; reservation: string },
): Ruling => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const before = finalBefore(facts, id);
  if (!before.ok) return before;
  if (before.final.publishedOn !== null) return refuse('alreadySigned');
  return answer === 'reservation' && reservation.trim() === '' ? refuse('reasonNeeded') : { ok: true };
};

/** Who let the time to sign pass. Silence is recorded, and is no signature. P1 */
export const silentSigners = (facts: StatementFacts, now: Now): OrganisationId[] => {
  const final = currentFinal(facts);
  if (!final || lastDayAnywhere(now) <= final.answerBy) return [];
  return ownersOf(facts)
    .map(({ organisation }) => organisation)
    .filter((organisation) => !signOffOf(final, organisation));
};

/** Either side may say why something stays in the way; saying it is signing it. */
export const state = (
  { facts, findings }: Read,
  by: Member,
  { lock, subject, sentence }: { lock: string; subject: string; sentence: string },
  now: Now,
): Ruling<{ lock: Lock }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const found = standingLocks(facts, findings, now).find(
    (one) => one.lock === lock && one.subject === subject,
  );
  if (!found) return refuse('notStanding');
  if (!found.stateable) return refuse('mustBeMended', found.principle);
  return sentence.trim() === '' ? refuse('reasonNeeded') : { ok: true, lock: found };
};

export const signStated = (facts: StatementFacts, by: Member, stated: StatedFacts): Ruling => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  return stated.signedBy.includes(by.organisation.id) ? refuse('alreadySigned') : { ok: true };
};

/** Opens the text for further organisations to sign. How many would is no reason for anything. P9 */
export const openSignOn = (
  { facts, findings }: Read,
  by: Member,
  now: Now,
): Ruling<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const final = currentFinal(facts);
  if (!final) return refuse('notFrozen', 'P9');
  if (final.signOn && final.signOn.closedOn === null) return refuse('alreadyOpen');
  const locks = standingLocks(facts, findings, now);
  return locks.length > 0 ? refuse('locked', 'P9', { count: locks.length }) : { ok: true, final };
};

/** Sign-on that no longer holds: its text is not the text any more, or something stands in the way again. P9 */
export const closingSignOn = ({ facts, findings }: Read, now: Now): FinalFacts[] => {
  const current = currentFinal(facts);
  const locked = standingLocks(facts, findings, now).length > 0;
  return facts.finals.filter(
    ({ id, signOn }) => signOn && signOn.closedOn === null && (id !== current?.id || locked),
  );
};

export const signOnIsOpen = (facts: StatementFacts): boolean => {
  const signOn = currentFinal(facts)?.signOn;
  return !!signOn && signOn.closedOn === null;
};

/** Makes a one-time link for an organisation that may want to sign on. */
export const inviteSigner = (facts: StatementFacts, by: Member): Ruling<{ final: FinalFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const final = currentFinal(facts);
  return final && signOnIsOpen(facts) ? { ok: true, final } : refuse('signOnClosed', 'P9');
};

/** One that came by the public page counts once somebody on the draft has looked at it. */
export const takeEndorsement = (
  facts: StatementFacts,
  by: Member,
  { takenOn, withdrawnOn }: EndorsementFacts,
): Ruling => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  return takenOn === null && withdrawnOn === null ? { ok: true } : refuse('alreadyAnswered');
};

/** Under the text as it reads now, by whoever holds the endorsement's own code. */
export const confirmEndorsement = (
  facts: { open: FinalTextId | null },
  { final, withdrawnOn }: EndorsementFacts,
): Ruling<{ final: FinalTextId }> => {
  if (withdrawnOn !== null) return refuse('alreadyWithdrawn');
  if (facts.open === null) return refuse('signOnClosed', 'P9');
  return final === facts.open ? refuse('alreadyConfirmed') : { ok: true, final: facts.open };
};

export type Consented = { publishes: boolean };

/**
 * Lets the text be published as it is. The last owner's word publishes it, in the same act; nothing in its way is
 * passed over, and nobody's silence is a yes. P1
 */
export const consentToPublish = (
  { facts, findings }: Read,
  by: Member,
  id: FinalTextId,
  now: Now,
): Ruling<Consented> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const before = finalBefore(facts, id);
  if (!before.ok) return before;
  const { final } = before;
  const own = by.organisation.id;
  if (final.publishedOn !== null) return refuse('alreadyConsented');
  const answer = signOffOf(final, own)?.answer;
  if (answer === undefined || answer === 'silence') return refuse('signOffFirst', 'P1');
  const locks = standingLocks(facts, findings, now);
  if (locks.length > 0) return refuse('locked', 'P9', { count: locks.length });
  const missing = ownersOf(facts)
    .map(({ organisation }) => organisation)
    .filter((organisation) => organisation !== own && !final.publicBy.includes(organisation));
  if (final.publicBy.includes(own) && missing.length > 0) return refuse('alreadyConsented');
  return { ok: true, publishes: missing.length === 0 };
};

/** The day on which the earliest of what is published came out. */
export const publishedSince = (facts: StatementFacts): Day | null =>
  publishedFinal(facts)?.publishedOn ?? null;
