import type { Day } from './clock.ts';

/** The days an organisation rests each week (1 is Monday), and the single days it is away. Dates, never hours. */
export type WorkingCalendar = { restDays: readonly number[]; holidays: readonly Day[] };

/** Saturday and Sunday, until an organisation says otherwise. */
export const usualCalendar: WorkingCalendar = { restDays: [6, 7], holidays: [] };
/** Working days between being told and the first day, until the community side says otherwise. Our default. P10 */
export const usualNotice = 15;
/** When an organisation works, and how many working days it wants to be told before. */
export type WorkingTime = { calendar: WorkingCalendar; noticeDays: number };
/** An organisation that said nothing of its own. */
export const usualTime: WorkingTime = { calendar: usualCalendar, noticeDays: usualNotice };
/** By organisation; whoever is not there works as usual. */
export type WorkingTimes = ReadonlyMap<string, WorkingTime>;

/** A week has a day on which somebody works; without one no window would ever end. */
export const mostRestDays = 6;

/**
 * Working days after `told`, up to and with `first`, by this calendar; 0 where `first` is not later. Counted by whole
 * weeks, so that days centuries apart cost no more than days of one month.
 */
export const workingDaysUntil = (told: Day, first: Day, calendar: WorkingCalendar): number => {
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

/** The day that is `count` of this calendar's working days after `day`; 0 gives `day` itself. P10 */
export const workingDayAfter = (day: Day, count: number, calendar: WorkingCalendar): Day => {
  const rest = new Set(calendar.restDays);
  if (rest.size > mostRestDays) throw new Error('an organisation that never works');
  const away = new Set(calendar.holidays);
  let date = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 });
    if (!rest.has(date.dayOfWeek) && !away.has(date.toString())) left -= 1;
  }
  return date.toString();
};
