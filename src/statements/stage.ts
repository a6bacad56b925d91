import type { Day } from '../kernel/clock.ts';
import { currentFinal, latestWordings, ownersOf, publishedFinal, signOffOf } from './draft.ts';
import type { StatementFacts } from './facts.ts';
import { isOfBothSides } from './locks.ts';

export const stages = [
  'purpose',
  'groups',
  'asked',
  'draft',
  'input',
  'check',
  'final',
  'signed-off',
  'sign-on',
  'published',
  'after',
] as const;
export type Stage = (typeof stages)[number];
/** `on`: when it was reached; null where it was not, or where no single day says so. */
export type StageView = { stage: Stage; state: 'done' | 'now' | 'ahead'; on: Day | null };

type Reached = { done: boolean; on?: Day | null };

const latestDay = (days: readonly (Day | null)[]): Day | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

/** Both sides said that they read what is found in the latest wordings: another wording asks them again. P9 */
const checkOf = (facts: StatementFacts): Reached => {
  const latest = [...latestWordings(facts).values()];
  const read = latest.map(({ id }) => facts.checks.filter(({ wording }) => wording === id));
  return {
    done:
      latest.length > 0 &&
      read.every((checks) =>
        isOfBothSides(
          checks.map(({ by }) => by),
          facts,
        ),
      ),
    on: latestDay(read.flat().map(({ readOn }) => readOn)),
  };
};

const reached = (facts: StatementFacts): Record<Stage, Reached> => {
  const final = currentFinal(facts);
  const published = publishedFinal(facts);
  const asked = facts.drafters.map(({ answeredOn }) => answeredOn);
  const written = facts.wordings.length > 0;
  const owners = ownersOf(facts).map(({ organisation }) => final && signOffOf(final, organisation));
  return {
    purpose: { done: true, on: facts.begunOn },
    groups: {
      done:
        facts.groups.length > 0 &&
        facts.groups.every((group) => facts.drafters.some(({ asksFor }) => asksFor.includes(group))),
    },
    asked: { done: facts.drafters.every(({ answer }) => answer !== null), on: latestDay(asked) },
    draft: { done: written, on: facts.wordings[0]?.madeOn ?? null },
    input: { done: written && facts.contributions.every(({ answer }) => answer !== null) },
    check: checkOf(facts),
    final: { done: final !== null, on: final?.frozenOn ?? null },
    'signed-off': {
      done: final !== null && owners.every((signOff) => signOff),
      on: latestDay(owners.map((signOff) => (signOff ? signOff.signedOn : null))),
    },
    'sign-on': {
      done: !!final?.signOn && final.signOn.closedOn === null,
      on: final?.signOn?.openedOn ?? null,
    },
    published: { done: published !== null, on: published?.publishedOn ?? null },
    after: { done: false },
  };
};

/** Where the statement is: what was reached and when, and the first thing still ahead is now. */
export const stagesOf = (facts: StatementFacts): StageView[] => {
  const all = reached(facts);
  const now = stages.find((stage) => !all[stage].done);
  return stages.map((stage) => ({
    stage,
    state: all[stage].done ? 'done' : stage === now ? 'now' : 'ahead',
    on: all[stage].done ? (all[stage].on ?? null) : null,
  }));
};
