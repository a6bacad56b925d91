import type { Day } from '../kernel/clock.ts';
import type { EngagementId, OrganisationId, PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import type { AnswerMode } from './sheet/suppression.ts';

export const occasions = ['baseline', 'follow-up', 'yearly', 'engagement'] as const;
export type Occasion = (typeof occasions)[number];

export type HandedIn = {
  on: Day;
  /** Its view is sealed for the others too. */
  openedOn: Day | null;
  /** The community let the others see before they had answered. */
  releasedOn: Day | null;
};

/** A party that is asked in this round. */
export type Respondent = {
  organisation: OrganisationId;
  side: Side;
  /** It is in the partnership no more. */
  left: boolean;
  mode: AnswerMode | null;
  handedIn: HandedIn | null;
};

export type RoundFacts = {
  id: RoundId;
  partnership: PartnershipId;
  openedBy: OrganisationId;
  openedOn: Day;
  answerBy: Day;
  occasion: Occasion;
  engagement: EngagementId | null;
  respondents: readonly Respondent[];
  calledOff: { by: OrganisationId; on: Day } | null;
  /** From this day both sides see both. */
  shownOn: Day | null;
};

export const respondentOf = (
  { respondents }: Pick<RoundFacts, 'respondents'>,
  organisation: OrganisationId,
): Respondent | undefined => respondents.find((one) => one.organisation === organisation);

export const present = ({ respondents }: Pick<RoundFacts, 'respondents'>): Respondent[] =>
  respondents.filter(({ left }) => !left);
