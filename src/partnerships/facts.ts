import type { Day } from '../kernel/clock.ts';
import type { Change, DecisionFacts, DecisionParty } from '../kernel/decision/facts.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import type { OrganisationKind, Side } from '../kernel/organisation.ts';

/** An organisation asked into a partnership, from the day it was asked to the day it left or was asked no more. */
export type PartyFacts = {
  organisation: OrganisationId;
  side: Side;
  askedOn: Day;
  /** The day the community side let it be shown what it is named in; null until then. */
  shownOn: Day | null;
  joinedOn: Day | null;
  leftOn: Day | null;
};

/** What the reader's organisation is to a partnership. `asked`: not in it yet; `left`: not in it any more. */
export type OwnMembership = 'asked' | 'in' | 'left';

export type PartnershipFacts = {
  id: PartnershipId;
  parties: readonly PartyFacts[];
  /** The number of the agreement in force; 0 while there is none. */
  inForce: number;
  ended: boolean;
  /** The decisions without an outcome. */
  decisions: readonly DecisionFacts[];
};

/** A community-led organisation takes the community's side, an ally the ally's; nobody chooses. P7 */
export const sideOf = (kind: OrganisationKind): Side => (kind === 'community-led' ? 'community' : 'ally');

/** At least one of each side: two allies make no partnership with a community, nor do two communities need one. P1 */
export const hasBothSides = (parties: readonly { side: Side }[]): boolean =>
  parties.some(({ side }) => side === 'community') && parties.some(({ side }) => side === 'ally');

/** Who is in it now. Until the first agreement, those asked are all there is. */
export const membersOf = ({ parties, inForce }: PartnershipFacts): PartyFacts[] =>
  parties.filter(({ joinedOn, leftOn }) => leftOn === null && (joinedOn !== null || inForce === 0));

const asksNewcomers = (change: Change): boolean => change === 'founding' || change === 'parties';

type Asked = { change: Change; proposedOn: Day; closedOn: Day | null };

const isAsked = ({ change, proposedOn, closedOn }: Asked, party: PartyFacts): boolean => {
  const here = party.leftOn === null || (closedOn !== null && party.leftOn >= proposedOn);
  const joined = party.joinedOn !== null && (closedOn === null || party.joinedOn <= proposedOn);
  const invited = asksNewcomers(change) && (closedOn === null || party.askedOn <= closedOn);
  return here && (joined || invited);
};

/**
 * Whose consent a decision needs: every party, and every newcomer it asks. Who left is out of an open decision;
 * a closed one still shows them, as far as days can tell.
 */
export const partiesOf = (parties: readonly PartyFacts[], decision: Asked): DecisionParty[] =>
  parties
    .filter((party) => isAsked(decision, party))
    .map(({ organisation, side, joinedOn, shownOn }) => ({
      organisation,
      side,
      newcomer: joinedOn === null,
      shown: shownOn !== null,
    }));
