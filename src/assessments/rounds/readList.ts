import type { PartnershipId, RoundId } from '../../kernel/ids.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { type RoundFacts, respondentOf } from '../facts.ts';
import { isAgreed, isDone } from '../followUp/rules.ts';
import { FollowUpReader } from '../followUp/store.ts';
import { PartyReader, type RoundPartnership } from '../partyStore.ts';
import { resultsFor } from '../result/results.ts';
import { RoundReader } from '../store.ts';
import { asked, readTerms } from '../termsStore.ts';
import { type Trend, trendOf } from '../trend/facts.ts';
import { nameIn } from '../visible.ts';
import { nextDue } from './due.ts';
import type { RoundsView } from './view.ts';
import { plannedRounds } from './waitingStore.ts';

const pageSize = 20;
/** How many rounds back the trend goes. */
const trendRounds = 10;
const trendIn = async (context: MemberContext, shown: readonly RoundFacts[]): Promise<Trend> => {
  const terms = await readTerms(
    context.tx,
    context.keyring,
    shown.map(({ id }) => id),
  );
  const rounds = shown.flatMap((facts) => {
    const of = terms.get(facts.id);
    return of && respondentOf(facts, ownOf(context)) ? [{ facts, terms: of, questions: asked(of) }] : [];
  });
  const results = await resultsFor(context, rounds);
  return trendOf(
    rounds.flatMap((round, place) => {
      const found = results[place];
      return found ? [{ ...round, result: found.result }] : [];
    }),
  );
};

const outstandingIn = async (
  { tx, keyring }: MemberContext,
  shown: readonly RoundFacts[],
  partnership: RoundPartnership,
) => {
  const actions = await new FollowUpReader(tx, keyring).actionsIn(partnership.id);
  return actions.flatMap((action) => {
    const round = shown.find(({ id }) => id === action.round);
    const open = round && isAgreed(round, action) && isDone(round, action) !== true;
    return open ? [{ action, owner: nameIn(partnership, action.owner) }] : [];
  });
};

export const readRounds = async (
  context: MemberContext,
  partnership: PartnershipId,
  after: RoundId | undefined,
): Promise<RoundsView | null> => {
  const { tx, keyring } = context;
  const parties = new PartyReader(tx);
  const found = await parties.partnership(partnership, ownOf(context));
  if (!found) return null;
  const reader = new RoundReader(tx);
  const read = await reader.inPartnership(partnership, pageAsked(after, pageSize));
  const { items: rows, next } = pageOf(read, pageSize, ({ id }) => id);
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
  const results = await resultsFor(context, asking);
  const agreement = await parties.agreement(partnership, keyring);
  return {
    partnership,
    title: agreement?.title ?? null,
    own: ownOf(context),
    items: rows
      .filter((facts) => respondentOf(facts, ownOf(context)))
      .map((facts) => ({
        facts,
        instrument: terms.get(facts.id)?.instrument.title ?? null,
        crossed: facts.shownOn
          ? (results.find((one) => one.facts.id === facts.id)?.result.crossed.length ?? 0)
          : 0,
      })),
    next,
    trend: await trendIn(context, shown),
    outstanding: await outstandingIn(context, shown, found),
    due: nextDue(
      found.since,
      (await plannedRounds(tx, [partnership])).get(partnership) ?? [],
      todayOf(context),
    ),
  };
};
