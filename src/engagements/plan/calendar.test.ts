import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundPlan } from '../../../test/support/plans.ts';
import { addDays } from '../../kernel/clock.ts';
import { engagementId, newId } from '../../kernel/ids.ts';
import { calendarOf } from './calendar.ts';
import type { Session } from './document.ts';

const id = newId(engagementId);
const fileOf = (...sessions: Session[]): string => fileAfter([], sessions);
const planWith = (sessions: Session[]) => soundPlan({ title: 'Sex workers decide', sessions });
const fileAfter = (earlier: Session[][], sessions: Session[]): string =>
  calendarOf(id, planWith(sessions), 'Appointment', {
    ...{ number: earlier.length + 1, madeOn: '2027-01-05', earlier: earlier.map(planWith) },
  });
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
    expect(uids).toEqual([`UID:${id}-2027-03-10`, `UID:${id}-2027-03-11`]);
  });

  const zone = 'UTC';
  const first = { on: '2027-03-10', from: '09:00', to: '10:00', zone };
  const second = { on: '2027-03-10', from: '14:00', to: '15:00', zone };
  const third = { on: '2027-03-12', from: '14:00', to: '15:00', zone };
  const uids = (earlier: Session[][], sessions: Session[]) => linesOf(fileAfter(earlier, sessions), 'UID');
  it('never turns one session into another: the first may go, and the second stays itself', () => {
    const [one, two, three] = uids([], [first, second, third]);
    expect(new Set([one, two, three]).size).toBe(3);
    expect(uids([[first, second, third]], [second, third])).toEqual([two, three]);
    expect(
      uids(
        [
          [first, second, third],
          [second, third],
        ],
        [third, second],
      ),
    ).toEqual([three, two]);
  });

  it('keeps the name of a session that moves, on its day or to another, over any number of wordings', () => {
    const [one, two] = uids([], [first, third]);
    const moved = { ...first, from: '10:00', to: '11:00' };
    expect(uids([[first, third]], [moved, third])).toEqual([one, two]);
    const later = { ...moved, on: '2027-03-20' };
    expect(
      uids(
        [
          [first, third],
          [moved, third],
        ],
        [later, third],
      ),
    ).toEqual([one, two]);
    const [, , fresh] = uids([[first, third]], [first, third, { ...first, on: '2027-04-01' }]);
    expect([one, two]).not.toContain(fresh);
  });

  it('counts its wordings, and says the day of the latest, so that calendars take the new time', () => {
    const file = fileAfter([[first], [second]], [third]);
    expect(linesOf(file, 'SEQUENCE')).toEqual(['SEQUENCE:2']);
    expect(linesOf(file, 'DTSTAMP')).toEqual(['DTSTAMP:20270105T000000Z']);
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
