import { addWorkingDays, type Day, dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import type { StatementId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { publishedFinal } from './draft.ts';
import type { FinalFacts, ObjectionAnswer, ObjectionFacts, StatementFacts } from './facts.ts';
import { mayLead } from './rules.ts';
import type { Now, Ruling } from './ruling.ts';

/** What whoever objects can see of a statement: that it is out, and how long its answer may take. */
export type Published = { published: FinalFacts['id'] | null; days: number };

/** Anybody's organisation may object to what is out, on the draft or not; from then on a clock runs. P14 */
export const object = (
  { published, days }: Published,
  by: Member,
  reason: string,
  now: Now,
): Ruling<{ answerBy: Day }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (published === null) return refuse('notPublished');
  if (reason.trim() === '') return refuse('reasonNeeded', 'P14');
  return { ok: true, answerBy: addWorkingDays(dayOf(now), days) };
};

/**
 * What is done about it: the text is amended, a supplement is drafted with whoever objected, or a no with its reason.
 * How many signed already is no reason. A better answer may follow a worse one; every one stays. P14
 */
export const answerObjection = (
  facts: StatementFacts,
  by: Member,
  objection: ObjectionFacts,
  { answer, reason, supplement }: { answer: ObjectionAnswer; reason: string; supplement: StatementId | null },
): Ruling => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  if (!publishedFinal(facts)) return refuse('notPublished');
  if (objection.by === by.organisation.id) return refuse('ownObjection', 'P14');
  if (objection.answers.at(-1)?.answer === answer) return refuse('alreadyAnswered');
  if (answer === 'supplement' && supplement === null) return refuse('supplementNeeded', 'P14');
  return answer === 'decline' && reason.trim() === '' ? refuse('reasonNeeded', 'P14') : { ok: true };
};

export const objectionIsOverdue = ({ answers, answerBy }: ObjectionFacts, now: Now): boolean =>
  answers.length === 0 && lastDayAnywhere(now) > answerBy;
