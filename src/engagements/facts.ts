import type { Day } from '../kernel/clock.ts';
import type { EngagementKind } from '../kernel/engagementKind.ts';
import type {
  EngagementId,
  ExceptionId,
  OrganisationId,
  PartnershipId,
  PlanVersionId,
  SeatRequestId,
} from '../kernel/ids.ts';

/** One wording of a plan. The planning organisation's latest is the plan; another's is what it asks for instead. */
export type PlanVersionFacts = {
  id: PlanVersionId;
  number: number;
  by: OrganisationId;
  sha256Hex: string;
  madeOn: Day;
  /** Within a partnership; false while it is a draft of one's own. */
  shared: boolean;
};

/** `silence`: the window passed. `superseded`: the plan changed, and it was asked again or not. */
export type SeatAnswerKind = 'accepted' | 'changes' | 'declined' | 'silence' | 'superseded';
export type SeatAnswerFacts = { answer: SeatAnswerKind; answeredOn: Day; version: PlanVersionId | null };

/** What one community's organisation was asked, about exactly one wording. P6 */
export type RequestFacts = {
  id: SeatRequestId;
  partnership: PartnershipId;
  /** Counts the requests to this organisation about this engagement, from 1. */
  number: number;
  version: PlanVersionId;
  asked: OrganisationId;
  sentOn: Day;
  answerBy: Day;
  answer: SeatAnswerFacts | null;
};

export type ExceptionFacts = {
  id: ExceptionId;
  by: OrganisationId;
  proposedOn: Day;
  signedBy: readonly OrganisationId[];
};

export type EngagementFacts = {
  id: EngagementId;
  /** Who plans it. */
  organisation: OrganisationId;
  partnership: PartnershipId | null;
  kind: EngagementKind;
  openedOn: Day;
  firstDay: Day | null;
  lastDay: Day | null;
  eraseOn: Day | null;
  cancelledOn: Day | null;
  /** In the order they were written; only those the reader may see. */
  versions: readonly PlanVersionFacts[];
  /** In the order they were sent. */
  requests: readonly RequestFacts[];
  exceptions: readonly ExceptionFacts[];
};

/** The plan as it stands: the planner's own latest wording. */
export const planOf = ({ organisation, versions }: EngagementFacts): PlanVersionFacts | null =>
  versions.findLast(({ by }) => by === organisation) ?? null;

/** The latest request to this organisation, answered or not. */
export const requestTo = ({ requests }: EngagementFacts, asked: OrganisationId): RequestFacts | null =>
  requests.findLast((request) => request.asked === asked) ?? null;

/** Does this organisation's yes hold for the plan as it stands? A changed plan needs a new one. P1, P6 */
export const hasAccepted = (facts: EngagementFacts, asked: OrganisationId): boolean => {
  const request = requestTo(facts, asked);
  return request?.answer?.answer === 'accepted' && request.version === planOf(facts)?.id;
};
