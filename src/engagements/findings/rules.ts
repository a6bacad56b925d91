import type { WorkingTimes } from '../../kernel/workingCalendar.ts';
import type { PlanFacts } from '../checks/facts.ts';
import { type PlanFinding, planRules } from '../checks/ruleTable.ts';
import type { Plan } from '../plan/document.ts';
import { ourDefaults } from '../plan/ourDefaults.ts';
import type { VisibleEngagement } from '../visible.ts';

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

/** What this plan is read with, as things stand today: who leads whom, when they work, and what was promised. */
export const planFactsOf = ({
  plan,
  commitments,
  working,
}: Pick<VisibleEngagement, 'plan' | 'commitments' | 'working'>): PlanFacts => ({
  plan: withCalendars(plan, working),
  commitments,
  noticeDays: ourDefaults.noticeDays,
  ownNotice: new Map([...working].map(([key, { noticeDays }]) => [key, noticeDays])),
});

/** May both sides sign that it stays? Same pay, and seats that are the community's, are not theirs to sign away. P5 */
export const mayBeExcepted = ({ rule }: PlanFinding): boolean => planRules[rule].exceptionBy === 'both';
