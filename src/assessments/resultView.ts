import type { RoundFacts } from './facts.ts';
import { type Result, resultOf, type Share } from './result.ts';
import { sees } from './rules.ts';
import { type Looking, ownOf, type RoundScene } from './scene.ts';
import type { Question } from './sheet.ts';
import { type OwnedView, viewsIn } from './viewStore.ts';

/** What this reader sees of each organisation's answers; null for those that are not hers to see. P3 */
export const sharesFor = (
  facts: RoundFacts,
  reader: ReturnType<typeof ownOf>,
  views: readonly OwnedView[],
): Share[] =>
  facts.respondents.map(({ organisation, side }) => {
    const view = views.find((one) => one.round === facts.id && one.organisation === organisation);
    return { organisation, side, shared: sees(facts, reader, organisation) ? (view?.shared ?? null) : null };
  });

export type RoundResult = { facts: RoundFacts; shares: Share[]; result: Result };

export const resultsFor = async (
  looking: Looking,
  rounds: readonly { facts: RoundFacts; questions: readonly Question[] }[],
): Promise<RoundResult[]> => {
  const ids = rounds.map(({ facts }) => facts.id);
  const views = await viewsIn(looking.tx, looking.keyring, ids);
  return rounds.map(({ facts, questions }) => {
    const shares = sharesFor(facts, ownOf(looking), views);
    return { facts, shares, result: resultOf(questions, shares) };
  });
};

export const resultFor = async (looking: Looking, scene: RoundScene): Promise<RoundResult> => {
  const [result] = await resultsFor(looking, [scene]);
  if (!result) throw new Error('a round without a result');
  return result;
};
