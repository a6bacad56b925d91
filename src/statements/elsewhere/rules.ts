import { addWorkingDays, type Day, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { refuse } from '../../kernel/outcome.ts';
import { usualWindow } from '../../kernel/window.ts';
import type { ObjectionAnswer } from '../facts.ts';
import type { Now, Ruling } from '../ruling.ts';
import type { ElsewhereFacts, ElsewhereObjection } from './facts.ts';

const mayObject = (facts: ElsewhereFacts, by: Member): Ruling => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (facts.by !== by.organisation.id) return refuse('ownText', 'P14');
  return facts.objection === null ? { ok: true } : refuse('alreadyObjected', 'P14');
};

/** Before an objection it is the organisation's own note; from then on it stays on record. P14 */
export const removeText = (facts: ElsewhereFacts): Ruling =>
  facts.objection === null ? { ok: true } : refuse('alreadyObjected', 'P14');

/**
 * Objects to what others published without those it is about. Whoever published it is asked where it is here; where it
 * is not, the objection stands all the same, and the same clock runs. P9, P14
 */
export const objectTo = (
  facts: ElsewhereFacts,
  by: Member,
  { words, asked }: { words: string; asked: OrganisationId | null },
  now: Now,
): Ruling<{ objection: ElsewhereObjection }> => {
  const may = mayObject(facts, by);
  if (!may.ok) return may;
  if (asked === by.organisation.id) return refuse('ownText', 'P14');
  if (words.trim() === '') return refuse('reasonNeeded', 'P14');
  const today = dayOf(now);
  const answerBy = addWorkingDays(today, usualWindow);
  return { ok: true, objection: { asked, madeOn: today, answerBy, answers: [] } };
};

/** A publisher that is here answers for itself, and nobody writes an answer down for it. P6, P14 */
export const mayAnswer = (
  { by: objector, objection }: ElsewhereFacts,
  by: Member,
): Ruling<{ told: boolean }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (objection === null) return refuse('objectFirst', 'P14');
  const own = by.organisation.id;
  if (objection.asked === own) return { ok: true, told: false };
  if (objector !== own) return refuse('notAsked');
  return objection.asked === null ? { ok: true, told: true } : refuse('publisherAnswers', 'P14');
};

/**
 * The answer: amended, a supplement, or a no, each in words that anyone can read. How many signed already is no reason;
 * a better answer may follow a worse one. P14
 */
export const answerObjection = (
  facts: ElsewhereFacts,
  by: Member,
  { answer, words }: { answer: ObjectionAnswer; words: string },
): Ruling<{ told: boolean; place: number; begins: boolean }> => {
  const may = mayAnswer(facts, by);
  if (!may.ok) return may;
  const given = facts.objection?.answers ?? [];
  if (given.at(-1)?.answer === answer && answer !== 'amend') return refuse('alreadyAnswered');
  if (words.trim() === '') return refuse('reasonNeeded', 'P14');
  return { ok: true, told: may.told, place: given.length + 1, begins: answer === 'supplement' && !may.told };
};

/** Whoever objected need not wait for an answer to say what was left out; whoever published it may do so too. P14, P15 */
export const beginSupplement = ({ by: objector, objection }: ElsewhereFacts, by: Member): Ruling => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (objection === null) return refuse('objectFirst', 'P14');
  const own = by.organisation.id;
  return own === objector || own === objection.asked ? { ok: true } : refuse('notAsked');
};

export const isOverdue = (
  { answers, answerBy }: { answers: readonly unknown[]; answerBy: Day },
  now: Now,
): boolean => answers.length === 0 && lastDayAnywhere(now) > answerBy;
