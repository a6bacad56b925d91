import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../kernel/clock.ts';
import { workingDaysBetween } from '../../kernel/window.ts';
import type { Calendar, Session } from '../plan.ts';
import { firstDay, usualCalendar, workingDaysUntil } from './workingDays.ts';

const session = (on: string, from: string, zone: string): Session => ({ on, from, to: '23:59', zone });
const resting = (restDays: number[], holidays: string[] = []): Calendar => ({ restDays, holidays });

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

describe('the first day, where it happens (P10)', () => {
  test('is the first by the moment, not by the date on paper', () => {
    const kiritimati = session('2027-03-10', '01:00', 'Pacific/Kiritimati');
    const pagoPago = session('2027-03-09', '20:00', 'Pacific/Pago_Pago');
    expect(firstDay([pagoPago, kiritimati])).toBe('2027-03-10');
    expect(firstDay([kiritimati, pagoPago])).toBe('2027-03-10');
  });

  test('is the date there, even where it is another day here', () => {
    expect(firstDay([session('2027-03-01', '00:30', 'Pacific/Auckland')])).toBe('2027-03-01');
    expect(firstDay([session('2027-03-01', '23:30', 'America/Los_Angeles')])).toBe('2027-03-01');
  });

  test('at a time that a clock change skips, is the moment after it', () => {
    expect(firstDay([session('2027-03-28', '02:30', 'Europe/Vienna')])).toBe('2027-03-28');
    // In Cairo the hour after midnight is skipped, never the day.
    expect(firstDay([session('2027-04-30', '00:15', 'Africa/Cairo')])).toBe('2027-04-30');
  });

  test('at an hour that a clock change repeats, is the first of the two', () => {
    // Half past midnight comes twice in Havana: twenty minutes before, and forty after, ten to midnight in Chicago.
    const havana = session('2027-11-07', '00:30', 'America/Havana');
    const chicago = session('2027-11-06', '23:50', 'America/Chicago');
    expect(firstDay([chicago, havana])).toBe('2027-11-07');
  });

  test('on a day that a country left out, is the day after', () => {
    expect(firstDay([session('2011-12-30', '10:00', 'Pacific/Apia')])).toBe('2011-12-31');
  });

  test('is not known where no session is planned', () => {
    expect(firstDay([])).toBeNull();
  });
});
