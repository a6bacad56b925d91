import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bodyOf, parametersOf, send, urlOf } from '../../test/access/asking.ts';
import { accessWorld, type Place, type World } from '../../test/access/world.ts';
import { behind } from '../../test/support/behind.ts';
import { type Copy, copyOf } from '../../test/support/copies.ts';
import type { RouteName } from '../routes.ts';
import { mostAbsences } from './calendar/rules.ts';

let world: World;
let copy: Copy;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterEach(() => copy.undo());
afterAll(async () => {
  await copy.at.drop();
  expect(world.net.troubles).toEqual([]);
});

const ask = (name: RouteName, place: Place = 'community') => {
  const cell = { name, kind: 'steward', place } as const;
  return send(world, copy, cell.kind, {
    name,
    url: urlOf(name, parametersOf(world, cell)),
    body: bodyOf(world, cell),
  });
};
/** Both read before either writes: writing waits, reading does not. */
const beforeWriting = (table: string) => `lock table ${table} in exclusive mode`;
const statuses = (pages: readonly { status: number }[]): number[] => pages.map(({ status }) => status).sort();

test('of two who ask an ally the same question at the same moment, one asks and one is told (C49)', async () => {
  const sent = await behind(copy.at, beforeWriting('clause_question'), () => [
    ask('askClause', 'ally'),
    ask('askClause', 'ally'),
  ]);
  expect(statuses(sent)).toEqual([303, 422]);
});

test('two who claim at the same moment claim one after the other (C49)', async () => {
  const sent = await behind(copy.at, beforeWriting('led_claim'), () => [
    ask('claimStatus'),
    ask('claimStatus'),
  ]);
  expect(statuses(sent)).toEqual([303, 303]);
});

test('two who take the last days off at the same moment take no more than there may be (C49)', async () => {
  const { owner } = copy.at;
  const own = world.organisations.harbour;
  await owner.query(
    `insert into days_off select gen_random_uuid(), $1, '2027-02-01', '2027-02-02' from generate_series(1,
      $2 - (select count(*)::integer from days_off where organisation_id = $1 and last_day >= '2026-11-01') - 1)`,
    [own, mostAbsences],
  );
  const sent = await behind(copy.at, beforeWriting('days_off'), () => [ask('addDaysOff'), ask('addDaysOff')]);
  expect(statuses(sent)).toEqual([303, 422]);
});
