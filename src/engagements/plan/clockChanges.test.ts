import { expect, test } from 'vitest';
import { found, soundPlan } from '../../../test/support/plans.ts';
import { clockChangeAt } from './clockChanges.ts';

test.each([
  ['2027-03-28', '02:30', 'Europe/Paris', 'skipped'],
  ['2027-03-28', '02:00', 'Europe/Paris', 'skipped'],
  ['2027-03-28', '03:00', 'Europe/Paris', null],
  ['2027-03-28', '01:59', 'Europe/Paris', null],
  ['2027-10-31', '02:30', 'Europe/Paris', 'twice'],
  ['2027-10-31', '03:00', 'Europe/Paris', null],
  ['2027-03-14', '02:15', 'America/New_York', 'skipped'],
  ['2027-11-07', '01:15', 'America/New_York', 'twice'],
  ['2027-10-03', '02:15', 'Australia/Lord_Howe', 'skipped'],
  ['2027-03-28', '02:30', 'Africa/Nairobi', null],
  ['2027-03-28', '02:30', 'UTC', null],
  ['2011-12-30', '12:00', 'Pacific/Apia', 'skipped'],
] as const)('%s %s in %s: %s (P10)', (on, time, zone, change) => {
  expect(clockChangeAt(on, time, zone)).toBe(change);
});

test('a session that begins or ends at such a time is warned of at that time', () => {
  const zone = 'Europe/Paris';
  const night = { on: '2027-03-27', from: '22:00', to: '02:30', zone };
  const back = { on: '2027-10-31', from: '02:30', to: '04:00', zone };
  expect(found(soundPlan({ sessions: [night, back] }))).toEqual([
    'hour-skipped sessions/0/to',
    'hour-twice sessions/1/from',
  ]);
});
