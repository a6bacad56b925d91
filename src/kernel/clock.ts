/** The only source of time. Tests set a fake one; the product never reads the system clock elsewhere. */
export type Clock = { now: () => Temporal.Instant; sleep: (milliseconds: number) => Promise<void> };

export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** A day as stored and shown: `2026-11-23`. Stored times are rounded to the day (security.md §6). */
export type Day = string;

export const dayOf = (now: Temporal.Instant): Day => now.toZonedDateTimeISO('UTC').toPlainDate().toString();

/** The day it still is somewhere on Earth (UTC−12): a window is open until its last day has ended everywhere. */
export const lastDayAnywhere = (now: Temporal.Instant): Day =>
  now.toZonedDateTimeISO('-12:00').toPlainDate().toString();

/** The day it already is somewhere on Earth (UTC+14): from then on something of that day may have begun. */
export const firstDayAnywhere = (now: Temporal.Instant): Day =>
  now.toZonedDateTimeISO('+14:00').toPlainDate().toString();

/** The day that is `count` working days (Monday to Friday) after `day`; 0 gives `day` itself. */
export const addWorkingDays = (day: Day, count: number): Day => {
  let date = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    date = date.add({ days: 1 });
    if (date.dayOfWeek <= 5) left -= 1;
  }
  return date.toString();
};

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

export const addYears = (day: Day, years: number): Day =>
  Temporal.PlainDate.from(day).add({ years }).toString();

/** A clock that is this many days or fewer from the last day seen is believed. */
const believedDays = 2;

/** Has the clock jumped, forward or back? A wrong clock would erase for ever what it takes for over. */
export const hasJumped = (lastDay: Day, today: Day): boolean =>
  Math.abs(Temporal.PlainDate.from(lastDay).until(today).days) > believedDays;
