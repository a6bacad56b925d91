import type { EngagementId, ExpertId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { Plan, Seat } from '../plan/document.ts';
import type { SeatPart } from '../plan/reading/seatParts.ts';
import type { Message } from '../questions/store.ts';
import type { Appearance } from './appearance.ts';
import type { NominationFacts } from './facts.ts';

export type NomineeView = {
  facts: NominationFacts;
  label: string;
  note: string;
  /** What she wrote with her answer. */
  said: string | null;
  /** What she asked and was answered. */
  messages: readonly Message[];
  appearance: Appearance | null;
  /** She said yes to the plan as it stands. */
  current: boolean;
  /** What her organisation's steward may do now, by the rules of each act. */
  may: Record<'answer' | 'release' | 'recall' | 'promote' | 'renewCode' | 'withdraw', Outcome>;
};
export type SeatView = { seat: Seat; number: number; nominees: NomineeView[]; may: Outcome };
export type NominationsView = {
  engagement: EngagementId;
  title: string;
  plan: Plan;
  /** The organisation agreed to the plan as it stands. */
  accepted: boolean;
  steward: boolean;
  seats: SeatView[];
  part: SeatPart;
  experts: { id: ExpertId; name: string }[];
};
