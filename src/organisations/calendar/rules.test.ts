import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cast, memberOf, refusalOf } from '../../../test/support/decisions.ts';
import { addDaysOff, changeWeek, longestAbsence, mostAbsences } from './rules.ts';

const workers = cast('Workers', 'community');
const fund = cast('Fund', 'ally');
const steward = memberOf(workers, 'steward');
const at = { coming: 0, today: '2027-03-01' };
const away = { first: '2027-03-08', last: '2027-03-12' };

describe('an organisation’s own calendar', () => {
  it('is a steward’s of a community-led organisation to set; an ally has none to set (P10)', () => {
    expect(changeWeek(steward, { restDays: [5, 6] }).ok).toBe(true);
    expect(addDaysOff(steward, away, at).ok).toBe(true);
    const member = memberOf(workers, 'member');
    expect(refusalOf(changeWeek(member, { restDays: [] }))).toBe('onlySteward');
    expect(refusalOf(addDaysOff(member, away, at))).toBe('onlySteward');
    const ally = memberOf(fund, 'steward');
    expect(changeWeek(ally, { restDays: [] })).toMatchObject({ refusal: 'allyCalendar', principle: 'P10' });
    expect(addDaysOff(ally, away, at)).toMatchObject({ refusal: 'allyCalendar', principle: 'P10' });
  });

  it('leaves a day on which somebody works, so that every window ends', () => {
    const days = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 12 });
    fc.assert(
      fc.property(days, (restDays) => {
        const whole = new Set(restDays).size === 7;
        expect(changeWeek(steward, { restDays }).ok).toBe(!whole);
      }),
    );
    expect(refusalOf(changeWeek(steward, { restDays: [1, 2, 3, 4, 5, 6, 7] }))).toBe('noWorkingDay');
  });

  it('holds days off in their order, still to come, and not too many', () => {
    expect(refusalOf(addDaysOff(steward, { first: '2027-03-12', last: '2027-03-08' }, at))).toBe(
      'daysOffOrder',
    );
    expect(refusalOf(addDaysOff(steward, { first: '2027-02-01', last: '2027-02-28' }, at))).toBe(
      'daysOffGone',
    );
    expect(addDaysOff(steward, { first: '2027-02-27', last: '2027-03-01' }, at).ok).toBe(true);
    const long = { first: '2027-03-08', last: '2027-06-09' };
    expect(addDaysOff(steward, long, at)).toMatchObject({
      refusal: 'daysOffLong',
      values: { most: longestAbsence },
    });
    expect(addDaysOff(steward, { ...long, last: '2027-06-08' }, at).ok).toBe(true);
    expect(refusalOf(addDaysOff(steward, away, { ...at, coming: mostAbsences }))).toBe('daysOffMany');
  });
});
