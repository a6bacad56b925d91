import type { Change, DecisionFacts } from '../../src/kernel/decision/facts.ts';
import type { PartnershipFacts } from '../../src/partnerships/facts.ts';
import { partnershipBetween } from './agreements.ts';
import { at, type Cast, cast, proposed } from './decisions.ts';

/** Two organisations in a partnership, two that could join, and a proposal that is open now and over later. */
export const river = cast('River Collective', 'community');
export const harbour = cast('Harbour Sisters', 'community');
export const fund = cast('Northern Fund', 'ally');
export const clinic = cast('Open Clinic', 'ally');

export const now = at('2026-06-02');
export const over = at('2026-06-20');

export const proposal = (
  change: Change = 'agreement',
  parties = [river, fund],
  newcomers: readonly Cast[] = [],
) => ({
  ...proposed({ by: river, parties, newcomers, on: '2026-06-01' }),
  change,
});

export const partnershipWith = (
  decisions: readonly DecisionFacts[],
  changed: Partial<PartnershipFacts> = {},
) => partnershipBetween([river, fund], { decisions, ...changed });
