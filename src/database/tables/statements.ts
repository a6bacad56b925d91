import type { ColumnType, Generated } from 'kysely';
import type { Day } from '../../kernel/clock.ts';
import type {
  ContributionId,
  EndorsementId,
  FinalTextId,
  ObjectionId,
  OrganisationId,
  PartnershipId,
  PassageId,
  SignOnLinkId,
  StatedId,
  StatementId,
  WordingId,
} from '../../kernel/ids.ts';
import type { LedgerKind } from '../../kernel/ledgerKinds.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { DraftingTables } from './drafting.ts';

type Json = ColumnType<unknown, string, never>;
/** Written again only where words of it are blanked. */
type PageJson = ColumnType<unknown, string, string>;

/** The tables of statements as Kysely sees them: `migrations/0003_statements.sql` is their definition. */
export type StatementTables = DraftingTables & {
  statement: {
    id: StatementId;
    partnership_id: PartnershipId;
    by_id: OrganisationId;
    days: number;
    scopes: string[];
    supplements: StatementId | null;
    begun_on: Day;
  };
  statement_about: { statement_id: StatementId; organisation_id: OrganisationId; about_sealed: Buffer };
  drafter: {
    statement_id: StatementId;
    organisation_id: OrganisationId;
    side: Side;
    asks_for: string[];
    invited_by: OrganisationId;
    invited_on: Day;
    answer_by: Day;
    answer: 'joined' | 'declined' | 'silence' | null;
    answered_on: Day | null;
    waived_on: Day | null;
    left_on: Day | null;
  };
  affected_group: {
    statement_id: StatementId;
    community: string;
    organisation_id: OrganisationId;
    listed_on: Day;
  };
  wording: {
    id: WordingId;
    statement_id: StatementId;
    language: string;
    number: number;
    organisation_id: OrganisationId;
    base_id: WordingId | null;
    text_sealed: Buffer;
    note_sealed: Buffer;
    sha256: Buffer | null;
    made_on: Day;
  };
  kept_passage: {
    id: PassageId;
    statement_id: StatementId;
    language: string;
    organisation_id: OrganisationId;
    words_sealed: Buffer;
    marked_on: Day;
    released_on: Day | null;
  };
  contribution: {
    id: ContributionId;
    statement_id: StatementId;
    wording_id: WordingId;
    organisation_id: OrganisationId;
    kind: 'comment' | 'wording';
    words_sealed: Buffer;
    author_record_id: string | null;
    author_sealed: Buffer | null;
    made_on: Day;
  };
  contribution_answer: {
    contribution_id: ContributionId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    answer: 'accepted' | 'changed' | 'declined' | 'withdrawn';
    record_id: string;
    words_sealed: Buffer;
    wording_id: WordingId | null;
    answered_on: Day;
  };
  final_text: {
    id: FinalTextId;
    statement_id: StatementId;
    number: number;
    organisation_id: OrganisationId;
    frozen_on: Day;
    answer_by: Day;
  };
  final_wording: {
    final_id: FinalTextId;
    statement_id: StatementId;
    language: string;
    wording_id: WordingId;
    sha256: Buffer | null;
  };
  sign_off: {
    final_id: FinalTextId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    answer: 'signed' | 'reservation' | 'declined' | 'abstained' | 'silence';
    record_id: string | null;
    words_sealed: Buffer | null;
    signed_on: Day;
  };
  stated: {
    id: StatedId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    lock: string;
    subject: string;
    words_sealed: Buffer;
    stated_on: Day;
  };
  stated_signature: {
    stated_id: StatedId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    signed_on: Day;
  };
  sign_on: {
    final_id: FinalTextId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    opened_on: Day;
    closed_on: Day | null;
  };
  circulated: {
    final_id: FinalTextId;
    statement_id: StatementId;
    language: string;
    exact_text: string;
    sha256: Buffer;
  };
  sign_on_link: {
    id: SignOnLinkId;
    token_hash: Buffer;
    final_id: FinalTextId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    made_on: Day;
    expires_on: Day;
    used_on: Day | null;
  };
  endorsement: {
    id: EndorsementId;
    statement_id: StatementId;
    final_id: FinalTextId;
    code_hash: Buffer;
    name_sealed: Buffer;
    shown_name: string | null;
    by_link: boolean;
    made_on: Day;
    taken_on: Day | null;
    named_on: Day | null;
    withdrawn_on: Day | null;
  };
  publication_consent: {
    final_id: FinalTextId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    consented_on: Day;
  };
  public_door: { statement_id: StatementId; address: string; door_hash: Buffer };
  publication: {
    final_id: FinalTextId;
    statement_id: StatementId;
    number: number;
    page: PageJson;
    published_on: Day;
  };
  objection: {
    id: ObjectionId;
    statement_id: StatementId;
    final_id: FinalTextId;
    organisation_id: OrganisationId;
    named_as: string | null;
    words: string | null;
    made_on: Day;
    answer_by: Day;
    recorded: Generated<boolean>;
    silence_recorded: Generated<boolean>;
  };
  objection_answer: {
    objection_id: ObjectionId;
    place: number;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    answer: 'amend' | 'supplement' | 'decline';
    words: string | null;
    supplement_id: StatementId | null;
    answered_on: Day;
  };
  unrecorded: {
    id: string;
    statement_id: StatementId | null;
    partnership_id: PartnershipId | null;
    /** The public page that an act was done on: then neither of the two above is known to whoever did it. */
    page_id: Generated<string | null>;
    organisation_id: OrganisationId | null;
    kind: LedgerKind;
    object_id: string;
    content: Json;
    day: Day;
    place: Generated<string>;
  };
};
