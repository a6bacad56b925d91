import { answerOf, type DecisionFacts, type DecisionParty, onSide } from './decision.ts';
import type { OrganisationId } from './ids.ts';

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
