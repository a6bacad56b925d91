import type { Change, DecisionFacts, DecisionParty } from '../kernel/decision/facts.ts';
import { mayActOn } from '../kernel/decision/rules.ts';
import { type Amended, amend, open, type Wording } from '../kernel/decision/version/rules.ts';
import type { DecisionId, VersionId } from '../kernel/ids.ts';
import { type Member, standsAsCommunity } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import {
  type Agreement,
  type AgreementParty,
  exactText,
  type Proposal,
  sameWords,
  sha256,
} from './agreement/document.ts';
import { fitsChange, namesExactly } from './agreement/rules.ts';
import { hasBothSides, membersOf, type PartnershipFacts, type PartyFacts } from './facts.ts';
import { type CandidateFacts, mayAllBeAsked } from './proposals/rules.ts';

/** A text put forward by a member for her organisation. The ids are new; the hash is made here, from the text. */
export type Proposing = {
  by: Member;
  decision: DecisionId;
  version: VersionId;
  proposal: Proposal;
  windowDays: number;
};

const wordingOf = ({ version, proposal, windowDays }: Omit<Proposing, 'by' | 'decision'>): Wording => ({
  version,
  sha256Hex: sha256(exactText(proposal)),
  windowDays,
});

/** May she propose any partnership at all? `own` is her organisation; `letIn`, whether any community let it in. */
export const mayProposePartnership = (by: Member, own: CandidateFacts, letIn: boolean): Outcome<unknown> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (own.kind === 'ally') return letIn ? { ok: true } : refuse('letInByNobody', 'P6');
  return standsAsCommunity(own) ? { ok: true } : refuse('ownStatusNeeded', 'P7');
};

const newcomerOf =
  (isShown: (party: AgreementParty) => boolean) =>
  (party: AgreementParty): DecisionParty => ({
    organisation: party.organisation,
    side: party.side,
    newcomer: true,
    shown: isShown(party),
  });

/** A confirmed community-led organisation, or an ally that every community party let in, proposes. P1, P6, P7 */
export const proposePartnership = (
  candidates: readonly CandidateFacts[],
  proposing: Proposing,
  now: Temporal.Instant,
): Outcome<{ decision: DecisionFacts }> => {
  const { by, decision: id, proposal } = proposing;
  const { parties, partnership } = proposal.agreement;
  const own = candidates.find((candidate) => candidate.id === by.organisation.id);
  if (!own || !parties.some(({ organisation }) => organisation === own.id)) return refuse('ownParty');
  const may = mayProposePartnership(
    by,
    own,
    candidates.some(({ letIn }) => letIn),
  );
  if (!may.ok) return may;
  const named = namesExactly(proposal.agreement, partnership, parties);
  if (!named.ok) return named;
  const askable = mayAllBeAsked(by, candidates, parties, 'new');
  if (!askable.ok) return askable;
  if (own.kind === 'ally' && parties.filter(({ side }) => side === 'community').length > 1)
    return refuse('communityBrings', 'P6');
  if (!hasBothSides(parties)) return refuse('oneOfEachSide', 'P1');
  const fit = fitsChange('founding', proposal, null, now);
  if (!fit.ok) return fit;
  // The community side sees it first, and agrees before any other ally does. P6, P7
  const asked = parties.map(
    newcomerOf(({ organisation, side }) => side === 'community' || organisation === own.id),
  );
  const wording = wordingOf(proposing);
  return open({ id, change: 'founding', by: own.id, basedOn: 0, parties: asked, wording }, now);
};

const memberOf = (partnership: PartnershipFacts, by: Member): PartyFacts | undefined =>
  membersOf(partnership).find(({ organisation }) => organisation === by.organisation.id);

/** Every party may propose any change to what it is a party to. P1 */
export const mayPropose = (partnership: PartnershipFacts, by: Member, change: Change): Outcome<unknown> => {
  if (!memberOf(partnership, by)) return refuse('notParty', 'P1');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (partnership.ended) return refuse('partnershipEnded');
  if (partnership.inForce === 0) return refuse('notFounded', 'P1');
  if (change === 'founding') return refuse('alreadyFounded');
  // Newcomers belong to one question at a time, or nobody could tell which one they answer.
  const partiesOpen = change === 'parties' && partnership.decisions.some((open) => open.change === 'parties');
  return partiesOpen ? refuse('partiesOpen') : { ok: true };
};

/** The parties of a change: those there, and for a change of parties the newcomers that its text names. */
const partiesOfChange = (
  partnership: PartnershipFacts,
  { by, proposal }: Proposing,
  candidates: readonly CandidateFacts[],
): Outcome<{ parties: DecisionParty[] }> => {
  const members = membersOf(partnership);
  const staying = members.map(
    ({ organisation, side }): DecisionParty => ({ organisation, side, newcomer: false, shown: true }),
  );
  if (proposal.change !== 'parties') return { ok: true, parties: staying };
  const newcomers = proposal.agreement.parties.filter(
    (party) => !members.some(({ organisation }) => organisation === party.organisation),
  );
  if (newcomers.length === 0) return refuse('noNewcomer');
  const askable = mayAllBeAsked(by, candidates, newcomers, 'existing');
  return askable.ok
    ? { ok: true, parties: [...staying, ...newcomers.map(newcomerOf(() => false))] }
    : askable;
};

/** Proposes to change, widen or end a partnership. Settle what time has closed first. P1 */
export const proposeChange = (
  partnership: PartnershipFacts,
  inForce: Agreement,
  candidates: readonly CandidateFacts[],
  proposing: Proposing,
  now: Temporal.Instant,
): Outcome<{ decision: DecisionFacts }> => {
  const { by, decision: id, proposal } = proposing;
  const may = mayPropose(partnership, by, proposal.change);
  if (!may.ok) return may;
  const asked = partiesOfChange(partnership, proposing, candidates);
  if (!asked.ok) return asked;
  const { parties } = asked;
  const named = namesExactly(proposal.agreement, partnership.id, parties);
  if (!named.ok) return named;
  const fit = fitsChange(proposal.change, proposal, inForce, now);
  if (!fit.ok) return fit;
  const { change } = proposal;
  const wording = wordingOf(proposing);
  return open({ id, change, by: by.organisation.id, basedOn: partnership.inForce, parties, wording }, now);
};

/** A better text for the same change, between the same parties. */
export type Amending = {
  by: Member;
  /** The version that she read and amends, with its text. */
  of: { version: VersionId; proposal: Proposal };
  version: VersionId;
  proposal: Proposal;
  windowDays: number;
};

/** Any party may put one; every earlier answer is void then, and the parties are asked anew. P1 */
export const amendProposal = (
  partnership: PartnershipFacts,
  inForce: Agreement | null,
  decision: DecisionFacts,
  amending: Amending,
  now: Temporal.Instant,
): Outcome<Amended> => {
  const { by, of, proposal } = amending;
  const may = mayActOn(decision, { by, version: of.version }, now);
  if (!may.ok) return may;
  if (sameWords(of.proposal, proposal)) return refuse('sameText', 'P1');
  const named = namesExactly(proposal.agreement, partnership.id, decision.parties);
  if (!named.ok) return named;
  const fit = fitsChange(decision.change, proposal, inForce, now);
  if (!fit.ok) return fit;
  return amend(decision, { by, version: of.version, wording: wordingOf(amending) }, now);
};
