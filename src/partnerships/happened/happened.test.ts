import { afterEach, beforeEach, expect, test } from 'vitest';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import { recordOwn } from '../../ledger/partnershipContext.ts';
import { markRead } from './acts.ts';
import { happenedView, placeIn } from './read.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let id: PartnershipId;
beforeEach(async () => {
  story = await partners('2026-11-23');
  workers = await story.organisation('Harbour Workers (example)', 'community');
  ally = await story.organisation('Quay Fund (example)', 'ally');
  ({ id } = await story.founded(workers, ally));
});
afterEach(() => story.drop());

const look = (who: Partner, wanted: Partial<Parameters<typeof happenedView>[1]> = {}) =>
  story.sit(who, id, (context) => happenedView(context, { all: false, most: 30, ...wanted }));
const read = (who: Partner, size: number) => story.sit(who, id, (context) => markRead(context, size));

test('what happened is new to each person until she says that she has read it, and to nobody else less', async () => {
  const before = await look(workers);
  expect(before.since).toBeNull();
  expect(before.lines.length).toBeGreaterThan(3);
  done(await read(workers, before.size));
  expect(await look(workers)).toMatchObject({ since: '2026-11-23', lines: [], size: before.size });
  expect((await look(ally)).lines).toHaveLength(before.lines.length);
  expect((await look(workers, { all: true })).lines).toHaveLength(before.lines.length);
});

test('what came while she read is not passed over (P8)', async () => {
  const { size } = await look(workers);
  await story.sit(ally, id, (context) =>
    recordOwn(context, { kind: 'plan-changed', object: id, content: {} }),
  );
  expect(await read(workers, size)).toMatchObject({ ok: false, refusal: 'happenedMeanwhile' });
  expect((await look(workers)).since).toBeNull();
});

test('a list in parts holds every entry once, whatever its length', async () => {
  const whole = await look(workers, { all: true });
  const parts = [];
  let before: ReturnType<typeof placeIn>;
  do {
    const part = await look(workers, { all: true, most: 2, before });
    parts.push(...part.lines);
    before = placeIn(part.next ?? undefined);
  } while (before);
  expect(parts).toHaveLength(whole.lines.length);
});

test.each(['2026-13-40_x_1', `2026-02-31_${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}_1`, '', 'x'])(
  'a place that cannot be read is none: %s',
  (text) => expect(placeIn(text)).toBeUndefined(),
);

test('whoever left, and whoever was never in, reads nothing of it', async () => {
  const stranger = await story.organisation('Night Bridge (example)', 'community');
  expect(await look(stranger, { all: true })).toMatchObject({ lines: [], size: 0 });
});

test('what she has read is a row that names nobody, as long for one partnership as for ten', async () => {
  await read(ally, (await look(ally)).size);
  const kept = await story.owner.selectFrom('record_pin').selectAll().execute();
  await story.founded(ally, workers);
  await read(ally, (await look(ally)).size);
  const after = await story.owner.selectFrom('record_pin').selectAll().execute();
  expect(after.map(({ seen_sealed }) => seen_sealed.length)).toEqual(
    kept.map(({ seen_sealed }) => seen_sealed.length),
  );
  for (const { id: row } of after)
    expect(row.toString('hex')).not.toContain(ally.steward.person.replaceAll('-', ''));
});
