import type { Outcome } from '../kernel/outcome.ts';

/** Why something about an engagement is refused. Each has a sentence under `engagement.refusal` in `locales/`. */
export const engagementRefusals = [
  'onlySteward',
  'notPlanner',
  'cancelled',
  'over',
  'notShared',
  'alreadyShared',
  'notParty',
  'noSeatToAsk',
  'seatOpen',
  'notTheirSide',
  'findingsStand',
  'windowLength',
  'alreadyAsked',
  'requestClosed',
  'windowOver',
  'planChanged',
  'samePlan',
  'notExceptable',
  'notStanding',
  'alreadySigned',
  'reasonNeeded',
  'nothingToTake',
] as const;
export type EngagementRefusal = (typeof engagementRefusals)[number];

export type Ruling<Facts = unknown> = Outcome<Facts, EngagementRefusal>;
export type Now = Temporal.Instant;
