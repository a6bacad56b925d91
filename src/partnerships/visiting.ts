import type { Tx } from '../database/open.ts';
import type { DecisionFacts } from '../kernel/decision.ts';
import type { DecisionId, PartnershipId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { Looking } from './decisionView.ts';
import { keyNewcomers } from './keys.ts';
import { decisionIn, readScene, type Scene } from './scene.ts';

type Who = Omit<Looking, 'partnership'>;

export const whoIn = (visit: Visit, member: SignedIn, tx: Tx, keyring: Keyring): Who => ({
  tx,
  keyring,
  member,
  organisationName: member.organisationName,
  now: visit.now,
});

const waitsForKey = ({ partnership }: Scene): boolean =>
  partnership.parties.some(
    ({ joinedOn, keyedOn, leftOn }) => joinedOn !== null && keyedOn === null && leftOn === null,
  );

/** Looks at a partnership. Null where it is not there, or not for her to know of (C16). */
export const atPartnership = <Result>(
  visit: Visit,
  member: SignedIn,
  partnership: PartnershipId,
  look: (looking: Looking, scene: Scene) => Promise<Result>,
): Promise<Result | null> =>
  visit.within(async (tx, keyring) => {
    const looking = { ...whoIn(visit, member, tx, keyring), partnership };
    const scene = await readScene(tx, member.organisation.id, partnership);
    // Who joined by its own last word has no key yet: whoever holds it hands it over by coming by.
    if (scene && waitsForKey(scene)) await keyNewcomers(looking);
    return scene && look(looking, scene);
  });

/** The same, for those who are in it; a newcomer and a party that left see nothing here. */
export const insidePartnership = <Result>(
  visit: Visit,
  member: SignedIn,
  partnership: PartnershipId,
  look: (looking: Looking, scene: Scene) => Promise<Result>,
): Promise<Result | null> =>
  atPartnership(visit, member, partnership, async (looking, scene) =>
    scene.standing === 'in' ? look(looking, scene) : null,
  );

export const atDecision = <Result>(
  visit: Visit,
  member: SignedIn,
  at: { partnership: PartnershipId; decision: DecisionId },
  look: (looking: Looking, scene: Scene, decision: DecisionFacts) => Promise<Result>,
): Promise<Result | null> =>
  atPartnership(visit, member, at.partnership, async (looking, scene) => {
    const decision = await decisionIn(looking.tx, scene, at.decision);
    return decision && look(looking, scene, decision);
  });
