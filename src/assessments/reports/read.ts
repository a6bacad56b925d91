import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { type RoundFacts, respondentOf } from '../facts.ts';
import { type Reply, repliesIn } from '../followUp/replyStore.ts';
import { isAgreed, isDone } from '../followUp/rules.ts';
import { type AgreedAction, FollowUpReader } from '../followUp/store.ts';
import { PartyReader } from '../partyStore.ts';
import type { Result, Share } from '../result/facts.ts';
import { readResult } from '../result/read.ts';
import { resultsFor } from '../result/results.ts';
import { RoundReader } from '../store.ts';
import { asked, readTerms, type Terms } from '../termsStore.ts';
import { nameIn } from '../visible.ts';
import type { History, ReportedAction, RoundReport } from './view.ts';

type NameOf = (organisation: OrganisationId) => string;
const reported = (facts: RoundFacts, actions: readonly AgreedAction[], nameOf: NameOf): ReportedAction[] =>
  actions
    .filter((action) => action.round === facts.id && isAgreed(facts, action))
    .map((action) => ({ ...action, ownerName: nameOf(action.owner), done: isDone(facts, action) }));

/** A report is of what both sides have seen; null for anything else. P3 */
export const readReport = async (context: MemberContext, round: RoundId): Promise<RoundReport | null> => {
  const view = await readResult(context, round);
  if (!view?.shown) return null;
  const { facts, terms, result, shares, replies, parties } = view;
  const actions = await new FollowUpReader(context.tx, context.keyring).actionsOf(round);
  const nameOf: NameOf = (organisation) =>
    shares.find((share) => share.organisation === organisation)?.name ?? '…';
  return { facts, terms, result, shares, replies, parties, actions: reported(facts, actions, nameOf) };
};

/** How many rounds back a partnership's report goes. */
export const historyRounds = 20;

type Found = { actions: readonly AgreedAction[]; replies: readonly (Reply & { round: RoundId })[] };
const reportOf = (
  { facts, terms }: { facts: RoundFacts; terms: Terms },
  { result, shares }: { result: Result; shares: readonly Share[] },
  { actions, replies }: Found,
  nameOf: NameOf,
): RoundReport => ({
  ...{ facts, terms, result },
  shares: shares.map((share) => ({ ...share, name: nameOf(share.organisation) })),
  replies: replies
    .filter((reply) => reply.round === facts.id)
    .map(({ organisation, words }) => ({ name: nameOf(organisation), words })),
  parties: facts.respondents.map(({ organisation }) => nameOf(organisation)),
  actions: reported(facts, actions, nameOf),
});

/** The rounds that both sides have seen and one's own organisation was asked in. */
const roundsSeen = async (context: MemberContext, partnership: PartnershipId) => {
  const { tx, keyring } = context;
  const shown = await new RoundReader(tx).shownIn(partnership, historyRounds + 1);
  const asking = shown.filter((facts) => respondentOf(facts, ownOf(context)));
  const ids = asking.slice(0, historyRounds).map(({ id }) => id);
  const terms = await readTerms(tx, keyring, ids);
  const rounds = asking.flatMap((facts) => {
    const of = terms.get(facts.id);
    return of ? [{ facts, terms: of, questions: asked(of) }] : [];
  });
  return { ids, rounds, cut: shown.length > historyRounds };
};

/** A partnership's history: every round, how it moved, and what came of it. */
export const readHistory = async (
  context: MemberContext,
  partnership: PartnershipId,
): Promise<History | null> => {
  const { tx, keyring } = context;
  const reader = new PartyReader(tx);
  const found = await reader.partnership(partnership, ownOf(context));
  if (!found) return null;
  const { ids, rounds, cut } = await roundsSeen(context, partnership);
  const results = await resultsFor(context, rounds);
  const actions = await new FollowUpReader(tx, keyring).actionsIn(partnership);
  const replies = await repliesIn(tx, keyring, ids);
  const nameOf: NameOf = (organisation) => nameIn(found, organisation);
  return {
    ...{ partnership, cut },
    title: (await reader.agreement(partnership, keyring))?.title ?? null,
    parties: found.parties.filter(({ here }) => here).map(({ name }) => name),
    rounds: rounds.flatMap((round) => {
      const result = results.find((one) => one.facts.id === round.facts.id);
      return result ? [reportOf(round, result, { actions, replies }, nameOf)] : [];
    }),
  };
};
