import type { Day } from '../../kernel/clock.ts';
import type { BlankingId, OrganisationId, PublicWordsId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';

type Reason = 'person' | 'place' | 'danger' | 'mistake' | 'other';

/** The way back for what is public, as Kysely sees it: `migrations/0012_public_words.sql` is its definition. */
export type PublicPageTables = {
  text_looker: { page_id: string; organisation_id: OrganisationId; began: boolean };
  public_words: {
    id: PublicWordsId;
    page_id: string;
    address: string;
    kind: 'objection' | 'answer' | 'external' | 'external-answer';
    subject: string;
    place: number;
    organisation_id: OrganisationId;
    side: Side;
    sha256: Buffer;
    seal: Buffer | null;
    words_sealed: Buffer | null;
    state: 'waiting' | 'shown' | 'hidden' | 'gone';
    reason: Reason | null;
    looked_by: OrganisationId | null;
    made_on: Day;
    looked_on: Day | null;
  };
  blanking: {
    id: BlankingId;
    page_id: string;
    address: string;
    number: number;
    by_whom: 'author' | 'host' | 'community' | 'asked';
    organisation_id: OrganisationId | null;
    reason: Reason | null;
    state: 'asked' | 'open' | 'blanked' | 'restored';
    words_sealed: Buffer | null;
    restored_words: string | null;
    made_on: Day;
    decide_by: Day | null;
    decided_on: Day | null;
    first_look: 'keep' | 'restore' | null;
    first_by: OrganisationId | null;
  };
  page_removal: {
    page_id: string;
    organisation_id: OrganisationId;
    as_host: boolean;
    reason: Reason;
    down: boolean;
    made_on: Day;
  };
};
