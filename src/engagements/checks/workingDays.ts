import type { Day } from '../../kernel/clock.ts';
import type { Calendar, Session } from '../plan.ts';

/** Saturday and Sunday, until an organisation says otherwise. */
export const usualCalendar: Calendar = { restDays: [6, 7], holidays: [] };

/**
 * Working days after `told`, up to and with `first`, by this calendar; 0 where `first` is not later. Counted by whole
 * weeks, so that days centuries apart cost no more than days of one month.
 */
export const workingDaysUntil = (told: Day, first: Day, calendar: Calendar): number => {
  const from = Temporal.PlainDate.from(told);
  const days = from.until(first, { largestUnit: 'days' }).days;
  if (days <= 0) return 0;
  const rest = new Set(calendar.restDays);
  let count = Math.floor(days / 7) * (7 - rest.size);
  for (let day = 1; day <= days % 7; day += 1)
    if (!rest.has(((from.dayOfWeek - 1 + day) % 7) + 1)) count += 1;
  const holidays = new Set(calendar.holidays).values();
  const free = holidays.filter(
    (day) => day > told && day <= first && !rest.has(Temporal.PlainDate.from(day).dayOfWeek),
  );
  return count - [...free].length;
};

const startOf = ({ on, from, zone }: Session): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${on}T${from}`).toZonedDateTime(zone);

/**
 * The day of the first session, where it happens. First is by the moment, not by the date: across the date line the
 * earlier session may carry the later date. A time that a clock change skips is the moment after it.
 */
export const firstDay = (sessions: readonly Session[]): Day | null => {
  const [first] = sessions.map(startOf).sort(Temporal.ZonedDateTime.compare);
  return first ? first.toPlainDate().toString() : null;
};
