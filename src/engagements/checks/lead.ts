import { askedOrganisations, type Check, isCommunitySeat, type PlanFacts } from './facts.ts';
import { found } from './ruleTable.ts';
import { firstDay, usualCalendar, workingDaysUntil } from './workingDays.ts';

/** How long each asked organisation has, by its own working days; `null` where a day is not said yet. P10 */
export const noticeGiven = ({ plan }: Pick<PlanFacts, 'plan'>) => {
  const { toldOn } = plan;
  const first = firstDay(plan.sessions);
  if (toldOn === null || first === null) return null;
  return askedOrganisations(plan).map(({ organisation, at }) => ({
    at,
    organisation: organisation.name,
    days: workingDaysUntil(toldOn, first, organisation.calendar ?? usualCalendar),
  }));
};

/** Communities are told early enough to choose who comes, and to prepare. P10 */
export const toldInTime: Check = ({ plan, noticeDays }) => {
  if (!plan.seats.some(isCommunitySeat)) return [];
  const missing = [
    ...(plan.sessions.length === 0 ? [found('dates-missing', 'sessions')] : []),
    ...(plan.toldOn === null ? [found('told-day-missing', 'toldOn')] : []),
  ];
  const late = (noticeGiven({ plan }) ?? []).filter(({ days }) => days < noticeDays);
  return [
    ...missing,
    ...late.map(({ at, organisation, days }) =>
      found('asked-late', at, { organisation, count: days, needed: noticeDays }),
    ),
  ];
};
