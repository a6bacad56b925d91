import {
  type AgreedActionId,
  agreedActionId,
  newId,
  type OrganisationId,
  type RoundId,
} from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { present, respondentOf } from './facts.ts';
import {
  consentToAction,
  type FollowRefusal,
  isAgreed,
  mayAct,
  mayFollow,
  reportAction,
} from './followRules.ts';
import { type AgreedAction, FollowWriter } from './followStore.ts';
import { writeReply } from './replyStore.ts';
import { says } from './saying.ts';
import { type Act, beginAct, type Looking, ownOf, type RoundScene, record, todayOf } from './scene.ts';

type Done = Act<unknown, FollowRefusal>;

const placeOf = (looking: Looking, { facts }: RoundScene) => ({
  round: facts.id,
  partnership: facts.partnership,
  organisation: ownOf(looking),
});
const asks = ({ questions }: RoundScene, item: string): boolean => questions.some(({ key }) => key === item);

/** How an organisation reads one question's result, in its own words. */
export const writeReading = async (
  looking: Looking,
  round: RoundId,
  said: { item: string; words: string },
): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const ruling = mayFollow(scene.facts, looking.member);
  if (!ruling.ok) return ruling;
  if (!asks(scene, said.item)) return refuse('unknownItem');
  await new FollowWriter(looking.tx, looking.keyring).read(placeOf(looking, scene), said, todayOf(looking));
  return ruling;
};

export type NewAction = { item: string; words: string; owner: OrganisationId; dueOn: string };

/** Something to do, by whom and until when. It holds once every party agreed, the community side first. P1, P7 */
export const proposeAction = async (looking: Looking, round: RoundId, given: NewAction): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { facts } = scene;
  const ruling = mayAct(facts, looking.member);
  if (!ruling.ok) return ruling;
  if (!asks(scene, given.item)) return refuse('unknownItem');
  if (!present(facts).some(({ organisation }) => organisation === given.owner)) return refuse('unknownOwner');
  if (given.dueOn < todayOf(looking)) return refuse('dayPast');
  const id = newId(agreedActionId);
  const writer = new FollowWriter(looking.tx, looking.keyring);
  await writer.propose(placeOf(looking, scene), { id, ...given }, todayOf(looking));
  await record(looking, facts, says.proposed(id, round, given.owner, given.dueOn));
  // A proposal is a community's own yes; an ally's waits for the community's.
  const action = await writer.action(id);
  if (action && ruling.own.side === 'community') await consentTo(looking, scene, action);
  return ruling;
};

const consentTo = async (looking: Looking, scene: RoundScene, action: AgreedAction): Promise<void> => {
  const at = placeOf(looking, scene);
  const writer = new FollowWriter(looking.tx, looking.keyring);
  await writer.consent(action.id, at, todayOf(looking));
  if (isAgreed(scene.facts, { consents: [...action.consents, at.organisation] }))
    await record(looking, scene.facts, says.agreed(action.id, scene.facts.id));
};

type At = { round: RoundId; action: AgreedActionId };
type Found = { scene: RoundScene; action: AgreedAction };
const find = async (looking: Looking, at: At): Promise<Found | null> => {
  const scene = await beginAct(looking, at.round);
  const action = scene && (await new FollowWriter(looking.tx, looking.keyring).action(at.action));
  return action && action.round === at.round ? { scene, action } : null;
};

export const consentToOne = async (looking: Looking, at: At): Done => {
  const found = await find(looking, at);
  if (!found) return null;
  const { scene, action } = found;
  const ruling: Outcome<unknown, FollowRefusal> = consentToAction(scene.facts, action, looking.member);
  if (ruling.ok) await consentTo(looking, scene, action);
  return ruling;
};

export const reportOne = async (looking: Looking, at: At, done: boolean): Done => {
  const found = await find(looking, at);
  if (!found) return null;
  const { scene, action } = found;
  const ruling = reportAction(scene.facts, action, looking.member);
  if (!ruling.ok) return ruling;
  const writer = new FollowWriter(looking.tx, looking.keyring);
  await writer.report(action.id, placeOf(looking, scene), done, todayOf(looking));
  await record(looking, scene.facts, says.reported(action.id, at.round, done));
  return ruling;
};

/** A word on the whole result. It stands beside it, whoever wrote it. */
export const replyTo = async (looking: Looking, round: RoundId, words: string): Done => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const ruling = mayAct(scene.facts, looking.member);
  if (!ruling.ok) return ruling;
  if (!respondentOf(scene.facts, ownOf(looking))) return refuse('notAsked');
  await writeReply(looking.tx, placeOf(looking, scene), words, todayOf(looking));
  await record(looking, scene.facts, says.replied(round));
  return ruling;
};
