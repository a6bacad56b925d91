import type { ShownAppearance } from '../nominations/appearance.ts';
import type { Plan, Seat } from '../plan/document.ts';
import type { SeatPart } from '../plan/reading/seatParts.ts';

export type ProgrammeSeat = {
  seat: Seat;
  number: number;
  organisation: string | null;
  /** What was released; null while nothing is shown. */
  shown: ShownAppearance | null;
  /** The yes was to an earlier wording of the plan. */
  earlier: boolean;
};

export type ProgrammeView = {
  engagement: string;
  plan: Plan;
  cancelled: boolean;
  seats: ProgrammeSeat[];
  part: SeatPart;
  parties: readonly string[];
};
