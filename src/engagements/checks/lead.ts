import { usualCalendar, workingDaysUntil } from '../../kernel/workingCalendar.ts';
import { clockChangeAt } from '../plan/clockChanges.ts';
import type { Session } from '../plan/document.ts';
import { firstDay } from '../plan/firstDay.ts';
import { askedOrganisations, type Check, isCommunitySeat, type PlanFacts } from './facts.ts';
import { found } from './ruleTable.ts';

/** How long each asked organisation has, by its own working days; `null` where a day is not said yet. P10 */
export const noticeGiven = ({ plan }: Pick<PlanFacts, 'plan'>) => {
  const { toldOn } = plan;
  const first = firstDay(plan.sessions);
  if (toldOn === null || first === null) return null;
  return askedOrganisations(plan).map(({ organisation, at }) => ({
    at,
    key: organisation.key,
    organisation: organisation.name,
    days: workingDaysUntil(toldOn, first, organisation.calendar ?? usualCalendar),
  }));
};

/** Communities are told early enough to choose who comes, and to prepare. P10 */
export const toldInTime: Check = ({ plan, noticeDays, ownNotice }) => {
  if (!plan.seats.some(isCommunitySeat)) return [];
  const missing = [
    ...(plan.sessions.length === 0 ? [found('dates-missing', 'sessions')] : []),
    ...(plan.toldOn === null ? [found('told-day-missing', 'toldOn')] : []),
  ];
  const late = (noticeGiven({ plan }) ?? [])
    .map((given) => ({ ...given, needed: ownNotice?.get(given.key) ?? noticeDays }))
    .filter(({ days, needed }) => days < needed);
  return [
    ...missing,
    ...late.map(({ at, organisation, days, needed }) =>
      found('asked-late', at, { organisation, count: days, needed }),
    ),
  ];
};

const dayOfEnd = ({ on, from, to }: Session): string =>
  to > from ? on : Temporal.PlainDate.from(on).add({ days: 1 }).toString();

/** A time that a clock change leaves out, or has twice, is no time to be somewhere. P10 */
export const timesExist: Check = ({ plan }) =>
  plan.sessions.flatMap((session, place) => {
    const times = [
      { at: 'from', on: session.on, time: session.from },
      { at: 'to', on: dayOfEnd(session), time: session.to },
    ] as const;
    return times.flatMap(({ at, on, time }) => {
      const change = clockChangeAt(on, time, session.zone);
      if (!change) return [];
      const rule = change === 'twice' ? 'hour-twice' : 'hour-skipped';
      return [found(rule, `sessions/${place}/${at}`, { time, day: on, zone: session.zone })];
    });
  });
