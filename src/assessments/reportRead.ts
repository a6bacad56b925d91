import type { OrganisationId, PartnershipId, RoundId } from '../kernel/ids.ts';
import { type RoundFacts, respondentOf } from './facts.ts';
import { isAgreed, isDone } from './followRules.ts';
import { type AgreedAction, FollowReader } from './followStore.ts';
import type { NamedShare } from './madeOf.ts';
import { PartyReader } from './partyStore.ts';
import { type Reply, repliesIn } from './replyStore.ts';
import type { Result } from './result.ts';
import { readResult } from './resultRead.ts';
import { resultsFor } from './resultView.ts';
import { type Looking, ownOf } from './scene.ts';
import { RoundReader } from './store.ts';
import { asked, readTerms, type Terms } from './termsStore.ts';

export type ReportedAction = AgreedAction & { ownerName: string; done: boolean | null };
/** One round that both sides have seen, with what came of it. */
export type RoundReport = {
  facts: RoundFacts;
  terms: Terms;
  result: Result;
  shares: NamedShare[];
  replies: { name: string; words: string }[];
  parties: string[];
  actions: ReportedAction[];
};

type NameOf = (organisation: OrganisationId) => string;
const reported = (facts: RoundFacts, actions: readonly AgreedAction[], nameOf: NameOf): ReportedAction[] =>
  actions
    .filter((action) => action.round === facts.id && isAgreed(facts, action))
    .map((action) => ({ ...action, ownerName: nameOf(action.owner), done: isDone(facts, action) }));

/** A report is of what both sides have seen; null for anything else. P3 */
export const readReport = async (looking: Looking, round: RoundId): Promise<RoundReport | null> => {
  const view = await readResult(looking, round);
  if (!view?.shown) return null;
  const { facts, terms, result, shares, replies, parties } = view;
  const actions = await new FollowReader(looking.tx, looking.keyring).actionsOf(round);
  const nameOf: NameOf = (organisation) =>
    shares.find((share) => share.organisation === organisation)?.name ?? '…';
  return { facts, terms, result, shares, replies, parties, actions: reported(facts, actions, nameOf) };
};

/** So many rounds back a report of a partnership goes. */
export const historyRounds = 20;

export type History = {
  partnership: PartnershipId;
  title: string | null;
  parties: string[];
  /** The newest first. */
  rounds: RoundReport[];
  /** There were more before. */
  cut: boolean;
};

const nameIn =
  (parties: readonly { organisation: OrganisationId; name: string }[]): NameOf =>
  (organisation) =>
    parties.find((one) => one.organisation === organisation)?.name ?? '…';

type Found = { actions: readonly AgreedAction[]; replies: readonly (Reply & { round: RoundId })[] };
const reportOf = (
  { facts, terms }: { facts: RoundFacts; terms: Terms },
  { result, shares }: { result: Result; shares: readonly Omit<NamedShare, 'name'>[] },
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
const roundsSeen = async (looking: Looking, partnership: PartnershipId) => {
  const { tx, keyring } = looking;
  const shown = await new RoundReader(tx).shownIn(partnership, historyRounds + 1);
  const asking = shown.filter((facts) => respondentOf(facts, ownOf(looking)));
  const ids = asking.slice(0, historyRounds).map(({ id }) => id);
  const terms = await readTerms(tx, keyring, ids);
  const rounds = asking.flatMap((facts) => {
    const of = terms.get(facts.id);
    return of ? [{ facts, terms: of, questions: asked(of) }] : [];
  });
  return { ids, rounds, cut: shown.length > historyRounds };
};

/** A partnership's history: every round, how it moved, and what came of it. */
export const readHistory = async (looking: Looking, partnership: PartnershipId): Promise<History | null> => {
  const { tx, keyring } = looking;
  const reader = new PartyReader(tx);
  const found = await reader.partnership(partnership, ownOf(looking));
  if (!found) return null;
  const { ids, rounds, cut } = await roundsSeen(looking, partnership);
  const results = await resultsFor(looking, rounds);
  const actions = await new FollowReader(tx, keyring).actionsIn(partnership);
  const replies = await repliesIn(tx, keyring, ids);
  const nameOf = nameIn(found.parties);
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
