import type { Finding } from '../kernel/finding.ts';
import type { WorkingTimes } from '../kernel/workingCalendar.ts';
import { isPlanRule, ourDefaults, planRules } from './checks/ruleTable.ts';
import { checkPlan } from './checks.ts';
import type { Plan } from './plan.ts';
import type { EngagementScene } from './scene.ts';

/** Each organisation by its own calendar: read with the plan, never written into it. P10 */
const withCalendars = (plan: Plan, working: WorkingTimes): Plan => ({
  ...plan,
  organisations: plan.organisations.map((organisation) => {
    const calendar = working.get(organisation.key)?.calendar;
    if (!calendar) return organisation;
    const { restDays, holidays } = calendar;
    return { ...organisation, calendar: { restDays: [...restDays], holidays: [...holidays] } };
  }),
});

/** What the note says of this plan, as things stand today: who leads whom, when they work, and what was promised. */
export const findingsOf = ({
  plan,
  commitments,
  working,
}: Pick<EngagementScene, 'plan' | 'commitments' | 'working'>): Finding[] =>
  checkPlan({
    plan: withCalendars(plan, working),
    commitments,
    noticeDays: ourDefaults.noticeDays,
    ownNotice: new Map([...working].map(([key, { noticeDays }]) => [key, noticeDays])),
  });

/** May both sides sign that it stays? Same pay, and seats that are the community's, are not theirs to sign away. P5 */
export const mayBeExcepted = ({ rule }: Finding): boolean =>
  isPlanRule(rule) && planRules[rule].exceptionBy === 'both';
