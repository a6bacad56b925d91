import { describe, expect, test } from 'vitest';
import { nextDue } from './due.ts';

const since = '2027-01-01';
const seen = (openedOn: string) => ({ openedOn, shown: true });

describe('the next round', () => {
  test('is a first one within a month of the partnership, then a follow-up, then one a year (P3)', () => {
    expect(nextDue(since, [], '2027-01-10')).toEqual({ on: '2027-01-31', over: false, occasion: 'baseline' });
    expect(nextDue(since, [seen('2027-01-20')], '2027-08-01')).toEqual({
      ...{ on: '2027-07-19', over: true, occasion: 'follow-up' },
    });
    expect(nextDue(since, [seen('2027-07-20'), seen('2027-01-20')], '2028-07-01')).toEqual({
      ...{ on: '2028-07-19', over: false, occasion: 'yearly' },
    });
  });

  test('is not asked for while one is under way', () => {
    expect(nextDue(since, [{ openedOn: '2027-01-20', shown: false }], '2029-01-01')).toBeNull();
  });
});
