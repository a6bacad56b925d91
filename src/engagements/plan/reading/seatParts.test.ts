import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf, seatsPerPart } from './seatParts.ts';

describe('the seats of a large engagement', () => {
  it('come a part at a time, in their order, and every one of them once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), (total) => {
        const all = Array.from({ length: total }, (_, index) => index);
        const seen: number[] = [];
        for (let from = 0; from < Math.max(total, 1); from += seatsPerPart) {
          const { shown, part } = partOf(all, from, '/here');
          expect(shown.length).toBeLessThanOrEqual(seatsPerPart);
          expect(part).toEqual({ first: from, total, path: '/here' });
          seen.push(...shown);
        }
        expect(seen).toEqual(all);
      }),
    );
  });

  it('begin at the start where a page is asked for that is not there', () => {
    expect(partOf([1, 2, 3], 99, '/here')).toMatchObject({ shown: [1, 2, 3], part: { first: 0 } });
  });
});
