import type { Generated } from 'kysely';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementKind } from '../../kernel/engagementKind.ts';
import type {
  DaysOffId,
  EngagementId,
  ExceptionId,
  ExpertId,
  FeedbackId,
  NominationId,
  NoteId,
  OrganisationId,
  PartnershipId,
  PaymentId,
  PlanVersionId,
  ReleaseId,
  SeatRequestId,
} from '../../kernel/ids.ts';

/** The tables of engagements as Kysely sees them: `migrations/0002_engagements.sql` is their definition. */
export type EngagementTables = {
  engagement: {
    id: EngagementId;
    organisation_id: OrganisationId;
    partnership_id: PartnershipId | null;
    kind: EngagementKind;
    opened_on: Day;
    first_day: Day | null;
    last_day: Day | null;
    erase_on: Day | null;
  };
  plan_version: {
    id: PlanVersionId;
    engagement_id: EngagementId;
    partnership_id: PartnershipId | null;
    number: number;
    by_id: OrganisationId;
    plan_sealed: Buffer;
    sha256: Buffer;
    made_on: Day;
  };
  seat_request: {
    id: SeatRequestId;
    engagement_id: EngagementId;
    partnership_id: PartnershipId;
    version_id: PlanVersionId;
    asked_id: OrganisationId;
    number: number;
    sent_on: Day;
    answer_by: Day;
  };
  seat_answer: {
    request_id: SeatRequestId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    answer: 'accepted' | 'changes' | 'declined' | 'silence' | 'superseded';
    note_sealed: Buffer | null;
    record_id: string | null;
    version_id: PlanVersionId | null;
    answered_on: Day;
  };
  plan_exception: {
    id: ExceptionId;
    engagement_id: EngagementId;
    partnership_id: PartnershipId;
    by_id: OrganisationId;
    words_sealed: Buffer;
    proposed_on: Day;
  };
  exception_signature: {
    exception_id: ExceptionId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    signed_on: Day;
  };
  cancellation: {
    engagement_id: EngagementId;
    partnership_id: PartnershipId | null;
    organisation_id: OrganisationId;
    note_sealed: Buffer;
    record_id: string;
    cancelled_on: Day;
  };
  expert: { id: ExpertId; organisation_id: OrganisationId; about_sealed: Buffer; listed_on: Day };
  nomination: {
    id: NominationId;
    engagement_id: EngagementId;
    organisation_id: OrganisationId;
    request_id: SeatRequestId;
    seat_key: string;
    place: number;
    who_sealed: Buffer;
    nominated_on: Day;
    erased_on: Day | null;
  };
  nominee_link: {
    nomination_id: NominationId;
    organisation_id: OrganisationId;
    token_hash: Buffer;
    spent_hash: Buffer | null;
    kind: 'invite' | 'return';
    epoch: number;
    expires_on: Day;
  };
  nominee_terms: {
    nomination_id: NominationId;
    organisation_id: OrganisationId;
    version_id: PlanVersionId;
    record_id: string;
    terms_sealed: Buffer;
    made_on: Day;
  };
  nominee_answer: {
    nomination_id: NominationId;
    organisation_id: OrganisationId;
    answer: 'accepted' | 'declined' | 'asked' | 'withdrawn';
    record_id: string | null;
    note_sealed: Buffer | null;
    answered_on: Day;
  };
  nominee_message: {
    record_id: string;
    nomination_id: NominationId;
    organisation_id: OrganisationId;
    number: number;
    by_nominee: boolean;
    words_sealed: Buffer;
    written_on: Day;
  };
  appearance: {
    nomination_id: NominationId;
    organisation_id: OrganisationId;
    record_id: string;
    choices_sealed: Buffer;
    changed_on: Day;
  };
  release: {
    id: ReleaseId;
    nomination_id: NominationId;
    engagement_id: EngagementId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    seat_key: string;
    version_id: PlanVersionId;
    shown_sealed: Buffer;
    released_on: Day;
    until: Day;
    withdrawn_on: Day | null;
    withdrawal_recorded: Generated<boolean>;
  };
  look: {
    release_id: ReleaseId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    looked_on: Day;
  };
  disclosure: {
    id: NoteId;
    release_id: ReleaseId;
    engagement_id: EngagementId;
    partnership_id: PartnershipId;
    asked_by: OrganisationId;
    organisation_id: OrganisationId;
    nomination_id: NominationId;
    reason_sealed: Buffer;
    asked_on: Day;
    nominee_agreed_on: Day | null;
    organisation_agreed_on: Day | null;
    note_record_id: string | null;
    note_sealed: Buffer | null;
    open_until: Day | null;
    refused_on: Day | null;
    closed_on: Day | null;
  };
  disclosure_look: { disclosure_id: NoteId; organisation_id: OrganisationId; looked_on: Day };
  payment: {
    id: PaymentId;
    engagement_id: EngagementId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    seat_key: string;
    due_on: Day;
    method: string | null;
    method_on: Day | null;
    paid_on: Day | null;
  };
  feedback: {
    id: FeedbackId;
    engagement_id: EngagementId;
    organisation_id: OrganisationId;
    partnership_id: PartnershipId | null;
    by_nominee: boolean;
    answers_sealed: Buffer;
    given_on: Day;
  };
  working_week: {
    organisation_id: OrganisationId;
    rest_days: number[];
    notice_days: number | null;
    changed_on: Day;
  };
  days_off: { id: DaysOffId; organisation_id: OrganisationId; first_day: Day; last_day: Day };
  engagement_outcome: {
    engagement_id: EngagementId;
    /** From 1: told anew, it is a version of its own. */
    number: Generated<number>;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    record_id: string;
    words_sealed: Buffer;
    reported_on: Day;
  };
};
