import type { OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import {
  type Member,
  type OrganisationKind,
  type Side,
  standsAsCommunity,
} from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { type AgreementParty, type Proposal, proposalDocument } from '../agreement/document.ts';
import { sideOf } from '../facts.ts';
import { type ProposalValues, proposalFrom } from './form.ts';
import type { ProposalFormView } from './view.ts';

/** An organisation that the proposer may name: its own, or one it is acquainted with. Others are unknown to it. */
export type CandidateFacts = {
  id: OrganisationId;
  kind: OrganisationKind;
  host: boolean;
  statusInForce: boolean;
  /** Has it let the proposing organisation, an ally, come with proposals? */
  letIn: boolean;
};

/** Into what an organisation is asked: a partnership that begins, or one that is there. */
export type Into = 'new' | 'existing';

/** May an organisation stand in a partnership on its side, asked by this proposer? P6, P7 */
export const mayBeAsked = (
  by: Member,
  candidate: CandidateFacts | undefined,
  { side, name }: AgreementParty,
  into: Into,
): Outcome<unknown> => {
  if (!candidate) return refuse('unknownParty');
  if (sideOf(candidate.kind) !== side) return refuse('partiesDiffer', 'P7');
  if (side === 'ally') return { ok: true };
  if (!standsAsCommunity(candidate)) return refuse('notConfirmed', 'P7', { name });
  // The community decides who comes with proposals: an ally waits to be let in. P6
  if (by.organisation.kind !== 'ally') return { ok: true };
  if (!candidate.letIn) return refuse('notLetIn', 'P6', { name });
  // Who let an ally in did not ask to be shown to others: its peers bring it in. P6
  return into === 'existing' ? refuse('communityBrings', 'P6') : { ok: true };
};

/** Is there anybody on the other side to ask? Checked before she fills in ten terms. P1 */
export const hasAnyoneToAsk = (
  own: Side,
  candidates: readonly { side: Side; may: { ok: boolean } }[],
): Outcome<unknown> =>
  candidates.some(({ side, may }) => side !== own && may.ok) ? { ok: true } : refuse('nobodyToAsk', 'P1');

export const mayAllBeAsked = (
  by: Member,
  candidates: readonly CandidateFacts[],
  asked: readonly AgreementParty[],
  into: Into,
): Outcome<unknown> =>
  asked
    .map((party) =>
      mayBeAsked(
        by,
        candidates.find(({ id }) => id === party.organisation),
        party,
        into,
      ),
    )
    .find(({ ok }) => !ok) ?? { ok: true };

const chosenIn = (values: ProposalValues): readonly OrganisationId[] =>
  values.kind === 'agreement' ? values.parties : [];

/** Those who are there, and those who are chosen; names as everyone sees them today. */
export const partiesIn = (
  { parties, candidates }: Pick<ProposalFormView, 'parties' | 'candidates'>,
  values: ProposalValues,
): AgreementParty[] => {
  const chosen = chosenIn(values);
  const asked = candidates.filter(({ organisation }) => chosen.includes(organisation));
  return [...parties, ...asked].map(({ organisation, name, side }) => ({ organisation, name, side }));
};

/** The document that a form makes, word for word; or why it cannot be about what was offered. */
export const proposalIn = (
  values: ProposalValues,
  view: ProposalFormView,
  { partnership, seal }: { partnership: PartnershipId; seal: string },
): Outcome<{ proposal: Proposal }> => {
  const known = view.candidates.map(({ organisation }) => organisation);
  // An organisation she does not know, or no longer knows, is refused, not silently dropped.
  if (chosenIn(values).some((organisation) => !known.includes(organisation))) return refuse('unknownParty');
  const widens = chosenIn(values).length > 0 && view.change === 'agreement';
  const change = widens ? 'parties' : view.change;
  const parties = partiesIn(view, values);
  const proposal = proposalFrom(values, { change, partnership, parties, seal, inForce: view.before });
  if (!proposal || (values.kind === 'ending') !== (change === 'ending')) return refuse('changeKind', 'P1');
  // A sealed text must be readable again: one that is no valid proposal is a bug, and stops here.
  return { ok: true, proposal: proposalDocument.parse(proposal) };
};
