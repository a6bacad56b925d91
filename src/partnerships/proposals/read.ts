import { dayOf } from '../../kernel/clock.ts';
import { currentVersion, type DecisionFacts } from '../../kernel/decision/facts.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { readInForce } from '../agreement/read.ts';
import { readText } from '../agreement/textStore.ts';
import { membersOf, sideOf } from '../facts.ts';
import { mayProposePartnership } from '../rules.ts';
import type { VisiblePartnership } from '../visible.ts';
import { CandidateReader, type NamedCandidate } from './candidateStore.ts';
import { type Into, mayBeAsked } from './rules.ts';
import type { Candidate, ProposalFormView } from './view.ts';

/** Whether she may propose a partnership at all, whomever she would ask. */
export const mayProposeAny = async ({ tx, member, now }: MemberContext): Promise<Outcome<unknown>> => {
  const candidates = new CandidateReader(tx);
  const own = (await candidates.candidates(member.organisation.id, dayOf(now), [])).find(
    ({ id }) => id === member.organisation.id,
  );
  if (!own) throw new Error('a member without an organisation');
  const letIn = own.kind === 'ally' && (await candidates.isLetIn(own.id));
  return mayProposePartnership(member, own, letIn);
};

const candidateView = (by: Member, candidate: NamedCandidate, into: Into): Candidate => {
  const { id: organisation, name, kind } = candidate;
  const side = sideOf(kind);
  return { organisation, name, side, may: mayBeAsked(by, candidate, { organisation, name, side }, into) };
};

/** Everyone the proposer could ask; those who cannot be asked carry the reason. */
const candidatesBut = async (
  { tx, member, now }: MemberContext,
  there: readonly string[],
  into: Into,
): Promise<Candidate[]> => {
  const known = await new CandidateReader(tx).candidates(member.organisation.id, dayOf(now));
  return known
    .filter(({ id }) => !there.includes(id))
    .map((candidate) => candidateView(member, candidate, into));
};

const nothingYet = { version: null, windowDays: null, decision: null, draft: null };

/** A new partnership: only the proposer is in it so far. */
export const foundingForm = async (who: MemberContext): Promise<ProposalFormView> => {
  const { member, now } = who;
  const name = member.organisationName;
  const own = { organisation: member.organisation.id, name, side: sideOf(member.organisation.kind) };
  return {
    ...nothingYet,
    action: routes.proposePartnership.url(),
    change: 'founding',
    today: dayOf(now),
    partnership: null,
    title: null,
    before: null,
    parties: [own],
    candidates: await candidatesBut(who, [own.organisation], 'new'),
  };
};

const partiesIn = ({ facts, partnership }: VisiblePartnership) => {
  const members = membersOf(facts).map(({ organisation }) => organisation);
  return partnership.parties
    .filter(({ organisation }) => members.includes(organisation))
    .map(({ organisation, name, side }) => ({ organisation, name, side }));
};

/** A change to the agreement in force. Null where this reader cannot read it. */
export const changeForm = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
  change: 'agreement' | 'ending',
): Promise<ProposalFormView | null> => {
  const id: PartnershipId = visible.partnership.id;
  const before = await readInForce(context, visible);
  if (!before) return null;
  const parties = partiesIn(visible);
  const there = parties.map(({ organisation }) => organisation);
  return {
    ...nothingYet,
    action: routes.propose.url({ partnership: id }),
    change,
    today: dayOf(context.now),
    partnership: id,
    title: before.title,
    before,
    parties,
    candidates: change === 'ending' ? [] : await candidatesBut(context, there, 'existing'),
  };
};

/** A better text for an open decision. Its parties are those of the text it amends. */
export const amendmentForm = async (
  context: PartnershipContext,
  visible: VisiblePartnership,
  decision: DecisionFacts,
): Promise<ProposalFormView | null> => {
  const { id: version, windowDays } = currentVersion(decision);
  const draft = await readText(context, version);
  if (!draft) return null;
  const partnership = visible.partnership.id;
  return {
    action: routes.amend.url({ partnership, decision: decision.id }),
    change: decision.change,
    today: dayOf(context.now),
    version,
    windowDays,
    partnership,
    decision: decision.id,
    title: draft.agreement.title,
    before: await readInForce(context, visible),
    draft,
    parties: draft.agreement.parties,
    candidates: [],
  };
};
