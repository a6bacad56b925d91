import type { OrganisationId, RoundId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import { type Respondent, type RoundFacts, respondentOf } from './facts.ts';
import { consentToAction, type FollowRuling, isAgreed, isDone, reportAction } from './followRules.ts';
import { type AgreedAction, FollowReader, type Reading } from './followStore.ts';
import { repliesTo } from './replyStore.ts';
import type { ItemResult, Result, Share } from './result.ts';
import { resultFor } from './resultView.ts';
import { type Looking, openWhenAllAreIn, ownOf, type RoundScene, readScene } from './scene.ts';
import type { Terms } from './termsStore.ts';

export type ResultView = {
  facts: RoundFacts;
  terms: Terms;
  result: Result;
  shares: (Share & { name: string })[];
  replies: { name: string; words: string; on: string }[];
  ownReply: string;
  parties: string[];
  steward: boolean;
  /** Both sides see both: what follows may be said. */
  shown: boolean;
};

type Read = {
  scene: RoundScene;
  own: Respondent;
  result: Result;
  shares: Share[];
  nameOf: (organisation: OrganisationId) => string;
};

/** Null while there is nothing of anybody else's to see, and nothing of one's own. */
const read = async (looking: Looking, round: RoundId): Promise<Read | null> => {
  const found = await readScene(looking, round);
  if (!found) return null;
  const scene = { ...found, facts: await openWhenAllAreIn(looking, found.facts) };
  const own = respondentOf(scene.facts, ownOf(looking));
  if (!own || scene.facts.calledOff) return null;
  const { result, shares } = await resultFor(looking, scene);
  if (shares.every(({ shared }) => shared === null)) return null;
  const nameOf = (organisation: OrganisationId): string =>
    scene.partnership.parties.find((party) => party.organisation === organisation)?.name ?? '…';
  return { scene, own, result, shares, nameOf };
};

export const readResult = async (looking: Looking, round: RoundId): Promise<ResultView | null> => {
  const found = await read(looking, round);
  if (!found) return null;
  const { scene, own, result, shares, nameOf } = found;
  const replies = await repliesTo(looking.tx, looking.keyring, round);
  return {
    facts: scene.facts,
    terms: scene.terms,
    result,
    shares: shares.map((share) => ({ ...share, name: nameOf(share.organisation) })),
    replies: replies.map(({ organisation, words, on }) => ({ name: nameOf(organisation), words, on })),
    ownReply: replies.find(({ organisation }) => organisation === own.organisation)?.words ?? '',
    parties: scene.facts.respondents.map(({ organisation }) => nameOf(organisation)),
    steward: looking.member.role === 'steward',
    shown: scene.facts.shownOn !== null,
  };
};

export type ActionView = AgreedAction & {
  ownerName: string;
  agreed: boolean;
  done: boolean | null;
  missing: string[];
  may: { consent: FollowRuling; report: FollowRuling };
};
export type ItemView = {
  facts: RoundFacts;
  terms: Terms;
  item: ItemResult;
  side: Side;
  shares: (Share & { name: string })[];
  /** One's own, and the others' once one's own is written: each reads it for itself first. */
  readings: (Reading & { name: string })[];
  ownReading: string;
  othersWait: boolean;
  actions: ActionView[];
  parties: { organisation: OrganisationId; name: string }[];
  steward: boolean;
};

const actionView = (
  { facts }: RoundScene,
  looking: Looking,
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
    consent: consentToAction(facts, action, looking.member),
    report: reportAction(facts, action, looking.member),
  },
});

/** One question of a round that both sides have seen: what it is made of, and what is said and done about it. */
export const readItem = async (looking: Looking, round: RoundId, key: string): Promise<ItemView | null> => {
  const found = await read(looking, round);
  const item = found?.result.items.find((one) => one.key === key);
  if (!found || !item || !found.scene.facts.shownOn) return null;
  const { scene, own, shares, nameOf } = found;
  const reader = new FollowReader(looking.tx, looking.keyring);
  const all = (await reader.readings(round)).filter((one) => one.item === key);
  const mine = all.find(({ organisation }) => organisation === own.organisation);
  const readings = mine ? all : [];
  return {
    ...{ facts: scene.facts, terms: scene.terms, item, side: own.side },
    shares: shares.map((share) => ({ ...share, name: nameOf(share.organisation) })),
    readings: readings.map((one) => ({ ...one, name: nameOf(one.organisation) })),
    ownReading: mine?.words ?? '',
    othersWait: !mine && all.length > 0,
    actions: (await reader.actionsOf(round))
      .filter((action) => action.item === key)
      .map((action) => actionView(scene, looking, action, nameOf)),
    parties: scene.facts.respondents
      .filter(({ left }) => !left)
      .map(({ organisation }) => ({ organisation, name: nameOf(organisation) })),
    steward: looking.member.role === 'steward',
  };
};
