import type { ColumnType, Generated } from 'kysely';
import type { Day } from '../../kernel/clock.ts';
import type {
  AgreedActionId,
  EngagementId,
  InstrumentId,
  InstrumentVersionId,
  OrganisationId,
  PartnershipId,
  PersonId,
  PooledViewId,
  RatingLinkId,
  ReadingId,
  RoundId,
  SheetId,
} from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';

type InRound = { round_id: RoundId; partnership_id: PartnershipId; organisation_id: OrganisationId };

/** The tables of assessments as Kysely sees them: `migrations/0004_assessments.sql` is their definition. */
export type AssessmentTables = {
  instrument: { id: InstrumentId; organisation_id: OrganisationId; made_on: Day; retired_on: Day | null };
  instrument_version: {
    id: InstrumentVersionId;
    instrument_id: InstrumentId;
    organisation_id: OrganisationId;
    number: number;
    body_sealed: Buffer;
    made_on: Day;
  };
  assessment_round: {
    id: RoundId;
    partnership_id: PartnershipId;
    opened_by: OrganisationId;
    occasion: 'baseline' | 'follow-up' | 'yearly' | 'engagement';
    engagement_id: EngagementId | null;
    shipped: string | null;
    terms_sealed: Buffer;
    opened_on: Day;
    answer_by: Day;
  };
  respondent: InRound & { side: Side; mode: 'one' | 'people' | null };
  handing_in: InRound & {
    record_id: string;
    shared_sealed: Buffer;
    handed_in_on: Day;
    opened_on: Day | null;
    released_on: Day | null;
    wiped: Generated<boolean>;
  };
  round_showing: { round_id: RoundId; partnership_id: PartnershipId; shown_on: Day };
  round_ending: InRound & { ended_on: Day };
  sheet: { id: SheetId; round_id: RoundId; organisation_id: OrganisationId; answers_sealed: Buffer };
  half_sheet: {
    round_id: RoundId;
    person_id: PersonId;
    organisation_id: OrganisationId;
    half_sealed: Buffer | null;
  };
  rating_link: {
    id: RatingLinkId;
    round_id: RoundId;
    organisation_id: OrganisationId;
    token_hash: Buffer;
    brief_sealed: Buffer;
    half_sealed: Buffer | null;
    expires_on: Day;
  };
  reading: InRound & { id: ReadingId; words_sealed: Buffer; written_on: Day };
  agreed_action: {
    id: AgreedActionId;
    round_id: RoundId;
    partnership_id: PartnershipId;
    proposed_by: OrganisationId;
    owner_id: OrganisationId;
    words_sealed: Buffer;
    due_on: Day;
    proposed_on: Day;
  };
  action_consent: {
    action_id: AgreedActionId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    consented_on: Day;
  };
  action_report: {
    action_id: AgreedActionId;
    partnership_id: PartnershipId;
    organisation_id: OrganisationId;
    done: boolean;
    reported_on: Day;
  };
  reply: InRound & { record_id: string; words_sealed: Buffer; written_on: Day };
  publishing_consent: InRound & { field: string; consented_on: Day };
  round_publication: {
    round_id: RoundId;
    partnership_id: PartnershipId;
    token_hash: Buffer;
    record_id: string;
    link_sealed: Buffer;
    made_on: Day;
  };
  published_field: {
    round_id: RoundId;
    field: string;
    partnership_id: PartnershipId;
    body: ColumnType<unknown, string, string>;
    published_on: Day;
  };
  together_view: {
    id: PooledViewId;
    organisation_id: OrganisationId;
    body: ColumnType<unknown, string, never>;
    shown_on: Day;
  };
  together_round: InRound & { view_id: PooledViewId };
};
