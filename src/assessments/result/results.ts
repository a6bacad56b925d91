import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import type { RoundFacts } from '../facts.ts';
import { sees } from '../rules.ts';
import type { Question } from '../sheet/facts.ts';
import { type OwnedView, viewsIn } from '../sheet/viewStore.ts';
import type { VisibleRound } from '../visible.ts';
import { type Result, resultOf, type Share } from './facts.ts';

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
  context: MemberContext,
  rounds: readonly { facts: RoundFacts; questions: readonly Question[] }[],
): Promise<RoundResult[]> => {
  const ids = rounds.map(({ facts }) => facts.id);
  const views = await viewsIn(context.tx, context.keyring, ids);
  return rounds.map(({ facts, questions }) => {
    const shares = sharesFor(facts, ownOf(context), views);
    return { facts, shares, result: resultOf(questions, shares) };
  });
};

export const resultFor = async (context: MemberContext, visible: VisibleRound): Promise<RoundResult> => {
  const [result] = await resultsFor(context, [visible]);
  if (!result) throw new Error('a round without a result');
  return result;
};
