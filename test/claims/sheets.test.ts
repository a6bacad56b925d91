import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { chooseHow, handInAnswers } from '../../src/assessments/answering/acts.ts';
import { proposeAction, replyTo, writeReading } from '../../src/assessments/followUp/acts.ts';
import type { Sheet } from '../../src/assessments/sheet/facts.ts';
import { sheetsOf } from '../../src/assessments/sheet/store.ts';
import { wipeTraces } from '../../src/jobs/assessmentJobs.ts';
import type { PersonId, RoundId } from '../../src/kernel/ids.ts';
import { done, type Partner, type Partners, partners } from '../support/partners.ts';
import { answersAsOne, comesBy, filled, gives, lookAs, opened, visibleOf } from '../support/rounds.ts';

const people = 24;
const { ours, admin } = inject('testServer');

let story: Partners;
let workers: Partner;
let ally: Partner;
let round: RoundId;
/** Who wrote what, as nobody but she knows: her sheet carries a word of her own. */
const wrote = new Map<PersonId, string>();

beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Fund (example)', 'ally');
  const { id } = await story.founded(workers, ally);
  round = await opened(story, ally, id, 'alongside-partnership/1');
  done(await lookAs(story, workers, (context) => chooseHow(context, { round }, { mode: 'people' })));
  const { questions } = await visibleOf(story, workers, round);
  for (let place = 0; place < people; place += 1) {
    const who = await story.letIn(workers.steward);
    const word = `word of person ${place}`;
    const sheet = filled(questions, place % 5);
    // Some write much more than others.
    const long = place % 4 === 0 ? 'é'.repeat(390) : '';
    const records = Object.fromEntries(questions.map(({ key }) => [key, long]));
    await gives(story, workers, who, round, { ...sheet, records: { ...records, A1: word } });
    wrote.set(who.person, word);
  }
}, 300_000);
afterAll(() => story.drop());

type Row = { id: string; xmin: number; page: number; place: number; size: number };
/** Rows as they lie in the files, with what PostgreSQL writes beside each of them. */
const rowsOf = async (table: 'sheet' | 'half_sheet', id: string, size: string): Promise<Row[]> =>
  (
    await sql<Row>`
      select ${sql.ref(id)}::text as id, xmin::text::bigint::int as xmin,
        (ctid::text::point)[0]::int as page, (ctid::text::point)[1]::int as place, ${sql.raw(size)} as size
      from ${sql.table(table)} where round_id = ${round} order by ctid`.execute(story.owner)
  ).rows;

/** The truth, with the organisation's own key: whose word stands in which row. */
const truth = async (): Promise<Map<string, string>> =>
  lookAs(story, workers, async ({ tx, keyring }) => {
    const found = await sheetsOf(tx, keyring, { round, organisation: workers.id });
    return new Map(found.map(({ id, sheet }: { id: string; sheet: Sheet }) => [id, sheet.records.A1 ?? '']));
  });

type Guess = (persons: Row[], sheets: Row[]) => [person: string, sheet: string][];
const byRank =
  (order: (row: Row) => number | string): Guess =>
  (persons, sheets) => {
    const ranked = sheets.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
    return persons.map(({ id }, rank) => [id, ranked[rank]?.id ?? '']);
  };
/** Every way to join that the files offer: the same transaction, or the same order. */
const guesses: Record<string, Guess> = {
  'the same transaction': (persons, sheets) => {
    const left = [...sheets];
    return persons.map(({ id, xmin }) => {
      const at = left.findIndex((sheet) => sheet.xmin === xmin);
      const [taken] = left.splice(Math.max(at, 0), 1);
      return [id, taken?.id ?? ''];
    });
  },
  'the order of transactions': byRank(({ xmin, page, place }) => xmin * 1e6 + page * 1e3 + place),
  'the order in the file': byRank(({ page, place }) => page * 1e3 + place),
  'the order of ids': byRank(({ id }) => id),
  'the size': byRank(({ size, page, place }) => size * 1e6 + page * 1e3 + place),
};

const hits = async (): Promise<Record<string, number>> => {
  const persons = await rowsOf('half_sheet', 'person_id', '0');
  const sheets = await rowsOf('sheet', 'id', 'octet_length(answers_sealed)');
  const words = await truth();
  expect([persons.length, sheets.length, words.size]).toEqual([people, people, people]);
  const right = ([person, sheet]: [string, string]): boolean =>
    [...wrote].some(([id, word]) => id === person && words.get(sheet) === word);
  return Object.fromEntries(
    Object.entries(guesses).map(([name, guess]) => [name, guess(persons, sheets).filter(right).length]),
  );
};

/** One hit is to be expected of chance; so many come in one of a hundred thousand runs. */
const chance = 8;

const filesWith = async (bytes: readonly Buffer[]): Promise<string[]> => {
  const { rows } = await sql<{ folder: string; oid: number }>`
    select current_setting('data_directory') as folder, oid from pg_database where datname = current_database()`.execute(
    story.owner,
  );
  const [{ folder, oid } = { folder: '', oid: 0 }] = rows;
  return [join('base', String(oid)), 'pg_wal'].flatMap((part) =>
    readdirSync(join(folder, part), { withFileTypes: true })
      // PostgreSQL makes these for a moment, and they hold nothing yet.
      .filter((entry) => entry.isFile() && !entry.name.startsWith('xlogtemp'))
      .map((entry) => join(part, entry.name))
      .filter((file) => {
        const content = readFileSync(join(folder, file));
        return bytes.some((one) => content.includes(one));
      }),
  );
};
const wipe = () =>
  wipeTraces({
    database: story.database,
    clock: { now: () => story.now, sleep: async () => {} },
    pepper: Buffer.alloc(32, 7),
    owner: story.targets.owner,
    superuser: ours ? admin : null,
  });

test('while people answer, whoever takes the server could still tell whose sheet is which: the page says so', async () => {
  expect((await hits())['the same transaction']).toBe(people);
});

test('once handed in, no sheet can be joined to a person: not by transaction, order, id or size (C31)', async () => {
  const before = await rowsOf('sheet', 'id', 'octet_length(answers_sealed)');
  expect(new Set(before.map(({ size }) => size)).size).toBeGreaterThan(1);
  const cuts = await story.owner.selectFrom('sheet').select(['id', 'answers_sealed']).execute();
  const wraps = await story.owner
    .selectFrom('record_wrap')
    .select('sealed')
    .where(
      'record_id',
      'in',
      cuts.map(({ id }) => id),
    )
    .execute();
  done(await lookAs(story, workers, (context) => handInAnswers(context, { round })));
  const after = await rowsOf('sheet', 'id', 'octet_length(answers_sealed)');
  expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
  expect(new Set(after.map(({ size }) => size)).size).toBe(1);
  expect(after.filter(({ id }) => before.some((one) => one.id === id))).toEqual([]);
  const found = await hits();
  for (const [name, right] of Object.entries(found)) expect([name, right < chance]).toEqual([name, true]);
  const old = [...cuts.map((row) => row.answers_sealed.subarray(0, 60)), ...wraps.map((row) => row.sealed)];
  if (ours) expect(await filesWith(old)).not.toEqual([]);
  // Other tests write into the same log, and may hold a stretch of it back for a moment: the job comes by again.
  const left = async (): Promise<string[]> => {
    await wipe();
    return ours ? filesWith(old) : [];
  };
  await expect.poll(left, { timeout: 30_000, interval: 500 }).toEqual([]);
});

test('nothing in the record says how many answered, or when each did (C31)', async () => {
  const { rows } = await story.countKinds((await visibleOf(story, workers, round)).facts.partnership);
  expect(Number(rows.find(({ kind }) => kind === 'answers-handed-in')?.count)).toBe(1);
});

test('once both sides see the result, no sheet is kept, nor who gave one, and no text was ever in clear (C01, C31)', async () => {
  await answersAsOne(story, ally, round, (questions) => filled(questions, 2));
  await comesBy(story, workers, round);
  const due = { owner: ally.id, dueOn: '2027-09-01' };
  const canary = 'canary41d8';
  done(await lookAs(story, workers, (context) => replyTo(context, { round }, { words: `${canary} reply` })));
  const at = { round, item: 'A1' };
  const reading = { words: `${canary} reading` };
  done(await lookAs(story, workers, (context) => writeReading(context, at, reading)));
  const action = { what: `${canary} action`, ...due };
  done(await lookAs(story, workers, (context) => proposeAction(context, at, action)));
  await story.owner.executeQuery(sql`checkpoint`.compile(story.owner)).catch(() => undefined);
  // Not what people wrote on their sheets, and not what followed: C01.
  if (ours) expect(await filesWith([Buffer.from(canary), Buffer.from('word of person')])).toEqual([]);
  await vi.waitFor(wipe, { timeout: 30_000, interval: 500 });
  for (const table of ['sheet', 'half_sheet', 'rating_link'] as const)
    expect(await story.owner.selectFrom(table).selectAll().execute()).toEqual([]);
});
