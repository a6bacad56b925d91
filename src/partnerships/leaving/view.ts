import type { Day } from '../../kernel/clock.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';

export type LeavingView = {
  id: PartnershipId;
  title: string | null;
  /** Open decisions that would close, and whether the partnership would end. */
  closes: number;
  ends: boolean;
  may: Outcome;
};

/** For a party that has left: nothing but its own dates and the way to its record. */
export type LeftView = { id: PartnershipId; joinedOn: Day | null; leftOn: Day; hasRecord: boolean };
