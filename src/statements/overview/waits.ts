import type { Day } from '../../kernel/clock.ts';
import type { Member } from '../../kernel/organisation.ts';
import { currentFinal, drafterOf, publishedFinal, signOffOf } from '../draft.ts';
import type { StatementFacts } from '../facts.ts';
import { mayLead, mayOwn } from '../rules.ts';

/** What of a statement waits for one member's organisation; `by`: until when, where there is such a day. */
export type StatementWaits =
  | { for: 'ask'; groups: readonly string[]; by: Day }
  | { for: 'objection' | 'sign'; by: Day }
  | { for: 'agree'; by: null }
  | { for: 'endorsements' | 'input'; count: number; by: null };

/** An affected group's organisation is asked: nothing goes on before it answered. P9 */
const asked = (facts: StatementFacts, { role, organisation }: Member): StatementWaits[] => {
  const own = drafterOf(facts, organisation.id);
  if (role !== 'steward' || !own || own.answer !== null || own.leftOn !== null) return [];
  return [{ for: 'ask', groups: own.asksFor, by: own.answerBy }];
};

/** An answer to the final text, and then to the public page that the others agreed to. P1 */
const signing = (facts: StatementFacts, { organisation }: Member): StatementWaits[] => {
  const final = currentFinal(facts);
  if (!final || final.publishedOn !== null) return [];
  const answer = signOffOf(final, organisation.id)?.answer;
  if (answer === undefined || answer === 'silence') return [{ for: 'sign', by: final.answerBy }];
  const othersAgreed = final.publicBy.length > 0 && !final.publicBy.includes(organisation.id);
  return othersAgreed ? [{ for: 'agree', by: null }] : [];
};

const objections = (facts: StatementFacts, { organisation }: Member): StatementWaits[] => {
  if (!publishedFinal(facts)) return [];
  const days = facts.objections
    .filter(({ by, answers }) => by !== organisation.id && answers.length === 0)
    .map(({ answerBy }) => answerBy)
    .sort();
  return days[0] === undefined ? [] : [{ for: 'objection', by: days[0] }];
};

/** A name is looked at by the community's side, however it came. P6 */
const endorsements = (facts: StatementFacts, { organisation }: Member): StatementWaits[] => {
  if (drafterOf(facts, organisation.id)?.side !== 'community') return [];
  const final = currentFinal(facts);
  const count = facts.endorsements.filter(
    (one) => one.final === final?.id && one.namedOn === null && one.withdrawnOn === null,
  ).length;
  return count === 0 ? [] : [{ for: 'endorsements', count, by: null }];
};

/** Nobody answers her own organisation's input, so it waits for the others. */
const input = (facts: StatementFacts, { organisation }: Member): StatementWaits[] => {
  const count = facts.contributions.filter(
    ({ by, answer }) => answer === null && by !== organisation.id,
  ).length;
  return count === 0 ? [] : [{ for: 'input', count, by: null }];
};

/** The most pressing first. Only what she can do herself: a member who is no steward is told of input alone. */
export const waitsOn = (facts: StatementFacts, by: Member): StatementWaits[] => [
  ...asked(facts, by),
  ...(mayLead(facts, by).ok
    ? [...objections(facts, by), ...signing(facts, by), ...endorsements(facts, by)]
    : []),
  ...(mayOwn(facts, by).ok ? input(facts, by) : []),
];
