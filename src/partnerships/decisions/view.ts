import type { Day } from '../../kernel/clock.ts';
import type { DecisionAnswer, DecisionFacts } from '../../kernel/decision/facts.ts';
import type { DecisionState } from '../../kernel/decision/state.ts';
import type { OrganisationId, PartnershipId, VersionId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { Difference } from '../agreement/difference.ts';
import type { Agreement, Proposal } from '../agreement/document.ts';
import type { AgreementRedline } from '../agreement/redline.ts';
import type { OwnMembership } from '../facts.ts';
import type { Standing } from './rules.ts';

/** The reader's organisation. */
export type Me = {
  organisation: OrganisationId;
  side: Side;
  own: OwnMembership;
};

/** Their forms send `version`, the text that was answered; an objection also `reason`. */
export const decisionActs = ['consent', 'object', 'amend', 'waive', 'withdraw'] as const;

export type DecisionAct = (typeof decisionActs)[number];

/** `reason`: of an objection, where this reader can open it. */
export type EarlierAnswer = Pick<DecisionAnswer, 'organisation' | 'answer' | 'answeredOn'> & {
  reason?: string | undefined;
};

/** What is new since a version that her organisation knows. */
export type Since = {
  number: number;
  /** What it answered to that version; null where it wrote it. */
  answered: 'consent' | 'objection' | null;
  changes: readonly Difference[];
  redline: AgreementRedline;
  /** What stands beside the agreement: the note, or why and when it is to end. */
  beside: boolean;
};

export type DecisionView = {
  partnership: PartnershipId;
  facts: DecisionFacts;
  state: DecisionState;
  proposedBy: string;
  /** Names by organisation, for `facts` and `state`. */
  names: ReadonlyMap<OrganisationId, string>;
  /** The current version's document; null when this reader holds no key to it. */
  proposal: Proposal | null;
  sha256Hex: string;
  version: VersionId;
  /** The agreement it would change; null when there is none yet, or the reader may not read it. */
  before: Agreement | null;
  redline: AgreementRedline | null;
  changes: readonly Difference[];
  /** Reasons of objections to the current version that this reader can open. */
  reasons: ReadonlyMap<OrganisationId, string>;
  /** An objection to the text as it reads now, and who acts on it. */
  standing: Standing | null;
  /** Against the version her organisation last answered or wrote; null where there is none, or no key to it. */
  since: Since | null;
  /** Everything answered to earlier versions: void, but on record. */
  earlier: readonly {
    number: number;
    by: OrganisationId;
    openedOn: Day;
    version: VersionId;
    answers: readonly EarlierAnswer[];
  }[];
  may: Record<DecisionAct, Outcome>;
  me: Me;
};
