import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptDay } from '../../src/database/clock/lastDay.ts';
import { held } from '../../src/database/held/held.ts';
import { type Retention, retentions } from '../../src/database/held/heldTable.ts';
import { jobRunner } from '../../src/jobs/jobs.ts';
import { dayOf } from '../../src/kernel/clock.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { fill, newWorld } from '../support/rows.ts';
import { sealedBox, sealedField } from '../support/sealed.ts';

/** A row in every table, and the time that passes: what the catalogue says of each class of them is so (C38). */
let at: TestDatabase;
const world = newWorld();
const note = randomUUID();
let now = Temporal.Instant.from('2026-11-23T12:00:00Z');

const put = (text: string, values: unknown[] = []) => at.owner.query(text, values);
const count = async (text: string, values: unknown[] = []): Promise<number> =>
  Number((await put(`select count(*) as rows from ${text}`, values)).rows[0]?.rows);
/** What is sealed about it opens to nobody without these. */
const wraps = (record: string): Promise<number> => count('record_wrap where record_id = $1', [record]);

/** All that runs every minute; a person has said that the day is right. */
const runAt = async (instant: string): Promise<void> => {
  now = Temporal.Instant.from(instant);
  await at.database.withActor({ kind: 'job' }, (tx) => acceptDay(tx, dayOf(now)));
  const clock = { now: () => now, sleep: async () => {} };
  const deps = { database: at.database, clock, pepper: Buffer.alloc(32, 9) };
  // These rows are sealed to keys that nobody has: what needs them may fail, and nothing else does for it.
  const { run } = jobRunner({ ...deps, owner: at.targets.owner, superuser: null, report: () => undefined });
  await run();
};

beforeAll(async () => {
  at = await testDatabase();
  await fill(at.owner, world);
  await put("update engagement set erase_on = '2026-12-10'");
  await put("update release set until = '2026-12-05'");
  await put(
    `update disclosure set nominee_agreed_on = '2026-11-23', organisation_agreed_on = '2026-11-23',
     note_record_id = $1, note_sealed = $2, open_until = '2026-12-01'`,
    [note, sealedField()],
  );
  for (const over of ['round_showing', 'round_ending']) await put(`delete from ${over}`);
  await put("insert into job_done (job, day) values ('sweep-acts', '2026-11-20')");
  for (const record of [world.nomination, world.release, note])
    await put('insert into record_wrap (record_id, audience_id, epoch, sealed) values ($1, $2, 1, $3)', [
      ...[record, world.community, sealedBox()],
    ]);
}, 400_000);
afterAll(() => at.drop());

/** How much of each thing is there. */
const things = {
  session: () => count('session'),
  act: () => count('act where token_hash = $1', [world.act]),
  job_done: () => count("job_done where day = '2026-11-20'"),
  invitation: () => count('invitation where id = $1', [world.invitation]),
  sign_on_link: () => count('sign_on_link'),
  rating_link: () => count('rating_link'),
  unsent_text: () => count('unsent_text'),
  unrecorded: () => count('unrecorded'),
  disclosure: () => wraps(note),
  release: () => wraps(world.release),
  nomination: () => wraps(world.nomination),
  nominee_link: () => count('nominee_link'),
  nominee_terms: () => count('nominee_terms'),
  nominee_answer: () => count('nominee_answer'),
  nominee_message: () => count('nominee_message'),
  appearance: () => count('appearance'),
  sheet: () => count('sheet'),
  half_sheet: () => count('half_sheet'),
} satisfies Record<string, () => Promise<number>>;
type Thing = keyof typeof things;
const goneNow = async (): Promise<Thing[]> => {
  const names = Object.keys(things).filter((name): name is Thing => name in things);
  const counts = await Promise.all(names.map(async (name) => [name, await things[name]()] as const));
  return counts.filter(([, left]) => left === 0).map(([name]) => name);
};

const nominee: Thing[] = [
  ...(['nomination', 'nominee_link', 'nominee_terms', 'nominee_answer'] as const),
  ...(['nominee_message', 'appearance'] as const),
];
/** What goes between one moment and the next; at the first of each pair everything else is there yet. */
const goings: [from: string, gone: Thing[]][] = [
  ['2026-11-23T23:59:00Z', ['unrecorded']],
  ['2026-11-24T00:01:00Z', ['invitation', 'sign_on_link', 'rating_link']],
  ['2026-11-24T07:59:00Z', []],
  ['2026-11-24T08:01:00Z', ['session']],
  ['2026-11-25T23:59:00Z', []],
  ['2026-11-26T00:01:00Z', ['act']],
  ['2026-12-01T23:59:00Z', []],
  ['2026-12-02T00:01:00Z', ['disclosure']],
  ['2026-12-05T23:59:00Z', []],
  ['2026-12-06T00:01:00Z', ['release']],
  ['2026-12-09T23:59:00Z', []],
  ['2026-12-10T00:01:00Z', nominee],
  ['2026-12-23T23:59:00Z', []],
  ['2026-12-24T00:01:00Z', ['unsent_text']],
  ['2026-12-30T23:59:00Z', []],
  ['2026-12-31T00:01:00Z', ['job_done']],
];

/** Goes by itself; what goes only when somebody acts stays however long nobody does. */
const byItself: readonly Retention[] = [
  ...(['minute', 'session', 'form', 'upkeep', 'link', 'unsent', 'appearance', 'note', 'sheet'] as const),
];
/** Of a class that goes by itself, and waits for an answer all the same. */
const untilAnswered = ['led_request', 'open_decision'];
const ofClass = (keeps: Retention): string[] =>
  Object.entries(held)
    .filter(([, table]) => table.keeps === keeps)
    .map(([name]) => name);

test('whatever goes by itself is there on its last day and gone after it, rows and what opens their texts (C38)', async () => {
  for (const keeps of byItself)
    for (const name of ofClass(keeps)) expect([...Object.keys(things), ...untilAnswered]).toContain(name);
  expect(await goneNow()).toEqual([]);
  const gone: Thing[] = [];
  for (const [moment, more] of goings) {
    await runAt(moment);
    gone.push(...more);
    expect([moment, (await goneNow()).sort()]).toEqual([moment, [...gone].sort()]);
  }
  await put(
    "insert into round_ending (round_id, partnership_id, organisation_id, ended_on) \
    select id, partnership_id, $1, '2026-12-24' from assessment_round",
    [world.community],
  );
  await runAt('2026-12-31T12:00:00Z');
  expect((await goneNow()).sort()).toEqual(Object.keys(things).sort());
}, 400_000);

test('whatever goes by somebody’s act, or never, is there years later (C38)', async () => {
  const stays = retentions.filter((keeps) => !byItself.includes(keeps) && keeps !== 'sealed');
  const rows = async (): Promise<[string, number][]> => {
    const found: [string, number][] = [];
    for (const keeps of stays) for (const name of ofClass(keeps)) found.push([name, await count(name)]);
    return found;
  };
  const before = await rows();
  expect(before.length).toBeGreaterThan(70);
  await put('insert into session (id_hash, opened_on, sealed) values ($1, $2, $3)', [
    ...[randomBytes(32), '2026-12-24', sealedField()],
  ]);
  await runAt('2031-12-24T12:00:00Z');
  expect(await count('session')).toBe(0);
  const after = new Map(await rows());
  expect(before.filter(([name, many]) => (after.get(name) ?? 0) < many)).toEqual([]);
}, 400_000);
