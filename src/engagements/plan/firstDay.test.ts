import { describe, expect, test } from 'vitest';
import type { Session } from './document.ts';
import { firstDay } from './firstDay.ts';

const session = (on: string, from: string, zone: string): Session => ({ on, from, to: '23:59', zone });

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
