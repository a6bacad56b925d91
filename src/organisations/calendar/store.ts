import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { DaysOffId, OrganisationId } from '../../kernel/ids.ts';
import { usualCalendar } from '../../kernel/workingCalendar.ts';
import { type DaysOff, mostAbsences } from './rules.ts';

/** `noticeDays`: null where it keeps the default, which is ours. */
export type OwnCalendar = { restDays: readonly number[]; noticeDays: number | null; daysOff: DaysOff[] };

/** What may be asked about an organisation's working days. */
export class CalendarReader {
  constructor(protected readonly tx: Tx) {}

  /** Its week, and the days off that are not over. */
  async calendar(organisation: OrganisationId, today: Day): Promise<OwnCalendar> {
    const week = await this.tx
      .selectFrom('working_week')
      .select(['rest_days', 'notice_days'])
      .where('organisation_id', '=', organisation)
      .executeTakeFirst();
    const rows = await this.tx
      .selectFrom('days_off')
      .select(['id', 'first_day', 'last_day'])
      .where('organisation_id', '=', organisation)
      .where('last_day', '>=', today)
      .orderBy('last_day')
      .orderBy('id')
      .limit(mostAbsences)
      .execute();
    return {
      restDays: week?.rest_days ?? usualCalendar.restDays,
      noticeDays: week?.notice_days ?? null,
      daysOff: rows.map((row) => ({ id: row.id, first: row.first_day, last: row.last_day })),
    };
  }
}

/** What may be recorded of them. Rules decide before. */
export class CalendarWriter extends CalendarReader {
  async changeWeek(
    organisation: OrganisationId,
    { restDays, noticeDays }: Pick<OwnCalendar, 'restDays' | 'noticeDays'>,
    day: Day,
  ): Promise<void> {
    const week = { rest_days: [...restDays], notice_days: noticeDays, changed_on: day };
    await this.tx
      .insertInto('working_week')
      .values({ organisation_id: organisation, ...week })
      .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet(week))
      .execute();
  }

  async addDaysOff(organisation: OrganisationId, { id, first, last }: DaysOff): Promise<void> {
    await this.tx
      .insertInto('days_off')
      .values({ id, organisation_id: organisation, first_day: first, last_day: last })
      .execute();
  }

  /** False where they are gone already, or another's. */
  async removeDaysOff(organisation: OrganisationId, id: DaysOffId): Promise<boolean> {
    const { numDeletedRows } = await this.tx
      .deleteFrom('days_off')
      .where('organisation_id', '=', organisation)
      .where('id', '=', id)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }
}
