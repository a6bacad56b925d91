import { expect, test } from 'vitest';
import { FairShare } from './fairShare.ts';

test('whoever has most gives up its own, and whoever has little keeps it (C55)', () => {
  const share = new FairShare<string>(10);
  expect(share.hold('hers', { group: 'b', bound: 10 }, 2)).toEqual([]);
  for (let index = 0; index < 100; index += 1)
    expect(share.hold(`flood ${index}`, { group: 'a', bound: 10 }, 1)).not.toContain('hers');
  expect(share.amount).toBe(10);
});

test('one group is held to its own bound, whoever else has room (C55)', () => {
  const share = new FairShare<number>(100);
  const given = Array.from({ length: 20 }, (_, index) => share.hold(index, { group: 'a', bound: 4 }));
  expect(given.flat()).toHaveLength(16);
  expect(share.hold(99, { group: 'b', bound: 4 })).toEqual([]);
});

test('where all are one group the lot decides, the likelier the more one holds (C55)', () => {
  let kept = 0;
  for (let round = 0; round < 200; round += 1) {
    const share = new FairShare<string>(100);
    share.hold('hers', { group: 'onion', bound: 100 }, 2);
    const lost = Array.from({ length: 12 }, (_, index) =>
      share.hold(`flood ${index}`, { group: 'onion', bound: 100 }, 16),
    );
    if (!lost.flat().includes('hers')) kept += 1;
  }
  expect(kept).toBeGreaterThan(130);
});

test('who is spared is never chosen, and nothing stays in memory of what was given back', () => {
  const share = new FairShare<number>(2, (holder) => holder < 2);
  share.hold(0, { group: 'a', bound: 9 });
  share.hold(1, { group: 'a', bound: 9 });
  expect(share.hold(2, { group: 'b', bound: 9 })).toEqual([2]);
  expect(share.hold(0, { group: 'a', bound: 9 })).toEqual([]);
  for (const holder of [0, 1, 2]) share.release(holder);
  expect([share.amount, share.groups, share.draw()]).toEqual([0, 0, null]);
});
