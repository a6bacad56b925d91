import type { EngagementId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { GivenFeedback } from './feedback.ts';
import type { ToldOutcome } from './feedbackStore.ts';

export type AfterView = {
  engagement: EngagementId;
  title: string;
  convener: boolean;
  /** Community seats by the organisation whose they are, and how many were filled: a count, never who. */
  seats: { name: string; asked: number; filled: number }[];
  /** Seats of other experts. */
  others: number;
  /** Why nothing can be told of it yet. */
  mayReport: Outcome;
  mayGive: Outcome;
  mayShare: Outcome;
  given: (GivenFeedback & { name: string; own: boolean })[];
  outcome: ToldOutcome | null;
  /** What was told before, the latest first. */
  earlier: readonly ToldOutcome[];
  parties: readonly string[];
  partnership: PartnershipId;
  /** The round that asks both sides about it, once there is one. */
  pulse: RoundId | null;
};
