import type { OrganisationId, RoundId } from '../../kernel/ids.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { type Respondent, respondentOf } from '../facts.ts';
import { repliesTo } from '../followUp/replyStore.ts';
import { consentToAction, isAgreed, isDone, reportAction } from '../followUp/rules.ts';
import { type AgreedAction, FollowUpReader } from '../followUp/store.ts';
import { nameIn, openWhenAllAreIn, readVisible, type VisibleRound } from '../visible.ts';
import type { Result } from './facts.ts';
import { resultFor } from './results.ts';
import type { ActionView, ItemView, NamedShare, ResultView } from './view.ts';

type Read = {
  visible: VisibleRound;
  own: Respondent;
  result: Result;
  shares: NamedShare[];
  nameOf: (organisation: OrganisationId) => string;
};

/** Null while there is no answer that the reader may see. */
const read = async (context: MemberContext, round: RoundId): Promise<Read | null> => {
  const found = await readVisible(context, round);
  if (!found) return null;
  const visible = { ...found, facts: await openWhenAllAreIn(context, found.facts) };
  const own = respondentOf(visible.facts, ownOf(context));
  if (!own || visible.facts.calledOff) return null;
  const { result, shares } = await resultFor(context, visible);
  if (shares.every(({ shared }) => shared === null)) return null;
  const nameOf = (organisation: OrganisationId): string => nameIn(visible.partnership, organisation);
  const named = shares.map((share) => ({ ...share, name: nameOf(share.organisation) }));
  return { visible, own, result, shares: named, nameOf };
};

export const readResult = async (context: MemberContext, round: RoundId): Promise<ResultView | null> => {
  const found = await read(context, round);
  if (!found) return null;
  const { visible, own, result, shares, nameOf } = found;
  const replies = await repliesTo(context.tx, context.keyring, round);
  return {
    facts: visible.facts,
    terms: visible.terms,
    result,
    shares,
    replies: replies.map(({ organisation, words, on }) => ({ name: nameOf(organisation), words, on })),
    ownReply: replies.find(({ organisation }) => organisation === own.organisation)?.words ?? '',
    parties: visible.facts.respondents.map(({ organisation }) => nameOf(organisation)),
    steward: context.member.role === 'steward',
    shown: visible.facts.shownOn !== null,
  };
};

const actionView = (
  { facts }: VisibleRound,
  context: MemberContext,
  action: AgreedAction,
  nameOf: (organisation: OrganisationId) => string,
): ActionView => ({
  ...action,
  ownerName: nameOf(action.owner),
  agreed: isAgreed(facts, action),
  done: isDone(facts, action),
  missing: facts.respondents
    .filter(({ organisation, left }) => !left && !action.consents.includes(organisation))
    .map(({ organisation }) => nameOf(organisation)),
  may: {
    consent: consentToAction(facts, action, context.member),
    report: reportAction(facts, action, context.member),
  },
});

/** One question of a round that both sides have seen: what it is made of, and what is said and done about it. */
export const readItem = async (
  context: MemberContext,
  round: RoundId,
  key: string,
): Promise<ItemView | null> => {
  const found = await read(context, round);
  const item = found?.result.items.find((one) => one.key === key);
  if (!found || !item || !found.visible.facts.shownOn) return null;
  const { visible, own, shares, nameOf } = found;
  const reader = new FollowUpReader(context.tx, context.keyring);
  const all = (await reader.readings(round)).filter((one) => one.item === key);
  const mine = all.find(({ organisation }) => organisation === own.organisation);
  const readings = mine ? all : [];
  return {
    ...{ facts: visible.facts, terms: visible.terms, item, side: own.side, shares },
    readings: readings.map((one) => ({ ...one, name: nameOf(one.organisation) })),
    ownReading: mine?.words ?? '',
    othersWait: !mine && all.length > 0,
    actions: (await reader.actionsOf(round))
      .filter((action) => action.item === key)
      .map((action) => actionView(visible, context, action, nameOf)),
    parties: visible.facts.respondents
      .filter(({ left }) => !left)
      .map(({ organisation }) => ({ organisation, name: nameOf(organisation) })),
    steward: context.member.role === 'steward',
  };
};
