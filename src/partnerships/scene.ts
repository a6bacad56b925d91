import type { Tx } from '../database/open.ts';
import { type DecisionFacts, partyOf } from '../kernel/decision.ts';
import type { DecisionId, OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { standing } from '../kernel/standing.ts';
import { lockPartnership, type Sitting } from '../ledger/sitting.ts';
import { lockKeys } from '../vault/keyring.ts';
import { DecisionReader, type Placed } from './decisionStore.ts';
import { keyNewcomers } from './keys.ts';
import type { PartnershipFacts } from './parties.ts';
import { factsOf, readFacts, settled } from './settling.ts';
import type { Partnership, Party } from './store.ts';
import type { OwnStanding } from './views.ts';

/** A partnership as one of its parties finds it. */
export type Scene = { partnership: Partnership; facts: PartnershipFacts; own: Party; standing: OwnStanding };

const standingOf = ({ joinedOn, leftOn }: Party, inForce: number): OwnStanding => {
  if (leftOn !== null) return 'left';
  return joinedOn === null && inForce > 0 ? 'asked' : 'in';
};

const isReleased = ({ joinedOn, leftOn, leftSequence }: Party): boolean =>
  leftOn !== null && joinedOn === null && leftSequence === null;

/** Named in a text that the community side has not agreed to show it: there is nothing there for it. P6 */
const isUnshown = ({ shownOn, leftOn }: Party): boolean => shownOn === null && leftOn === null;

const sceneOf = (read: Awaited<ReturnType<typeof readFacts>>, organisation: OrganisationId): Scene | null => {
  const own = read?.partnership.parties.find((party) => party.organisation === organisation);
  if (!read || !own || isReleased(own) || isUnshown(own)) return null;
  return { ...read, own, standing: standingOf(own, read.partnership.inForce) };
};

/** The same, for a list: everything was read before, for all of them at once. */
export const sceneAmong = (
  partnership: Partnership,
  open: readonly Placed[],
  organisation: OrganisationId,
): Scene | null => {
  const decisions = open.filter((placed) => placed.partnership === partnership.id).map(({ facts }) => facts);
  return sceneOf({ partnership, facts: factsOf(partnership, decisions) }, organisation);
};

export const readScene = async (
  tx: Tx,
  organisation: OrganisationId,
  id: PartnershipId,
): Promise<Scene | null> => sceneOf(await readFacts(tx, id), organisation);

/**
 * Where an act begins: behind the partnership's lock, with every key handed over and what time has closed recorded.
 * `keys`: it may change who holds the key. Locks are always taken in one order: partnership, keys, record.
 */
export const beginAct = async (sitting: Sitting, { keys = false } = {}): Promise<Scene | null> => {
  const { tx, member, partnership, now } = sitting;
  await lockPartnership(tx, partnership);
  if (keys) await lockKeys(tx);
  await keyNewcomers(sitting);
  return sceneOf(await settled(tx, partnership, now), member.organisation.id);
};

/** A newcomer sees the one decision that asks it in; everyone in the partnership sees all of them. */
export const sees = (scene: Scene, decision: DecisionFacts): boolean =>
  scene.standing === 'in' ||
  (scene.standing === 'asked' && decision.outcome === null && !!partyOf(decision, scene.own.organisation));

/** Is it this organisation's turn to answer? */
export const waitsFor = (scene: Scene, decision: DecisionFacts, now: Temporal.Instant): boolean =>
  standing(decision, now).parties.some(
    ({ organisation, state }) => organisation === scene.own.organisation && state === 'waiting',
  );

export const decisionIn = async (tx: Tx, scene: Scene, id: DecisionId): Promise<DecisionFacts | null> => {
  const open = scene.facts.decisions.find((decision) => decision.id === id);
  const { partnership } = scene;
  const decision = open ?? (await new DecisionReader(tx).decision(partnership.id, id, partnership.parties));
  return decision && sees(scene, decision) ? decision : null;
};
