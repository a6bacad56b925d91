import type { CommitmentRule } from '../../commitments/commitment.ts';
import { isWithin } from '../../language/phrases.ts';
import { communitiesIn } from '../../language/suggest.ts';
import { type Unit, unitsOf } from '../../language/units.ts';
import type { Plan } from '../plan/document.ts';

/** `CSW70` is an occasion of `CSW`: letters and digits are words of their own. */
const wordsOf = (text: string): Unit[] =>
  unitsOf(text.normalize('NFC').replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' '));

/** What the commitments of one plan are read against, worked out once. */
export type PlanWords = Record<'space' | 'named' | 'all', Unit[]> & { plan: Plan };

export const wordsOfPlan = (plan: Plan): PlanWords => {
  const [space, title, about] = [wordsOf(plan.space), wordsOf(plan.title), wordsOf(plan.about)];
  return { plan, space, named: [...space, ...title], all: [...space, ...title, ...about] };
};

/** `maybe`: the plan does not say where it takes place, so nobody can tell whether the commitment holds. */
export type Holds = 'yes' | 'no' | 'maybe';

const atSpace = (wanted: string, { space, named, all }: PlanWords): Holds => {
  const words = wordsOf(wanted);
  if (words.length === 0) return 'yes';
  if (space.length === 0) return isWithin(words, all) ? 'yes' : 'maybe';
  return isWithin(words, named) || isWithin(space, words) ? 'yes' : 'no';
};

const onTopic = (wanted: string, { plan, all }: PlanWords): boolean => {
  const words = wordsOf(wanted);
  if (words.length === 0 || isWithin(words, all)) return true;
  const meant = communitiesIn(wanted);
  return plan.communities.some(({ community }) => meant.includes(community));
};

/** Whether a commitment holds for this plan: kind, space and topic each fit, and what is left empty fits all. P14 */
export const holdsFor = (rule: CommitmentRule, words: PlanWords): Holds => {
  if (rule.kind !== null && rule.kind !== words.plan.kind) return 'no';
  return onTopic(rule.topic, words) ? atSpace(rule.space, words) : 'no';
};
