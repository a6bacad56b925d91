import type { Day } from '../../kernel/clock.ts';
import type { EngagementKind } from '../../kernel/engagementKind.ts';
import type {
  EngagementId,
  ExceptionId,
  OrganisationId,
  PartnershipId,
  SeatRequestId,
} from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PlanFinding } from '../checks/ruleTable.ts';
import type { EngagementFacts, PlanVersionFacts, SeatAnswerKind } from '../facts.ts';
import type { Plan } from '../plan/document.ts';
import type { ExceptionWords } from '../requests/exceptions/rules.ts';
import type { AskedSeat } from '../waiting/read.ts';
import type { Needed } from '../waiting/rules.ts';

/** What pages show of engagements. Names and texts are opened already; what this reader may not see is not in it. */

export type EngagementState = 'draft' | 'planned' | 'cancelled' | 'over';

export type EngagementItem = {
  id: EngagementId;
  /** Null where this reader holds no key to it. */
  title: string | null;
  kind: EngagementKind;
  /** The name of whoever plans it; null where that is the reader's own organisation. */
  planner: string | null;
  state: EngagementState;
  firstDay: Day | null;
  lastDay: Day | null;
};

export type EngagementList = {
  /** Requests to this organisation that nobody has answered. */
  waiting: AskedSeat[];
  items: EngagementItem[];
  next: string | null;
  /** Set where the list is one partnership's. */
  partnership: { id: PartnershipId; title: string | null } | null;
};

export type RequestView = {
  id: SeatRequestId;
  asked: OrganisationId;
  askedName: string;
  number: number;
  sentOn: Day;
  answerBy: Day;
  answer: { answer: SeatAnswerKind; answeredOn: Day; note: string | null } | null;
  /** It is about the plan as it stands. */
  current: boolean;
};

export type ExceptionView = {
  id: ExceptionId;
  words: ExceptionWords;
  /** The plan has this finding. */
  needed: boolean;
  signed: boolean;
  signedBy: string[];
  missing: string[];
  maySign: Outcome;
};

export type EngagementView = {
  facts: EngagementFacts;
  plan: Plan;
  version: PlanVersionFacts;
  state: EngagementState;
  plannerName: string;
  partnership: { id: PartnershipId; title: string | null } | null;
  /** Every party, the community side first. */
  parties: { organisation: OrganisationId; name: string; side: 'community' | 'ally' }[];
  me: { organisation: OrganisationId; planner: boolean; asked: boolean; accepted: boolean };
  findings: PlanFinding[];
  /** Of these, what stops the plan: nothing excepts it. */
  blocking: readonly PlanFinding[];
  /** Of these, what both sides signed may stay. */
  signed: readonly PlanFinding[];
  exceptable: PlanFinding[];
  exceptions: ExceptionView[];
  requests: RequestView[];
  /** Partnerships a draft may be brought to. */
  bringTo: { id: PartnershipId; title: string | null }[];
  may: { change: Outcome; bring: Outcome; ask: Outcome; cancel: Outcome; except: Outcome };
  cancelledNote: string | null;
  /** What one's own seats need, and how many people are shown to whoever asked. */
  seats: { needed: Needed[]; shown: number };
  /** The convener said what came of it. */
  outcomeTold: boolean;
  today: Day;
};

export type RequestPageView = EngagementView & {
  request: RequestView;
  /** The plan the request is about. */
  asks: Plan;
  /** What the asked organisation wants instead, where it said so. */
  wants: Plan | null;
  mayAnswer: Outcome;
  mayTake: Outcome;
};

export type VersionView = {
  engagement: EngagementId;
  title: string;
  version: PlanVersionFacts;
  byName: string;
  plan: Plan;
  /** The planner's wording before this one. */
  before: Plan | null;
};
