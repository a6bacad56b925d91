import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundPlan } from '../../test/support/plans.ts';
import { addDays } from '../kernel/clock.ts';
import { engagementId, newId } from '../kernel/ids.ts';
import { calendarOf } from './calendar.ts';
import type { Session } from './plan.ts';

const id = newId(engagementId);
const fileOf = (...sessions: Session[]): string =>
  calendarOf(id, soundPlan({ title: 'Sex workers decide', sessions }), 'Appointment');
const linesOf = (file: string, name: string): string[] =>
  file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line.startsWith(name));
const times = (on: string, from: string, to: string, zone: string): string[] =>
  ['DTSTART', 'DTEND'].flatMap((name) => linesOf(fileOf({ on, from, to, zone }), name));

describe('a calendar file', () => {
  it('says when, and in neutral words nothing else', () => {
    const file = fileOf({ on: '2027-03-10', from: '14:00', to: '15:30', zone: 'Europe/Vienna' });
    expect(linesOf(file, 'SUMMARY')).toEqual(['SUMMARY:Appointment']);
    expect(file).not.toMatch(/sex|worker|decide|alongside|LOCATION|DESCRIPTION|URL|ORGANIZER|ATTENDEE/i);
    expect(linesOf(file, 'PRODID')).toEqual(['PRODID:-//Calendar//Calendar//EN']);
  });

  it('has one entry for each session, under a name that stays the same when it is fetched again', () => {
    const session = { on: '2027-03-10', from: '14:00', to: '15:30', zone: 'UTC' };
    const uids = linesOf(fileOf(session, { ...session, on: '2027-03-11' }), 'UID');
    expect(uids).toEqual([`UID:${id}-1`, `UID:${id}-2`]);
  });

  it('is right where a clock change lies within, before or on the hour', () => {
    expect(times('2027-03-10', '14:00', '15:30', 'Europe/Vienna')).toEqual([
      'DTSTART:20270310T130000Z',
      'DTEND:20270310T143000Z',
    ]);
    // Two hours on the clock, one in the room: from half past one to half past three on the night of the change.
    expect(times('2027-03-28', '01:30', '03:30', 'Europe/Vienna')).toEqual([
      'DTSTART:20270328T003000Z',
      'DTEND:20270328T013000Z',
    ]);
    // Back again in October: two on the clock, three in the room.
    expect(times('2027-10-31', '01:30', '03:30', 'Europe/Vienna')).toEqual([
      'DTSTART:20271030T233000Z',
      'DTEND:20271031T023000Z',
    ]);
    expect(times('2027-03-09', '23:00', '01:00', 'Pacific/Kiritimati')).toEqual([
      'DTSTART:20270309T090000Z',
      'DTEND:20270309T110000Z',
    ]);
  });

  it('ends after it begins, wherever and whenever it is', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-12-01', days));
    fc.assert(
      // An hour that comes twice may begin later than it ends by the clock; three hours apart it cannot.
      fc.property(day, clock, clock, zone, (on, from, to, place) => {
        fc.pre(Math.abs(Number(from.slice(0, 2)) - Number(to.slice(0, 2))) > 3);
        const [start = '', end = ''] = times(on, from, to, place).map((line) => line.split(':')[1] ?? '');
        expect(start < end).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
