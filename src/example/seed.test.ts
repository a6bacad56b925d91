import { expect, test } from 'vitest';
import { network } from '../../test/support/people.ts';
import { Chronicle } from './acts/chronicle.ts';
import { seedExample } from './seed.ts';

test('several stories happen in the order of their days, whichever is told first', async () => {
  const chronicle = new Chronicle();
  const happened: number[] = [];
  const story = (days: readonly number[]) => async () => {
    for (const day of days) {
      await chronicle.until(day);
      happened.push(day);
      await Promise.resolve();
    }
  };
  await chronicle.tell([story([-9, -3, -1]), story([-10, -4, -4, -2]), story([]), story([-8])]);
  expect(happened).toEqual([-10, -9, -8, -4, -4, -3, -2, -1]);
});

test('a record of the example shows its entries in the order of their days', async () => {
  const net = await network();
  try {
    const setUpToken = Buffer.from(net.setUpLink.split('/').at(-1) ?? '', 'base64url');
    await seedExample({ deps: net.deps, setUpToken });
    const { rows } = await net.owner.query<{ partnership_id: string; day: string }>(
      'select partnership_id, day::text from ledger_entry order by partnership_id, sequence',
    );
    const records = [...Map.groupBy(rows, (row) => row.partnership_id).values()];
    expect(records.length).toBeGreaterThan(1);
    for (const record of records) {
      const days = record.map(({ day }) => day);
      expect(days).toEqual([...days].sort());
    }
  } finally {
    await net.close();
  }
}, 400_000);
