import type { Day } from '../../kernel/clock.ts';
import type { DecisionFacts, DecisionOutcome } from '../../kernel/decision/facts.ts';
import type { DecisionId, PartnershipId, VersionId } from '../../kernel/ids.ts';
import type { Side } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PageOf } from '../../kernel/page.ts';
import type { Agreement } from '../agreement/document.ts';
import type { DecisionView, Me } from '../decisions/view.ts';
import type { OwnMembership } from '../facts.ts';
import type { Party } from '../store.ts';

export type PartnershipState = 'proposed' | 'in-force' | 'ended';

export type PartnershipListItem = {
  id: PartnershipId;
  /** Null where this reader holds no key to it any more. */
  title: string | null;
  state: PartnershipState;
  own: OwnMembership;
  /** Where a newcomer, who sees nothing else of it, reads what it is asked; null for everyone else. */
  asked: DecisionId | null;
  /** The day it was proposed to, or by, the reader's organisation. */
  askedOn: Day;
  parties: readonly { name: string; side: Side }[];
  openDecisions: number;
  /** Open decisions that wait for the reader's organisation now. */
  yourTurn: number;
  /** The first day on which an open decision closes, and the review of the agreement in force; null for none. */
  answerBy: Day | null;
  reviewOn: Day | null;
};

export type PartnershipList = PageOf<PartnershipListItem> & {
  mayPropose: Outcome;
  /** The side that the reader's organisation would stand on: the empty list says how to begin from there. */
  side: Side;
};

export type PartyView = Pick<Party, 'organisation' | 'name' | 'side' | 'askedOn' | 'joinedOn' | 'leftOn'> & {
  /** Asked into an existing partnership, and not in it yet. */
  newcomer: boolean;
};

export type AgreementView = {
  number: number;
  inForceOn: Day;
  decision: DecisionId;
  version: VersionId;
  sha256Hex: string;
  /** Null when this reader holds no key to its text. */
  text: Agreement | null;
};

export type DecisionListItem = {
  id: DecisionId;
  change: DecisionFacts['change'];
  proposedBy: string;
  outcome: DecisionOutcome;
  closedOn: Day;
};

export type PartnershipView = {
  id: PartnershipId;
  /** The reader's day: is a review due? */
  today: Day;
  title: string | null;
  state: PartnershipState;
  proposedBy: string;
  proposedOn: Day;
  /** The last day, once it ended or is agreed to end. */
  endedOn: Day | null;
  endedBecause: 'decision' | 'left' | null;
  /** The community side first, then by name; those who left last. */
  parties: readonly PartyView[];
  agreement: AgreementView | null;
  /** Earlier agreements, newest first, without their texts. */
  history: PageOf<Omit<AgreementView, 'text'>>;
  openDecisions: PageOf<DecisionView>;
  /** Of all that are open, those that wait for the reader's organisation. */
  yourTurn: readonly DecisionId[];
  closedDecisions: PageOf<DecisionListItem>;
  me: Me;
  /** Does a checkpoint that somebody holds no longer fit the record? */
  recordBroken: boolean;
  may: { propose: Outcome; leave: Outcome };
};
