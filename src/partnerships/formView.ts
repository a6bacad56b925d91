import { dayOf } from '../kernel/clock.ts';
import { currentVersion, type DecisionFacts } from '../kernel/decision.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { routes } from '../routes.ts';
import { readInForce } from './acts.ts';
import { type Into, mayBeAsked } from './asking.ts';
import { CandidateReader, type NamedCandidate } from './candidateStore.ts';
import { type Looking, meOf } from './decisionView.ts';
import { membersOf, sideOf } from './parties.ts';
import type { Scene } from './scene.ts';
import { TextReader } from './textStore.ts';
import type { Candidate, ProposalFormView } from './views.ts';

type Who = Omit<Looking, 'partnership'>;

const candidateView = (by: Member, candidate: NamedCandidate, into: Into): Candidate => {
  const { id: organisation, name, kind } = candidate;
  const side = sideOf(kind);
  return { organisation, name, side, may: mayBeAsked(by, candidate, { organisation, name, side }, into) };
};

/** Who could be asked, and those who cannot be with the reason. */
const candidatesBut = async (
  { tx, member, now }: Who,
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
export const foundingForm = async (who: Who): Promise<ProposalFormView> => {
  const { member, organisationName: name, now } = who;
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
    me: { ...own, steward: member.role === 'steward', own: 'in' },
  };
};

const partiesIn = ({ facts, partnership }: Scene) => {
  const members = membersOf(facts).map(({ organisation }) => organisation);
  return partnership.parties
    .filter(({ organisation }) => members.includes(organisation))
    .map(({ organisation, name, side }) => ({ organisation, name, side }));
};

/** A change to the agreement in force. Null where this reader cannot read it. */
export const changeForm = async (
  looking: Looking,
  scene: Scene,
  change: 'agreement' | 'ending',
): Promise<ProposalFormView | null> => {
  const id: PartnershipId = scene.partnership.id;
  const before = await readInForce(looking, scene);
  if (!before) return null;
  const parties = partiesIn(scene);
  const there = parties.map(({ organisation }) => organisation);
  return {
    ...nothingYet,
    action: routes.propose.url({ partnership: id }),
    change,
    today: dayOf(looking.now),
    partnership: id,
    title: before.title,
    before,
    parties,
    candidates: change === 'ending' ? [] : await candidatesBut(looking, there, 'existing'),
    me: meOf(looking, scene),
  };
};

/** A better text for an open decision. Its parties are those of the text it amends. */
export const amendmentForm = async (
  looking: Looking,
  scene: Scene,
  decision: DecisionFacts,
): Promise<ProposalFormView | null> => {
  const { id: version, windowDays } = currentVersion(decision);
  const draft = (await new TextReader(looking.tx, looking.keyring).proposals([version])).get(version);
  if (!draft) return null;
  const partnership = scene.partnership.id;
  return {
    action: routes.amend.url({ partnership, decision: decision.id }),
    change: decision.change,
    today: dayOf(looking.now),
    version,
    windowDays,
    partnership,
    decision: decision.id,
    title: draft.agreement.title,
    before: await readInForce(looking, scene),
    draft,
    parties: draft.agreement.parties,
    candidates: [],
    me: meOf(looking, scene),
  };
};
