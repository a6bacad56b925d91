import type { Tx } from '../database/tx.ts';
import { type DecisionFacts, partyOf } from '../kernel/decision/facts.ts';
import type { DecisionId, OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { lockPartnership, type PartnershipContext } from '../ledger/partnershipContext.ts';
import type { SignedIn } from '../session/session.ts';
import { lockKeys } from '../vault/chain/shareRows.ts';
import type { Request } from '../web/request.ts';
import { factsOf, readFacts, settled } from './closings.ts';
import { asksOf } from './decisions/rules.ts';
import { DecisionReader, type Placed } from './decisions/store.ts';
import type { OwnMembership, PartnershipFacts } from './facts.ts';
import { keyNewcomers } from './keys.ts';
import type { Partnership, Party } from './store.ts';

/** A partnership as one of its parties may see it. */
export type VisiblePartnership = {
  partnership: Partnership;
  facts: PartnershipFacts;
  own: Party;
  ownMembership: OwnMembership;
};

const ownMembershipOf = ({ joinedOn, leftOn }: Party, inForce: number): OwnMembership => {
  if (leftOn !== null) return 'left';
  return joinedOn === null && inForce > 0 ? 'asked' : 'in';
};

const isReleased = ({ joinedOn, leftOn, leftSequence }: Party): boolean =>
  leftOn !== null && joinedOn === null && leftSequence === null;

/** Named in a text that the community side has not agreed to show it: there is nothing there for it. P6 */
const isUnshown = ({ shownOn, leftOn }: Party): boolean => shownOn === null && leftOn === null;

const visibleOf = (
  read: Awaited<ReturnType<typeof readFacts>>,
  organisation: OrganisationId,
): VisiblePartnership | null => {
  const own = read?.partnership.parties.find((party) => party.organisation === organisation);
  if (!read || !own || isReleased(own) || isUnshown(own)) return null;
  return { ...read, own, ownMembership: ownMembershipOf(own, read.partnership.inForce) };
};

/** The same, for a list: everything was read before, for all of them at once. */
export const visibleAmong = (
  partnership: Partnership,
  open: readonly Placed[],
  organisation: OrganisationId,
): VisiblePartnership | null => {
  const decisions = open.filter((placed) => placed.partnership === partnership.id).map(({ facts }) => facts);
  return visibleOf({ partnership, facts: factsOf(partnership, decisions) }, organisation);
};

export const readVisible = async (
  tx: Tx,
  organisation: OrganisationId,
  id: PartnershipId,
): Promise<VisiblePartnership | null> => visibleOf(await readFacts(tx, id), organisation);

/**
 * Where an act begins: behind the partnership's lock, with every key handed over and what time has closed recorded.
 * `keys`: it may change who holds the key. Locks are always taken in one order: partnership, keys, record.
 */
export const beginAct = async (
  context: PartnershipContext,
  { keys = false } = {},
): Promise<VisiblePartnership | null> => {
  const { tx, member, partnership, now } = context;
  await lockPartnership(tx, partnership);
  if (keys) await lockKeys(tx);
  await keyNewcomers(context);
  return visibleOf(await settled(tx, partnership, now), member.organisation.id);
};

/** A newcomer sees only the decision that asks it in; those in the partnership see all decisions. */
export const sees = (visible: VisiblePartnership, decision: DecisionFacts): boolean =>
  visible.ownMembership === 'in' ||
  (visible.ownMembership === 'asked' &&
    decision.outcome === null &&
    !!partyOf(decision, visible.own.organisation));

/** Does a decision wait for this organisation: for its answer, or for what it does about an objection? */
export const waitsFor = (
  visible: VisiblePartnership,
  decision: DecisionFacts,
  now: Temporal.Instant,
): boolean => asksOf(decision, visible.own.organisation, now) !== null;

export const decisionIn = async (
  tx: Tx,
  visible: VisiblePartnership,
  id: DecisionId,
): Promise<DecisionFacts | null> => {
  const open = visible.facts.decisions.find((decision) => decision.id === id);
  const { partnership } = visible;
  const decision = open ?? (await new DecisionReader(tx).decision(partnership.id, id, partnership.parties));
  return decision && sees(visible, decision) ? decision : null;
};

const waitsForKey = ({ partnership }: VisiblePartnership): boolean =>
  partnership.parties.some(
    ({ joinedOn, keyedOn, leftOn }) => joinedOn !== null && keyedOn === null && leftOn === null,
  );

type Reading<Result> = (context: PartnershipContext, visible: VisiblePartnership) => Promise<Result>;

/** Reads as a party of this partnership; null where there is none for her to know of (C16). */
export const readAsParty = <Result>(
  request: Request,
  member: SignedIn,
  partnership: PartnershipId,
  read: Reading<Result>,
): Promise<Result | null> =>
  request.readAs(member, async (who) => {
    const context = { ...who, partnership };
    const visible = await readVisible(who.tx, member.organisation.id, partnership);
    // A party that joined by the last consent has no key yet: this reader gives it one, if she can.
    if (visible && waitsForKey(visible)) await keyNewcomers(context);
    return visible && read(context, visible);
  });

/** The same, for those who are in it; a newcomer and a party that left see nothing here. */
export const readInside = <Result>(
  request: Request,
  member: SignedIn,
  partnership: PartnershipId,
  read: Reading<Result>,
): Promise<Result | null> =>
  readAsParty(request, member, partnership, async (context, visible) =>
    visible.ownMembership === 'in' ? read(context, visible) : null,
  );

export type AtDecision = { partnership: PartnershipId; decision: DecisionId };

export const readDecision = <Result>(
  request: Request,
  member: SignedIn,
  at: AtDecision,
  read: (
    context: PartnershipContext,
    visible: VisiblePartnership,
    decision: DecisionFacts,
  ) => Promise<Result>,
): Promise<Result | null> =>
  readAsParty(request, member, at.partnership, async (context, visible) => {
    const decision = await decisionIn(context.tx, visible, at.decision);
    return decision && read(context, visible, decision);
  });
