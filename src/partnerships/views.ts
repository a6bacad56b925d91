import type { Day } from '../kernel/clock.ts';
import type { DecisionFacts, DecisionOutcome } from '../kernel/decision.ts';
import type { DecisionId, OrganisationId, PartnershipId, VersionId } from '../kernel/ids.ts';
import type { Side } from '../kernel/organisation.ts';
import type { Outcome } from '../kernel/outcome.ts';
import type { PowerLevel } from '../kernel/power.ts';
import type { Standing } from '../kernel/standing.ts';
import type { LedgerContent } from '../ledger/entry.ts';
import type { LedgerKind } from '../ledger/kinds.ts';
import type { RecordProblem } from '../ledger/verify.ts';
import type { Agreement, Area, Proposal } from './agreement.ts';
import type { Difference } from './difference.ts';
import type { AgreementRedline } from './redline.ts';

/**
 * What pages show. Stores and routes fill these; pages only choose words for them. The forms of a decision carry
 * `version` (the text she read), an objection its `reason` too; "I hold this" carries `size` and `head`.
 */

/** Where a list goes on: `next` is the value of `?after=`, null at the end. */
export type PageOf<Item> = { items: readonly Item[]; next: string | null };

export type PartnershipState = 'proposed' | 'in-force' | 'ended';
/** What the reader's organisation is to it. `asked`: not in it yet; `left`: not in it any more. */
export type OwnStanding = 'asked' | 'in' | 'left';

export type PartnershipListItem = {
  id: PartnershipId;
  /** Null where this reader holds no key to it any more. */
  title: string | null;
  state: PartnershipState;
  own: OwnStanding;
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

/** Someone who could be asked into a new or an existing partnership. */
export type Candidate = { organisation: OrganisationId; name: string; side: Side; may: Outcome };

export type Me = {
  organisation: OrganisationId;
  name: string;
  side: Side;
  steward: boolean;
  own: OwnStanding;
};

export type PartyView = {
  organisation: OrganisationId;
  name: string;
  side: Side;
  askedOn: Day;
  joinedOn: Day | null;
  leftOn: Day | null;
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

/** For a party that has left: nothing but its own dates and the way to its record. */
export type LeftView = { id: PartnershipId; joinedOn: Day | null; leftOn: Day; hasRecord: boolean; me: Me };

export type DecisionListItem = {
  id: DecisionId;
  partnership: PartnershipId;
  change: DecisionFacts['change'];
  proposedBy: string;
  proposedOn: Day;
  outcome: DecisionOutcome | null;
  closedOn: Day | null;
};

/** Their forms send `version`, the text that was answered; an objection also `reason`. */
export const decisionActs = ['consent', 'object', 'amend', 'waive', 'withdraw'] as const;
export type DecisionAct = (typeof decisionActs)[number];

export type DecisionView = {
  partnership: PartnershipId;
  facts: DecisionFacts;
  standing: Standing;
  proposedBy: string;
  /** Names by organisation, for `facts` and `standing`. */
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
  /** Everything answered to earlier versions: void, but on record. */
  earlier: readonly {
    number: number;
    by: OrganisationId;
    openedOn: Day;
    version: VersionId;
    answers: readonly {
      organisation: OrganisationId;
      answer: 'consent' | 'objection' | 'silence';
      answeredOn: Day;
    }[];
  }[];
  may: Record<DecisionAct, Outcome>;
  me: Me;
};

/** Act that was refused after all (a tampered or late form): shown above the decision. */
export type RefusedAct = {
  act: DecisionAct | 'leave' | 'propose' | 'hold';
  refusal: Extract<Outcome, { ok: false }>;
};

export type PowerPointView = { level: PowerLevel; day: Day };
export type PowerView = {
  partnership: PartnershipId;
  /** Only the first agreement and so many of the latest are drawn; null: all of them are. */
  latestShown: number | null;
  title: string | null;
  today: Day;
  reviewOn: Day | null;
  areas: readonly {
    area: Area;
    /** "Today's" level of each agreement that came into force, oldest first. */
    held: readonly PowerPointView[];
    /** The level promised for the next review; null where the area is no longer in the map. */
    promised: PowerPointView | null;
    current: PowerLevel | null;
  }[];
};

export type RecordEntryView = {
  sequence: number;
  kind: LedgerKind;
  day: Day;
  organisation: OrganisationId | null;
  organisationName: string | null;
  /** A pseudonym that holds within this partnership; null where time acted. */
  actor: string | null;
  /** Null when the text is shredded or sealed to others. Its keys: see `says` in `recording.ts`. */
  content: LedgerContent | null;
  object: string;
  /** The name of the organisation that the act was on, where it was on one. */
  objectName: string | null;
  hash: string;
};

export type HeldView = {
  organisation: OrganisationId;
  organisationName: string;
  heldOn: Day;
  size: number;
  ok: boolean;
};

/** Whole, or the first entry that does not fit. */
export type CheckView =
  | { ok: true; size: number }
  | { ok: false; sequence: number | null; problem: RecordProblem };

/** `head` is the hash of entry `size`, in hex; `code` its short form to compare aloud. */
export type CheckpointView = { note: string; size: number; head: string; code: string };

export type RecordView = {
  partnership: PartnershipId;
  title: string | null;
  /** Newest first. */
  entries: PageOf<RecordEntryView>;
  size: number;
  /** The record as it stands now: what the file holds, and what "I hold this" keeps. */
  checkpoint: CheckpointView;
  /** The last one that was kept for everyone, once a day. */
  kept: (Omit<CheckpointView, 'note'> & { day: Day }) | null;
  held: PageOf<HeldView>;
  /** Does a held checkpoint no longer fit this record? */
  broken: boolean;
  /** Only after `?check=1`. */
  check: CheckView | null;
  mayHold: Outcome;
  me: Me;
};

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
  me: Me;
};

export type LeavingView = {
  id: PartnershipId;
  title: string | null;
  me: Me;
  /** Open decisions that would close, and whether the partnership would end. */
  closes: number;
  ends: boolean;
  may: Outcome;
};
