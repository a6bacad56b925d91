import type { Finding } from '../kernel/finding.ts';
import { isPlanRule, ourDefaults, planRules } from './checks/ruleTable.ts';
import { checkPlan } from './checks.ts';
import type { EngagementScene } from './scene.ts';

/** What the note says of this plan, as things stand today: who leads whom, and what was promised. */
export const findingsOf = ({ plan, commitments }: Pick<EngagementScene, 'plan' | 'commitments'>): Finding[] =>
  checkPlan({ plan, commitments, noticeDays: ourDefaults.noticeDays });

/** May both sides sign that it stays? Same pay, and seats that are the community's, are not theirs to sign away. P5 */
export const mayBeExcepted = ({ rule }: Finding): boolean =>
  isPlanRule(rule) && planRules[rule].exceptionBy === 'both';
