import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Day } from '../kernel/clock.ts';
import type { Change, DecisionAnswer, DecisionOutcome } from '../kernel/decision.ts';
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
} from '../kernel/ids.ts';
import type { OrganisationKind, Role, Side } from '../kernel/organisation.ts';
import type { LedgerKind } from '../ledger/kinds.ts';
import type { AssessmentTables } from './assessmentTables.ts';
import type { ElsewhereTables } from './elsewhereTables.ts';
import type { EngagementTables } from './engagementTables.ts';
import type { StatementTables } from './statementTables.ts';

/** The tables as Kysely sees them: `migrations/*.sql` is their definition. Days are text, bytes are Buffers. */
export type Tables = EngagementTables &
  StatementTables &
  ElsewhereTables &
  AssessmentTables & {
    installation: {
      one: Generated<boolean>;
      set_up_hash: Buffer | null;
      host_id: OrganisationId | null;
      set_up_on: Day | null;
    };
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
    person: { id: PersonId; public_key: Buffer; language: string | null; code_confirmed: Generated<boolean> };
    login: {
      id: Buffer;
      person_id: PersonId;
      salt: Buffer;
      memory: number;
      passes: number;
      verifier_hash: Buffer;
    };
    person_wrap: { person_id: PersonId; kind: 'passphrase' | 'recovery'; wrapped: Buffer };
    recovery: { id: Buffer; person_id: PersonId };
    session: {
      id_hash: Buffer;
      person_id: PersonId;
      sealed_key: Buffer;
      started_at: string;
      seen_at: string;
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
    };
    key_share: {
      audience_id: AudienceId;
      epoch: number;
      holder_id: PersonId | OrganisationId;
      holder_epoch: number;
      sealed: Buffer;
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
    act: { token_hash: Buffer; location: string; day: Day };
  };
