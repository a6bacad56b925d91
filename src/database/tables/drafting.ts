import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PersonId, SilencedRuleId, StatementId, WordingId } from '../../kernel/ids.ts';

/** What is kept while a statement is written: `migrations/0005_drafting.sql` is the definition. */
export type DraftingTables = {
  wording_check: {
    wording_id: WordingId;
    statement_id: StatementId;
    organisation_id: OrganisationId;
    read_on: Day;
  };
  silenced_rule: {
    id: SilencedRuleId;
    statement_id: StatementId;
    language: string;
    rule: string;
    organisation_id: OrganisationId;
    words_sealed: Buffer;
    silenced_on: Day;
    heard_on: Day | null;
  };
  unsent_text: {
    statement_id: StatementId;
    person_id: PersonId;
    organisation_id: OrganisationId;
    slot: string;
    number: number;
    words_sealed: Buffer;
    kept_on: Day;
  };
};
