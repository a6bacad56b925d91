import type { Tx } from '../database/tx.ts';
import { addDays, type Day } from '../kernel/clock.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import { usualCalendar, usualNotice, type WorkingTime } from '../kernel/workingCalendar.ts';

/** What was away longer ago is in no count that is still made. */
const daysBack = 400;
const mostStretches = 500;

const datesOf = (first: Day, last: Day): Day[] => {
  const dates: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) dates.push(day);
  return dates;
};

/** The working days of those one plans with. Row-level security shows no others'. */
export class WorkingTimeReader {
  constructor(private readonly tx: Tx) {}

  async of(organisations: readonly OrganisationId[], today: Day): Promise<Map<OrganisationId, WorkingTime>> {
    if (organisations.length === 0) return new Map();
    const asked = [...organisations];
    const weeks = await this.tx
      .selectFrom('working_week')
      .select(['organisation_id', 'rest_days', 'notice_days'])
      .where('organisation_id', 'in', asked)
      .execute();
    const away = await this.tx
      .selectFrom('days_off')
      .select(['organisation_id', 'first_day', 'last_day'])
      .where('organisation_id', 'in', asked)
      .where('last_day', '>=', addDays(today, -daysBack))
      .orderBy('last_day')
      .orderBy('id')
      .limit(mostStretches)
      .execute();
    const stretches = Map.groupBy(away, (row) => row.organisation_id);
    return new Map(
      organisations.flatMap((id) => {
        const week = weeks.find((row) => row.organisation_id === id);
        const own = stretches.get(id) ?? [];
        if (!week && own.length === 0) return [];
        const holidays = own.flatMap((row) => datesOf(row.first_day, row.last_day));
        const restDays = week?.rest_days ?? usualCalendar.restDays;
        return [[id, { calendar: { restDays, holidays }, noticeDays: week?.notice_days ?? usualNotice }]];
      }),
    );
  }
}
