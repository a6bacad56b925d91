import { z } from 'zod';
import type { Day } from '../../kernel/clock.ts';
import {
  type EngagementId,
  expertId,
  type NominationId,
  type OrganisationId,
  type PlanVersionId,
  type ReleaseId,
  type SeatRequestId,
} from '../../kernel/ids.ts';
import { type EngagementFacts, planOf } from '../facts.ts';
import { planDocument } from '../plan/document.ts';

/** Whom an organisation means: one of its experts, or a role ("our delegate"). Its own members read this alone. */
export const nomineeWho = z.strictObject({
  expert: expertId.nullable(),
  label: z.string(),
  note: z.string(),
});
export type NomineeWho = z.infer<typeof nomineeWho>;

/** The full terms as she is asked: the plan word for word, which seat, and by whom. */
export const seatTerms = z.strictObject({
  plan: planDocument,
  seat: z.string(),
  nominatedBy: z.string(),
  convenedBy: z.string(),
});
export type SeatTerms = z.infer<typeof seatTerms>;

export type NomineeAnswer = 'accepted' | 'declined' | 'asked' | 'withdrawn';

/** One person asked for one seat, as her own organisation and she herself know it. Never an ally (C17). */
export type NominationFacts = {
  id: NominationId;
  engagement: EngagementId;
  organisation: OrganisationId;
  request: SeatRequestId;
  seat: string;
  /** 0 is the nominee; reserves follow, and stay private. */
  place: number;
  nominatedOn: Day;
  answer: { answer: NomineeAnswer; answeredOn: Day } | null;
  /** `invite`: works once, then she holds a code of her own (`return`). */
  link: { kind: 'invite' | 'return'; expiresOn: Day } | null;
  /** The wording of the plan whose terms she is asked about. */
  terms: PlanVersionId | null;
  /** She chose how she appears. */
  chose: boolean;
  /** What is shown to the parties now. */
  release: { id: ReleaseId; releasedOn: Day; until: Day } | null;
  /** Who wrote last of what she asks and is answered; null: nobody wrote. */
  lastWord: 'nominee' | 'organisation' | null;
  erasedOn: Day | null;
};

/** Is what she is asked about the plan as it stands? A changed plan is a new question to her too. P6 */
export const isCurrent = ({ terms }: Pick<NominationFacts, 'terms'>, plan: EngagementFacts): boolean =>
  terms !== null && terms === planOf(plan)?.id;

/** She waits for an answer to what she asked. */
export const waitsForAnswer = (nomination: NominationFacts): boolean =>
  isAlive(nomination) &&
  (nomination.lastWord === null ? nomination.answer?.answer === 'asked' : nomination.lastWord === 'nominee');

/** Those that still count: neither erased, nor said no to. */
export const isAlive = ({ answer, erasedOn }: NominationFacts): boolean =>
  erasedOn === null && answer?.answer !== 'declined' && answer?.answer !== 'withdrawn';
