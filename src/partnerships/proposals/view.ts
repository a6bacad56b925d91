import type { Day } from '../../kernel/clock.ts';
import type { DecisionFacts } from '../../kernel/decision/facts.ts';
import type { DecisionId, OrganisationId, PartnershipId, VersionId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { Agreement, Proposal } from '../agreement/document.ts';

/** Someone who could be asked into a new or an existing partnership. */
export type Candidate = { organisation: OrganisationId; name: string; side: Side; may: Outcome };

/** What the long form starts from: an agreement in force, a proposal to amend, or nothing yet. */
export type ProposalFormView = {
  /** Where the form is sent. An amendment's says which text it amends. */
  action: string;
  /** For the pages: `agreement` also stands for a change of parties until newcomers are chosen. */
  change: DecisionFacts['change'];
  today: Day;
  /** The text to amend and its window; null where there is none yet. The form sends `version` back. */
  version: VersionId | null;
  windowDays: number | null;
  partnership: PartnershipId | null;
  decision: DecisionId | null;
  title: string | null;
  before: Agreement | null;
  /** The text to amend, or null to start from `before`. */
  draft: Proposal | null;
  /** Who is asked anyway: the reader's own organisation, and every party where the partnership or decision exists. */
  parties: readonly { organisation: OrganisationId; name: string; side: Side }[];
  /** Who else could be asked: none in an amendment, whose parties are fixed, and none in an ending. */
  candidates: readonly Candidate[];
};
