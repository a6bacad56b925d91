import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addWorkingDays } from './clock.ts';
import { workingDaysBetween } from './decision/window.ts';
import { usualCalendar, type WorkingCalendar, workingDayAfter, workingDaysUntil } from './workingCalendar.ts';

const resting = (restDays: number[], holidays: string[] = []): WorkingCalendar => ({ restDays, holidays });

describe('working days, as the asked organisation works (P10)', () => {
  test('the day one is told does not count, the first day does', () => {
    expect(workingDaysUntil('2027-03-01', '2027-03-02', usualCalendar)).toBe(1);
    expect(workingDaysUntil('2027-03-01', '2027-03-22', usualCalendar)).toBe(15);
  });

  test('nothing is left when one is told on the day, or after it', () => {
    expect(workingDaysUntil('2027-03-02', '2027-03-02', usualCalendar)).toBe(0);
    expect(workingDaysUntil('2027-03-09', '2027-03-02', usualCalendar)).toBe(0);
  });

  test('an organisation that rests on Friday and Saturday works on Sunday', () => {
    // Thursday 4 March to Sunday 7 March 2027.
    expect(workingDaysUntil('2027-03-04', '2027-03-07', usualCalendar)).toBe(1);
    expect(workingDaysUntil('2027-03-04', '2027-03-07', resting([5, 6]))).toBe(1);
    expect(workingDaysUntil('2027-03-05', '2027-03-08', resting([5, 6]))).toBe(2);
  });

  test('a holiday is no working day, and is not taken off twice', () => {
    expect(workingDaysUntil('2027-03-01', '2027-03-05', resting([6, 7], ['2027-03-03']))).toBe(3);
    const twice = resting([6, 7], ['2027-03-03', '2027-03-03', '2027-03-06']);
    expect(workingDaysUntil('2027-03-01', '2027-03-08', twice)).toBe(4);
    expect(workingDaysUntil('2027-03-01', '2027-03-05', resting([7, 7]))).toBe(4);
  });

  test('it is the same count as everywhere else in the software, for the usual week', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 400 }), (offset, days) => {
        const told = addDays('2026-01-01', offset);
        const first = addDays(told, days);
        expect(workingDaysUntil(told, first, usualCalendar)).toBe(workingDaysBetween(told, first));
      }),
    );
  });

  test('counting by whole weeks is counting day by day, whatever the calendar', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-12-20', days));
    const calendars = fc.record({
      restDays: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      holidays: fc.array(day, { maxLength: 20 }),
    });
    fc.assert(
      fc.property(day, day, calendars, (told, first, calendar) => {
        let count = 0;
        for (let next = addDays(told, 1); next <= first; next = addDays(next, 1)) {
          const rests = calendar.restDays.includes(Temporal.PlainDate.from(next).dayOfWeek);
          if (!rests && !calendar.holidays.includes(next)) count += 1;
        }
        expect(workingDaysUntil(told, first, calendar)).toBe(count);
      }),
    );
  });

  test('eight thousand years are counted as fast as a week', () => {
    expect(workingDaysUntil('2000-01-03', '9999-12-31', usualCalendar)).toBe(2_087_099);
  });
});

describe('the last day of a window, as the asked organisation works (P10)', () => {
  const from = (day: string, count: number, calendar: WorkingCalendar) =>
    workingDayAfter(day, count, calendar);

  test('is the same as everywhere else in the software, for the usual week', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2026-01-01', offset));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (day, count) => {
        expect(from(day, count, usualCalendar)).toBe(addWorkingDays(day, count));
      }),
    );
  });

  test('is later where the organisation rests or is away meanwhile', () => {
    expect(from('2027-03-01', 3, usualCalendar)).toBe('2027-03-04');
    expect(from('2027-03-01', 3, resting([6, 7], ['2027-03-02', '2027-03-03']))).toBe('2027-03-08');
    expect(from('2027-03-03', 3, resting([5, 6]))).toBe('2027-03-08');
    expect(from('2027-03-01', 2, resting([1, 2, 3, 4, 5, 6]))).toBe('2027-03-14');
  });

  test('gives exactly as many working days as were promised, and not a day more', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-12-20', days));
    const calendars = fc.record({
      restDays: fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 6 }),
      holidays: fc.array(day, { maxLength: 40 }),
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), calendars, (sent, count, calendar) => {
        const last = from(sent, count, calendar);
        expect(workingDaysUntil(sent, last, calendar)).toBe(count);
        expect(workingDaysUntil(sent, addDays(last, -1), calendar)).toBe(count - 1);
      }),
    );
  });

  test('is a date: no clock change makes it a day longer or shorter', () => {
    // Vienna changes its clocks on 28 March 2027, Havana on 14 March, Apia left out 30 December 2011.
    expect(from('2027-03-25', 2, usualCalendar)).toBe('2027-03-29');
    expect(from('2027-03-12', 1, usualCalendar)).toBe('2027-03-15');
    expect(from('2011-12-29', 1, resting([]))).toBe('2011-12-30');
  });

  test('never comes to an organisation that never works', () => {
    expect(() => from('2027-03-01', 1, resting([1, 2, 3, 4, 5, 6, 7]))).toThrow();
  });
});
