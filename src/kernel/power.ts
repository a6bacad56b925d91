import { z } from 'zod';

/** The eight areas every power map starts with; parties may add their own. P2 */
export const decisionAreas = [
  'agenda',
  'budget',
  'hiring',
  'research',
  'data',
  'representation',
  'publication',
  'evaluation',
] as const;
export const decisionArea = z.enum(decisionAreas);
export type DecisionArea = z.infer<typeof decisionArea>;

/** Who decides: six levels, from the ally alone (0) to the community alone (5). */
export const powerLevels = [
  'ally-alone',
  'ally-after-informing',
  'ally-after-consulting',
  'together',
  'community-after-consulting',
  'community-alone',
] as const;
export const powerLevel = z.enum(powerLevels);
export type PowerLevel = z.infer<typeof powerLevel>;

/** A level's place on the scale, 0 to 5: the higher, the more the community decides. */
export const stepOf = (level: PowerLevel): number => powerLevels.indexOf(level);
