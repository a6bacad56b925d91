import type { ColumnType } from 'kysely';
import type { Day } from '../../kernel/clock.ts';
import type { ExternalTextId, OrganisationId, StatementId } from '../../kernel/ids.ts';

type Json = ColumnType<unknown, string, string>;

/** Texts published elsewhere, as Kysely sees them: `migrations/0006_texts_elsewhere.sql` is their definition. */
export type ExternalTables = {
  elsewhere_text: {
    id: ExternalTextId;
    organisation_id: OrganisationId;
    entry_sealed: Buffer;
    entered_on: Day;
  };
  elsewhere_objection: {
    text_id: ExternalTextId;
    organisation_id: OrganisationId;
    asked_id: OrganisationId | null;
    page: Json;
    made_on: Day;
    answer_by: Day;
  };
  elsewhere_door: { text_id: ExternalTextId; organisation_id: OrganisationId; door_hash: Buffer };
  elsewhere_answer: {
    text_id: ExternalTextId;
    place: number;
    organisation_id: OrganisationId;
    answer: 'amend' | 'supplement' | 'decline';
    words: string | null;
    told: boolean;
    answered_on: Day;
  };
  elsewhere_supplement: {
    statement_id: StatementId;
    text_id: ExternalTextId;
    organisation_id: OrganisationId;
    begun_on: Day;
  };
};
