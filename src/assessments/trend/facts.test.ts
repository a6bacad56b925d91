import { expect, test } from 'vitest';
import { reportOf } from '../../../test/support/reports.ts';
import { shipped } from '../instrument/shipped.ts';
import { levelKept } from '../result/levels.ts';
import { isMended, trendOf } from './facts.ts';

const first = reportOf('2027-03-01', [{ A1: 0, I1: 'na' }]);
const second = reportOf('2027-09-01', [{ I1: 4 }]);

test('a trend goes from the oldest round to the newest, with a hole where nobody gave a mark', () => {
  const { rounds, domains } = trendOf([second, first]);
  expect(rounds.map(({ facts, crossed }) => [facts.openedOn, crossed])).toEqual([
    ['2027-03-01', 1],
    ['2027-09-01', 0],
  ]);
  const safety = domains.find(({ key }) => key === 'safety');
  expect(safety).toMatchObject({ community: [null, 4], ally: [3, 3] });
});

test('rounds that asked something else are named, and not laid beside the others', () => {
  const pulse = shipped('alongside-pulse/1');
  if (!pulse) throw new Error('nothing ships');
  const other = { ...first, terms: { ...first.terms, instrument: pulse } };
  const { rounds, others } = trendOf([second, other]);
  expect(rounds.map(({ facts }) => facts.id)).toEqual([second.facts.id]);
  expect(others).toEqual([first.facts]);
});

test('less power than the agreement gives is said; a promise, once its day has come; more is fine (P2)', () => {
  const area = { today: 2, promised: 4 };
  expect(levelKept(area, 1, false)).toBe('less');
  expect(levelKept(area, 3, false)).toBe('kept');
  expect(levelKept(area, 3, true)).toBe('lessThanPromised');
  expect(levelKept(area, 5, true)).toBe('kept');
  expect(levelKept(area, null, true)).toBeNull();
});

test('a crossed line is mended once the latest round that asks the same crosses none, and not before (P14)', () => {
  const again = reportOf('2028-03-01', [{ A3: 0 }]);
  expect(isMended(trendOf([second, first]), first.facts)).toBe(true);
  expect(isMended(trendOf([first]), first.facts)).toBe(false);
  expect(isMended(trendOf([again, second, first]), first.facts)).toBe(false);
  expect(isMended(trendOf([second]), first.facts)).toBe(false);
});
