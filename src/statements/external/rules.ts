import { addWorkingDays, type Day, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import { usualWindow } from '../../kernel/decision/window.ts';
import type { OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';
import type { ObjectionAnswer } from '../facts.ts';
import type { ExternalObjection, ExternalTextFacts } from './facts.ts';

const mayObject = (facts: ExternalTextFacts, by: Member): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (facts.by !== by.organisation.id) return refuse('ownText', 'P14');
  return facts.objection === null ? { ok: true } : refuse('alreadyObjected', 'P14');
};

/** Before an objection it is the organisation's own note; from then on it stays on record. P14 */
export const removeText = (facts: ExternalTextFacts): Outcome =>
  facts.objection === null ? { ok: true } : refuse('alreadyObjected', 'P14');

/**
 * Objects to what others published without those it is about. A publisher with an account is asked to answer; without
 * one the objection stands all the same, with the same days. P9, P14
 */
export const objectTo = (
  facts: ExternalTextFacts,
  by: Member,
  { words, asked }: { words: string; asked: OrganisationId | null },
  now: Temporal.Instant,
): Outcome<{ objection: ExternalObjection }> => {
  const may = mayObject(facts, by);
  if (!may.ok) return may;
  if (asked === by.organisation.id) return refuse('ownText', 'P14');
  if (words.trim() === '') return refuse('sayWhy', 'P14');
  const today = dayOf(now);
  const answerBy = addWorkingDays(today, usualWindow);
  return { ok: true, objection: { asked, madeOn: today, answerBy, answers: [] } };
};

/** A publisher with an account answers for itself; nobody writes an answer down for it. P6, P14 */
export const mayAnswer = (
  { by: objector, objection }: ExternalTextFacts,
  by: Member,
): Outcome<{ told: boolean }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (objection === null) return refuse('objectFirst', 'P14');
  const own = by.organisation.id;
  if (objection.asked === own) return { ok: true, told: false };
  if (objector !== own) return refuse('notOnDraft');
  return objection.asked === null ? { ok: true, told: true } : refuse('publisherAnswers', 'P14');
};

/**
 * The answer: amended, a supplement, or a no, each in words that anyone can read. How many signed already is no reason;
 * a better answer may follow a worse one. P14
 */
export const answerObjection = (
  facts: ExternalTextFacts,
  by: Member,
  { answer, words }: { answer: ObjectionAnswer; words: string },
): Outcome<{ told: boolean; place: number; begins: boolean }> => {
  const may = mayAnswer(facts, by);
  if (!may.ok) return may;
  const given = facts.objection?.answers ?? [];
  if (given.at(-1)?.answer === answer && answer !== 'amend') return refuse('alreadyAnswered');
  if (words.trim() === '') return refuse('sayWhy', 'P14');
  return { ok: true, told: may.told, place: given.length + 1, begins: answer === 'supplement' && !may.told };
};

/** The objecting organisation may begin a supplement without waiting for an answer; so may the publisher. P14, P15 */
export const beginSupplement = ({ by: objector, objection }: ExternalTextFacts, by: Member): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (objection === null) return refuse('objectFirst', 'P14');
  const own = by.organisation.id;
  return own === objector || own === objection.asked ? { ok: true } : refuse('notOnDraft');
};

/** A supplement is written in a partnership of the organisation that begins it; null: it is not in that one. P14 */
export const supplementIn = (partnership: PartnershipId | null): Outcome<{ partnership: PartnershipId }> =>
  partnership === null ? refuse('supplementNeeded', 'P14') : { ok: true, partnership };

export const isOverdue = (
  { answers, answerBy }: { answers: readonly unknown[]; answerBy: Day },
  now: Temporal.Instant,
): boolean => answers.length === 0 && lastDayAnywhere(now) > answerBy;
