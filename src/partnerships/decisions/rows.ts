import type { Selectable } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type {
  DecisionAnswer,
  DecisionFacts,
  DecisionParty,
  DecisionVersion,
  Waiver,
} from '../../kernel/decision/facts.ts';
import type { PartnershipId, VersionId } from '../../kernel/ids.ts';
import { type PartyFacts, partiesOf } from '../facts.ts';

export type Parties = ReadonlyMap<PartnershipId, readonly PartyFacts[]>;
export type DecisionRow = Selectable<Tables['decision']>;
export type OutcomeRow = Selectable<Tables['decision_outcome']>;
/** Without its text: that is sealed, long, and read only where it is shown. */
export type VersionRow = Omit<Selectable<Tables['decision_version']>, 'text_sealed' | 'partnership_id'>;
export type AnswerRow = Pick<
  Selectable<Tables['decision_answer']>,
  'version_id' | 'organisation_id' | 'answer' | 'answered_on' | 'place'
>;
export type WaiverRow = Omit<Selectable<Tables['window_waiver']>, 'partnership_id'>;

/** What was read about some decisions, all at once. */
export type DecisionRows = {
  versions: readonly VersionRow[];
  answers: readonly AnswerRow[];
  waivers: readonly WaiverRow[];
  outcomes: readonly OutcomeRow[];
};

const partiesIn = (
  decision: DecisionRow,
  outcome: OutcomeRow | undefined,
  answers: readonly DecisionAnswer[],
  all: Parties,
) => {
  const parties = all.get(decision.partnership_id) ?? [];
  const closedOn = outcome?.closed_on ?? null;
  const asked = partiesOf(parties, { change: decision.change, proposedOn: decision.proposed_on, closedOn });
  // Days cannot always tell who was asked; who answered was.
  const answered = parties.filter(
    ({ organisation }) =>
      outcome !== undefined &&
      answers.some((answer) => answer.organisation === organisation) &&
      !asked.some((party) => party.organisation === organisation),
  );
  const late = answered.map(
    ({ organisation, side }): DecisionParty => ({ organisation, side, newcomer: false, shown: true }),
  );
  return [...asked, ...late];
};

const versionOf = (row: VersionRow): DecisionVersion => ({
  id: row.id,
  number: row.number,
  by: row.by_id,
  sha256Hex: row.sha256.toString('hex'),
  windowDays: row.window_days,
  openedOn: row.opened_on,
});

const answerOf = (row: AnswerRow): DecisionAnswer => ({
  version: row.version_id,
  organisation: row.organisation_id,
  answer: row.answer,
  answeredOn: row.answered_on,
  place: row.place,
});

const waiverOf = (row: WaiverRow): Waiver => ({
  version: row.version_id,
  organisation: row.organisation_id,
  waivedOn: row.waived_on,
});

/** One decision as the rules read it. */
export const decisionFacts = (row: DecisionRow, read: DecisionRows, parties: Parties): DecisionFacts => {
  const own = read.versions.filter((version) => version.decision_id === row.id);
  const isOwn = ({ version_id: version }: { version_id: VersionId }) => own.some(({ id }) => id === version);
  const outcome = read.outcomes.find((closed) => closed.decision_id === row.id);
  const answers = read.answers.filter(isOwn).map(answerOf);
  return {
    id: row.id,
    change: row.change,
    proposedBy: row.proposed_by,
    proposedOn: row.proposed_on,
    basedOn: row.based_on,
    versions: own.map(versionOf),
    parties: partiesIn(row, outcome, answers, parties),
    answers,
    waivers: read.waivers.filter(isOwn).map(waiverOf),
    outcome: outcome
      ? { outcome: outcome.outcome, version: outcome.version_id, closedOn: outcome.closed_on }
      : null,
  };
};
