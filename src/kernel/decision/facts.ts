import type { Day } from '../clock.ts';
import type { DecisionId, OrganisationId, VersionId } from '../ids.ts';
import type { Side } from '../organisation.ts';

/** What a decision changes: the first agreement, its terms, who is party to it, or whether it goes on. */
export const changes = ['founding', 'agreement', 'parties', 'ending'] as const;
export type Change = (typeof changes)[number];

export const decisionOutcomes = ['effect', 'lapsed', 'withdrawn', 'overtaken', 'party-left'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

/** One wording of the proposal. Answers bind to it through the SHA-256 of its exact text. */
export type DecisionVersion = {
  id: VersionId;
  number: number;
  by: OrganisationId;
  sha256Hex: string;
  windowDays: number;
  openedOn: Day;
};

/**
 * An organisation whose consent is required. A newcomer is asked, but is not yet in the partnership; one that is not
 * `shown` is named in the text, and knows nothing of it yet (`mayNowSee`).
 */
export type DecisionParty = { organisation: OrganisationId; side: Side; newcomer: boolean; shown: boolean };

export type DecisionAnswer = {
  version: VersionId;
  organisation: OrganisationId;
  answer: 'consent' | 'objection' | 'silence';
  answeredOn: Day;
  /** The order in which a decision's answers were last given, from 1: days are too coarse to tell who was first. */
  place: number;
};

export type Waiver = { version: VersionId; organisation: OrganisationId; waivedOn: Day };

/** A decision as its rows tell it: plain data, in any order. An open one has no outcome. */
export type DecisionFacts = {
  id: DecisionId;
  change: Change;
  proposedBy: OrganisationId;
  proposedOn: Day;
  /** The number of the agreement it would change; 0 while there is none. */
  basedOn: number;
  versions: readonly DecisionVersion[];
  parties: readonly DecisionParty[];
  answers: readonly DecisionAnswer[];
  waivers: readonly Waiver[];
  outcome: { outcome: DecisionOutcome; version: VersionId; closedOn: Day } | null;
};

/** How a decision ended, with everything to record about it. */
export type Closing = {
  decision: DecisionId;
  version: VersionId;
  outcome: DecisionOutcome;
  closedOn: Day;
  /** Recorded as silence, which is never consent. */
  silences: readonly DecisionAnswer[];
  /** Newcomers who are in the partnership from now on. */
  joining: readonly OrganisationId[];
  /** Newcomers who were asked for nothing, and are not in the partnership. */
  released: readonly OrganisationId[];
};

export const currentVersion = ({ id, versions }: DecisionFacts): DecisionVersion => {
  const latest = [...versions].sort((one, other) => other.number - one.number)[0];
  if (!latest) throw new Error(`decision ${id} has no version`);
  return latest;
};

export const partyOf = (decision: DecisionFacts, organisation: OrganisationId): DecisionParty | undefined =>
  decision.parties.find((party) => party.organisation === organisation);

/** What a party answered to the text as it reads now. An amendment leaves every party without an answer. P1 */
export const answerOf = (
  decision: DecisionFacts,
  organisation: OrganisationId,
): DecisionAnswer | undefined => {
  const { id } = currentVersion(decision);
  return decision.answers.find((answer) => answer.version === id && answer.organisation === organisation);
};

export const onSide = (decision: DecisionFacts, side: Side): DecisionParty[] =>
  decision.parties.filter((party) => party.side === side);

/** The place after which an ally's consent counts, or null while the community side has not all consented. */
const placeOfCommunity = (decision: DecisionFacts): number | null => {
  const answers = onSide(decision, 'community').map((party) => answerOf(decision, party.organisation));
  const consents = answers.filter((answer) => answer?.answer === 'consent');
  if (consents.length < answers.length) return null;
  return Math.max(0, ...consents.map((consent) => consent?.place ?? 0));
};

/** Has every party of the community's side consented to the text as it reads now? P7 */
export const communityConsents = (decision: DecisionFacts): boolean => placeOfCommunity(decision) !== null;

/**
 * Does this party's consent count? An ally's counts only when given after the community's last answer (P7): if a
 * community party objected in between and then came back, the ally says yes once more, to a community that agrees.
 */
export const consentCounts = (decision: DecisionFacts, party: DecisionParty): boolean => {
  const answer = answerOf(decision, party.organisation);
  if (answer?.answer !== 'consent') return false;
  if (party.side === 'community') return true;
  const community = placeOfCommunity(decision);
  return community !== null && answer.place > community;
};

/** The only road to taking effect: every party, by name, to this version. Silence is no consent. P1 */
export const everyPartyConsents = (decision: DecisionFacts): boolean =>
  decision.parties.every((party) => consentCounts(decision, party));

export const nextPlace = (decision: DecisionFacts): number =>
  1 + Math.max(0, ...decision.answers.map(({ place }) => place));

export const answerBy = (
  decision: DecisionFacts,
  organisation: OrganisationId,
  answer: DecisionAnswer['answer'],
  answeredOn: Day,
): DecisionAnswer => ({
  version: currentVersion(decision).id,
  organisation,
  answer,
  answeredOn,
  place: nextPlace(decision),
});

export const withAnswer = (decision: DecisionFacts, given: DecisionAnswer): DecisionFacts => ({
  ...decision,
  answers: [
    ...decision.answers.filter(
      (old) => old.version !== given.version || old.organisation !== given.organisation,
    ),
    given,
  ],
});

/** Every community party that has seen the text agrees to it, and so to whom it names. */
const shownSideAgrees = (decision: DecisionFacts): boolean =>
  onSide(decision, 'community')
    .filter(({ shown }) => shown)
    .every(({ organisation }) => answerOf(decision, organisation)?.answer === 'consent');

/**
 * Who may be shown the text now, and was not yet. The community side decides before whose eyes it comes: not the
 * proposer, and never an ally by itself. What was shown stays shown. P6
 */
export const mayNowSee = (decision: DecisionFacts): OrganisationId[] =>
  shownSideAgrees(decision)
    ? decision.parties.filter(({ shown }) => !shown).map(({ organisation }) => organisation)
    : [];

const shownTo = (organisations: readonly OrganisationId[], party: DecisionParty): DecisionParty => ({
  ...party,
  shown: party.shown || organisations.includes(party.organisation),
});

export const withShown = (
  decision: DecisionFacts,
  organisations: readonly OrganisationId[],
): DecisionFacts => ({
  ...decision,
  parties: decision.parties.map((party) => shownTo(organisations, party)),
});
