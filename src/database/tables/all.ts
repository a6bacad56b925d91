import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Day } from '../../kernel/clock.ts';
import type { Change, DecisionAnswer, DecisionOutcome } from '../../kernel/decision/facts.ts';
import type {
  AudienceId,
  ClaimId,
  ClauseQuestionId,
  DecisionId,
  InvitationId,
  OrganisationId,
  PartnershipId,
  PersonId,
  VersionId,
} from '../../kernel/ids.ts';
import type { LedgerKind } from '../../kernel/ledgerKinds.ts';
import type { OrganisationKind, Role, Side } from '../../kernel/organisation.ts';
import type { AssessmentTables } from './assessments.ts';
import type { EngagementTables } from './engagements.ts';
import type { ExternalTables } from './external.ts';
import type { PublicPageTables } from './public.ts';
import type { StatementTables } from './statements.ts';

/** The tables as Kysely sees them: `migrations/*.sql` is their definition. Days are text, bytes are Buffers. */
export type Tables = EngagementTables &
  StatementTables &
  ExternalTables &
  PublicPageTables &
  AssessmentTables & {
    installation: {
      one: Generated<boolean>;
      set_up_hash: Buffer | null;
      host_id: OrganisationId | null;
      set_up_on: Day | null;
      pepper_check: Buffer | null;
      login_salt: Buffer | null;
      login_memory: number | null;
      login_passes: number | null;
      former_salt: Buffer | null;
      former_memory: number | null;
      former_passes: number | null;
    };
    last_day: { one: Generated<boolean>; day: Day };
    organisation: {
      id: OrganisationId;
      name: string;
      sort_name: GeneratedAlways<string>;
      kind: OrganisationKind;
      communities: string[];
      vocabulary: string;
      regions: string[];
      languages: string[];
      listed: Generated<boolean>;
      founded_on: Day;
    };
    person: {
      id: PersonId;
      public_key: Buffer;
      language: string | null;
      code_confirmed: Generated<boolean>;
      signing_key: Generated<Buffer | null>;
      pins_sealed: Generated<Buffer | null>;
      keys_since: Generated<Day | null>;
    };
    login: {
      id: Buffer;
      person_id: PersonId;
      salt: Buffer;
      memory: number;
      passes: number;
      verifier_hash: Buffer;
      by_name: Generated<boolean>;
      handle_sealed: Buffer | null;
    };
    person_wrap: { person_id: PersonId; kind: 'passphrase' | 'recovery' | 'name'; wrapped: Buffer };
    recovery: { id: Buffer; person_id: PersonId };
    session: {
      id_hash: Buffer;
      opened_on: Day;
      sealed: Buffer;
    };
    session_round: {
      person_id: PersonId;
      round: number;
    };
    membership: {
      person_id: PersonId;
      organisation_id: OrganisationId;
      role: Role;
      name_sealed: Buffer;
      joined_on: Day;
    };
    invitation: {
      id: InvitationId;
      token_hash: Buffer;
      kind: 'person' | 'organisation' | 'recovery' | 'introduction';
      organisation_id: OrganisationId;
      role: Role | null;
      organisation_kind: OrganisationKind | null;
      person_id: PersonId | null;
      sealed_key: Buffer | null;
      made_by: PersonId | null;
      made_on: Day;
      expires_on: Day;
      used_on: Day | null;
    };
    audience_epoch: {
      audience_id: AudienceId;
      epoch: number;
      kind: 'organisation' | 'partnership' | 'nominee' | 'statement';
      public_key: Buffer;
      previous_sealed: Buffer | null;
      since: Day;
      signing_key: Generated<Buffer | null>;
      by_id: Generated<PersonId | OrganisationId | null>;
      by_key: Generated<Buffer | null>;
      by_signature: Generated<Buffer | null>;
      signature: Generated<Buffer | null>;
    };
    key_share: {
      audience_id: AudienceId;
      epoch: number;
      holder_id: PersonId | OrganisationId;
      holder_epoch: number;
      sealed: Buffer;
      signature: Generated<Buffer | null>;
    };
    record_wrap: { record_id: string; audience_id: AudienceId; epoch: number; sealed: Buffer };
    acquaintance: { organisation_id: OrganisationId; known_to: OrganisationId; since: Day };
    let_in: { organisation_id: OrganisationId; ally_id: OrganisationId; since: Day };
    led_claim: {
      id: ClaimId;
      organisation_id: OrganisationId;
      number: number;
      profile: 'RUF-2018' | 'UNAIDS' | 'NSWP-verified' | 'custom';
      communities: string[];
      bands: ColumnType<unknown, string, never>;
      statement_sealed: Buffer;
      claimed_on: Day;
    };
    led_request: {
      claim_id: ClaimId;
      organisation_id: OrganisationId;
      asked_id: OrganisationId;
      asked_on: Day;
    };
    led_answer: {
      claim_id: ClaimId;
      organisation_id: OrganisationId;
      by_id: OrganisationId;
      answer: 'confirmed' | 'questioned';
      reason_sealed: Buffer;
      record_id: string;
      answered_on: Day;
    };
    clause_question: {
      id: ClauseQuestionId;
      asked_by: OrganisationId;
      ally_id: OrganisationId;
      clause: 'pepfar-pledge';
      asked_on: Day;
    };
    clause_answer: {
      question_id: ClauseQuestionId;
      answer: 'bound' | 'not-bound' | 'unsure';
      note_sealed: Buffer;
      record_id: string;
      answered_on: Day;
    };
    partnership: { id: PartnershipId; proposed_by: OrganisationId; proposed_on: Day };
    party: {
      partnership_id: PartnershipId;
      organisation_id: OrganisationId;
      side: Side;
      asked_on: Day;
      shown_on: Day | null;
      joined_on: Day | null;
      keyed_on: Day | null;
      left_on: Day | null;
      left_sequence: number | null;
    };
    decision: {
      id: DecisionId;
      partnership_id: PartnershipId;
      change: Change;
      proposed_by: OrganisationId;
      proposed_on: Day;
      based_on: number;
    };
    decision_version: {
      id: VersionId;
      decision_id: DecisionId;
      partnership_id: PartnershipId;
      number: number;
      by_id: OrganisationId;
      text_sealed: Buffer;
      sha256: Buffer;
      window_days: number;
      opened_on: Day;
    };
    decision_answer: {
      version_id: VersionId;
      partnership_id: PartnershipId;
      organisation_id: OrganisationId;
      answer: DecisionAnswer['answer'];
      reason_sealed: Buffer | null;
      record_id: string;
      answered_on: Day;
      place: number;
    };
    window_waiver: {
      version_id: VersionId;
      partnership_id: PartnershipId;
      organisation_id: OrganisationId;
      waived_on: Day;
    };
    decision_outcome: {
      decision_id: DecisionId;
      partnership_id: PartnershipId;
      version_id: VersionId;
      outcome: DecisionOutcome;
      closed_on: Day;
    };
    open_decision: { partnership_id: PartnershipId; decision_id: DecisionId };
    agreement: { partnership_id: PartnershipId; number: number; version_id: VersionId; in_force_on: Day };
    ending: { partnership_id: PartnershipId; cause: 'decision' | 'left'; ended_on: Day };
    ledger_entry: {
      partnership_id: PartnershipId;
      sequence: number;
      previous: Buffer;
      kind: LedgerKind;
      organisation_id: OrganisationId | null;
      actor: string | null;
      object_id: string;
      day: Day;
      commitment: Buffer;
      hash: Buffer;
    };
    ledger_content: {
      partnership_id: PartnershipId;
      sequence: number;
      record_id: string;
      content_sealed: Buffer;
    };
    checkpoint: { partnership_id: PartnershipId; day: Day; size: number; note: string };
    held_checkpoint: {
      partnership_id: PartnershipId;
      organisation_id: OrganisationId;
      size: number;
      head: Buffer;
      note: string;
      held_on: Day;
    };
    record_pin: { id: Buffer; seen_sealed: Buffer };
    act: { token_hash: Buffer; location: string; day: Day; answer_sealed: Buffer | null };
    job_done: { job: string; day: Day };
  };
