import { addWorkingDays, type Day, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';
import { publishedFinal } from '../draft.ts';
import type { FinalFacts, ObjectionAnswer, ObjectionFacts, StatementFacts } from '../facts.ts';
import { mayLead } from '../rules.ts';

/** What anybody can see of a statement: whether it is published, and how many days an answer may take. */
export type Published = { published: FinalFacts['id'] | null; days: number };

/** Anybody's organisation may object to what is out, on the draft or not; from then on a clock runs. P14 */
export const object = (
  { published, days }: Published,
  by: Member,
  reason: string,
  now: Temporal.Instant,
): Outcome<{ answerBy: Day }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (published === null) return refuse('notPublished');
  if (reason.trim() === '') return refuse('sayWhy', 'P14');
  return { ok: true, answerBy: addWorkingDays(dayOf(now), days) };
};

/**
 * Amends the text, begins a supplement with the objecting organisation, or says no with a reason.
 * How many signed already is no reason. A better answer may follow a worse one; every one stays. P14
 * `supplement`: the partnership in which a supplement would be begun; null where the one who answers is not in it.
 */
export const answerObjection = (
  facts: StatementFacts,
  by: Member,
  objection: ObjectionFacts,
  {
    answer,
    reason,
    supplement,
  }: { answer: ObjectionAnswer; reason: string; supplement: PartnershipId | null },
): Outcome<{ place: number; begins: boolean }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  if (!publishedFinal(facts)) return refuse('notPublished');
  if (objection.by === by.organisation.id) return refuse('ownObjection', 'P14');
  if (objection.answers.at(-1)?.answer === answer) return refuse('alreadyAnswered');
  if (answer === 'supplement' && supplement === null) return refuse('supplementNeeded', 'P14');
  if (answer === 'decline' && reason.trim() === '') return refuse('sayWhy', 'P14');
  return { ok: true, place: objection.answers.length + 1, begins: answer === 'supplement' };
};

export const objectionIsOverdue = ({ answers, answerBy }: ObjectionFacts, now: Temporal.Instant): boolean =>
  answers.length === 0 && lastDayAnywhere(now) > answerBy;
