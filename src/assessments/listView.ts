import type { OrganisationId, PartnershipId, RoundId } from '../kernel/ids.ts';
import { type Due, nextDue } from './due.ts';
import type { RoundFacts } from './facts.ts';
import { respondentOf } from './facts.ts';
import { isAgreed, isDone } from './followRules.ts';
import { type AgreedAction, FollowReader } from './followStore.ts';
import type { Texts } from './instrument.ts';
import { PartyReader } from './partyStore.ts';
import { resultsFor } from './resultView.ts';
import { type Looking, ownOf, todayOf } from './scene.ts';
import { RoundReader } from './store.ts';
import { asked, readTerms } from './termsStore.ts';
import { type Trend, trendOf } from './trend.ts';
import { plannedRounds } from './waitingStore.ts';

export type RoundsView = {
  partnership: PartnershipId;
  title: string | null;
  own: OrganisationId;
  items: { facts: RoundFacts; instrument: Texts | null; crossed: number }[];
  next: RoundId | null;
  trend: Trend;
  outstanding: { action: AgreedAction; owner: string }[];
  due: Due | null;
};

const pageSize = 20;
/** So many rounds back a profile is drawn. */
const trendRounds = 10;
const trendIn = async (looking: Looking, shown: readonly RoundFacts[]): Promise<Trend> => {
  const terms = await readTerms(
    looking.tx,
    looking.keyring,
    shown.map(({ id }) => id),
  );
  const rounds = shown.flatMap((facts) => {
    const of = terms.get(facts.id);
    return of && respondentOf(facts, ownOf(looking)) ? [{ facts, terms: of, questions: asked(of) }] : [];
  });
  const results = await resultsFor(looking, rounds);
  return trendOf(
    rounds.flatMap((round, place) => {
      const found = results[place];
      return found ? [{ ...round, result: found.result }] : [];
    }),
  );
};

const outstandingIn = async (
  { tx, keyring }: Looking,
  shown: readonly RoundFacts[],
  nameOf: (organisation: OrganisationId) => string,
  partnership: PartnershipId,
) => {
  const actions = await new FollowReader(tx, keyring).actionsIn(partnership);
  return actions.flatMap((action) => {
    const round = shown.find(({ id }) => id === action.round);
    const open = round && isAgreed(round, action) && isDone(round, action) !== true;
    return open ? [{ action, owner: nameOf(action.owner) }] : [];
  });
};

export const readRounds = async (
  looking: Looking,
  partnership: PartnershipId,
  after: RoundId | undefined,
): Promise<RoundsView | null> => {
  const { tx, keyring } = looking;
  const parties = new PartyReader(tx);
  const found = await parties.partnership(partnership, ownOf(looking));
  if (!found) return null;
  const reader = new RoundReader(tx);
  const page = await reader.inPartnership(partnership, { after, limit: pageSize + 1 });
  const rows = page.slice(0, pageSize);
  const shown = await reader.shownIn(partnership, trendRounds);
  const terms = await readTerms(
    tx,
    keyring,
    rows.map(({ id }) => id),
  );
  const asking = rows.flatMap((facts) => {
    const of = terms.get(facts.id);
    return of ? [{ facts, questions: asked(of) }] : [];
  });
  const results = await resultsFor(looking, asking);
  const agreement = await parties.agreement(partnership, keyring);
  const nameOf = (organisation: OrganisationId): string =>
    found.parties.find((one) => one.organisation === organisation)?.name ?? '…';
  return {
    partnership,
    title: agreement?.title ?? null,
    own: ownOf(looking),
    items: rows
      .filter((facts) => respondentOf(facts, ownOf(looking)))
      .map((facts) => ({
        facts,
        instrument: terms.get(facts.id)?.instrument.title ?? null,
        crossed: facts.shownOn
          ? (results.find((one) => one.facts.id === facts.id)?.result.crossed.length ?? 0)
          : 0,
      })),
    next: page.length > pageSize ? (rows.at(-1)?.id ?? null) : null,
    trend: await trendIn(looking, shown),
    outstanding: await outstandingIn(looking, shown, nameOf, partnership),
    due: nextDue(
      found.since,
      (await plannedRounds(tx, [partnership])).get(partnership) ?? [],
      todayOf(looking),
    ),
  };
};
