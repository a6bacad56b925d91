import { decisionRefusals } from '../kernel/acting.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { fittingRefusals } from './fitting.ts';

export const partnershipRefusals = [
  ...decisionRefusals,
  ...fittingRefusals,
  'ownParty',
  'ownStatusNeeded',
  'letInByNobody',
  'nobodyToAsk',
  'unknownParty',
  'oneOfEachSide',
  'notConfirmed',
  'notLetIn',
  'communityBrings',
  'partnershipEnded',
  'notFounded',
  'alreadyFounded',
  'partiesOpen',
  'noNewcomer',
  'overtaken',
  'checkpointDiffers',
] as const;
export type PartnershipRefusal = (typeof partnershipRefusals)[number];
/** What a rule of this capability answers. */
export type Ruling<Facts> = Outcome<Facts, PartnershipRefusal>;
export type Now = Temporal.Instant;
