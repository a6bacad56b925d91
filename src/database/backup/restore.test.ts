import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { connected } from '../connection.ts';
import { type Migration, migrations } from '../migrate.ts';
import { prepare } from '../start.ts';
import { BackupReader } from './file.ts';
import { Unrestorable } from './problem.ts';
import { type Restored, restore } from './restore.ts';
import { backUp, CannotWrite } from './write.ts';

let folder: string;
let filled: TestDatabase;
let backup: string;
let lines: string[];
const databases: TestDatabase[] = [];
const emptyOne = async (): Promise<TestDatabase> => {
  const at = await testDatabase({ migrated: false });
  databases.push(at);
  return at;
};

const plainly = { recipient: null, voucher: null };

const sealed = (length: number): Buffer => Buffer.concat([Buffer.of(1), randomBytes(length)]);

/** Names in several scripts, a null, dates, lists, bytes: whatever a row can hold. */
const fill = async ({ owner }: TestDatabase): Promise<void> => {
  const host = randomUUID();
  await owner.query(
    `insert into organisation (id, name, kind, communities, vocabulary, regions, languages, listed, founded_on)
       values ($1, 'Rede "Aurora" \\ ✊🏽 Été', 'community-led', '{sex-workers,"a, b"}', 'v1', '{}', '{pt,fr}', true, '2026-11-24')`,
    [host],
  );
  await owner.query(
    `insert into installation (host_id, set_up_on) values ($1, '2026-11-24')
       on conflict (one) do update set host_id = excluded.host_id, set_up_on = excluded.set_up_on, set_up_hash = null`,
    [host],
  );
  // Large enough that one statement could not take them all.
  for (const size of [60, 3_000_000, 3_000_000, 100_000]) {
    const person = randomUUID();
    await owner.query('insert into person (id, public_key) values ($1, $2)', [person, randomBytes(32)]);
    await owner.query(`insert into person_wrap values ($1, 'passphrase', $2)`, [person, sealed(size)]);
    await owner.query('insert into session values ($1, now(), $2)', [randomBytes(32), sealed(76)]);
  }
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  filled = await testDatabase();
  databases.push(filled);
  await fill(filled);
  backup = join(folder, 'whole.jsonl');
  await backUp(filled.targets.owner, backup, plainly);
  lines = readFileSync(backup, 'utf8').trimEnd().split('\n');
});
afterAll(async () => {
  for (const at of databases) await at.drop();
  rmSync(folder, { recursive: true });
});

const fileOf = (content: string): string => {
  const file = join(folder, `${randomUUID()}.jsonl`);
  writeFileSync(file, content);
  return file;
};
/** Every line but the first and the last, which say when it was made. */
const rowsOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n').slice(1, -1);
const restoring = async (at: TestDatabase, file: string, ours?: Migration[]): Promise<Restored> =>
  restore(at.targets.owner, await BackupReader.open(file, { voucher: null }), ours ? { ours } : {});
/** The same lines with a last line that vouches for them. */
const vouched = (body: string[]): string => {
  const text = `${body.join('\n')}\n`;
  return `${text}${JSON.stringify({ sha256: createHash('sha256').update(text).digest('hex') })}\n`;
};

test('what comes back is what was there, sessions left out, whatever its size', async () => {
  const at = await emptyOne();
  expect(await restoring(at, backup)).toEqual({ ok: true, rows: lines.length - 2, removed: null });
  const again = join(folder, 'again.jsonl');
  await backUp(at.targets.owner, again, plainly);
  expect(rowsOf(again)).toEqual(rowsOf(backup));
  const { rows } = await at.owner.query(
    'select (select count(*)::int from session) as sessions, name from organisation',
  );
  expect(rows).toEqual([{ sessions: 0, name: 'Rede "Aurora" \\ ✊🏽 Été' }]);
  expect(await at.database.ping()).toBe(true);
});

test('a database that is not empty is refused, and stays as it is', async () => {
  expect(await restoring(filled, backup)).toEqual({ ok: false, problem: 'not-empty' });
  const { rows } = await filled.owner.query('select count(*)::int as people from person');
  expect(rows).toEqual([{ people: 4 }]);
});

describe('a damaged backup', () => {
  const [header, body, footer] = [0, 3, -1] as const;
  const changed = (at: number, change: (line: string) => string): string => {
    const line = lines.at(at) ?? '';
    return `${lines.with(at, change(line)).join('\n')}\n`;
  };
  const damages: [what: string, damage: () => string][] = [
    [
      'a letter changed in a row',
      () => changed(body, (line) => line.replace(/[0-9]/, (digit) => `${9 - Number(digit)}`)),
    ],
    ['a row missing', () => `${lines.toSpliced(body, 1).join('\n')}\n`],
    ['a row twice', () => `${lines.toSpliced(body, 0, lines[body] ?? '').join('\n')}\n`],
    [
      'two rows changed places',
      () =>
        `${lines
          .with(-2, lines.at(-3) ?? '')
          .with(-3, lines.at(-2) ?? '')
          .join('\n')}\n`,
    ],
    ['the end missing', () => `${lines.slice(0, -1).join('\n')}\n`],
    ['cut in the middle of a row', () => `${lines[0]}\n${lines[1]?.slice(0, 40)}`],
    ['something after the end', () => `${lines.join('\n')}\n{}\n`],
    ['another hash', () => changed(footer, (line) => line.replace(/[0-9a-f]{8}/, '00000000'))],
    [
      'fewer rows promised',
      () => changed(header, (line) => line.replace('"name":"person","rows":4', '"name":"person","rows":3')),
    ],
    [
      'a row the tables refuse, though vouched for',
      () => vouched(lines.slice(0, -1).with(-1, lines.at(-2)?.replace('passphrase', 'password') ?? '')),
    ],
    [
      'a row that is no JSON, though vouched for',
      () => vouched(lines.slice(0, -1).with(-1, '{"table":"person_wrap","row":{"}')),
    ],
  ];
  let at: TestDatabase;
  beforeAll(async () => {
    at = await emptyOne();
  });

  test.each(damages)('is refused and nothing of it stays: %s', async (_, damage) => {
    expect(await restoring(at, fileOf(damage()))).toEqual({ ok: false, problem: 'damaged' });
    const { rows } = await at.owner.query(
      'select (select count(*)::int from person) + (select count(*)::int from organisation) as kept',
    );
    expect(rows).toEqual([{ kept: 0 }]);
  });

  test('leaves the way free for the whole one', async () => {
    expect(await restoring(at, backup)).toMatchObject({ ok: true });
  });
});

test.each([
  ['nothing', '', 'not-a-backup'],
  ['another file', '{"format":"alongside-record/1"}\n', 'not-a-backup'],
  ['a picture', '\x89PNG\r\n\x1a\n', 'not-a-backup'],
  ['a later format', '{"format":"alongside-backup/3","migrations":[],"tables":[]}\n', 'not-a-backup'],
])('%s is told apart before any database is touched', async (_, content, problem) => {
  const opening = BackupReader.open(fileOf(content), { voucher: null });
  await expect(opening).rejects.toMatchObject({ problem });
});

test('a file that is not there, or is a folder, cannot be read', async () => {
  for (const path of [join(folder, 'none'), folder]) {
    await expect(BackupReader.open(path, { voucher: null })).rejects.toEqual(new Unrestorable('unreadable'));
  }
});

describe('versions', () => {
  const later: Migration = {
    name: '0099_later',
    text: `create table later (one int primary key);
      alter table later enable row level security; alter table later force row level security;
      create policy owner_all on later to current_user using (true); insert into later values (7)`,
  };

  test('a backup of an earlier version is brought up to this one (C47)', async () => {
    const at = await emptyOne();
    expect(await restoring(at, backup, [...migrations, later])).toMatchObject({ ok: true });
    const { rows } = await at.owner.query(
      'select one, (select count(*)::int from person) as people from later',
    );
    expect(rows).toEqual([{ one: 7, people: 4 }]);
  });

  test('a backup of an earlier version does not go into the tables of a later one', async () => {
    const at = await emptyOne();
    await connected(at.targets.owner, (client) => prepare(client, [...migrations, later]));
    const restored = await restoring(at, backup, [...migrations, later]);
    expect(restored).toEqual({ ok: false, problem: 'newer-tables' });
  });

  test('a backup of a later version is not read with this one', async () => {
    const at = await emptyOne();
    expect(await restoring(at, backup, [...migrations, later])).toMatchObject({ ok: true });
    const newer = join(folder, 'newer.jsonl');
    await backUp(at.targets.owner, newer, plainly);
    const empty = await emptyOne();
    expect(await restoring(empty, newer)).toEqual({ ok: false, problem: 'other-version' });
    const { rows } = await empty.owner.query("select to_regclass('person') as made");
    expect(rows).toEqual([{ made: null }]);
  });
});

describe('writing a backup', () => {
  test('a file that is there is never written over, nor one that is being written', async () => {
    const file = fileOf('precious');
    await expect(backUp(filled.targets.owner, file, plainly)).rejects.toEqual(new CannotWrite(file));
    expect(readFileSync(file, 'utf8')).toBe('precious');
    const name = join(folder, 'contested.jsonl');
    const both = await Promise.allSettled([
      backUp(filled.targets.owner, name, plainly),
      backUp(filled.targets.owner, name, plainly),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await restoring(await emptyOne(), name)).toMatchObject({ ok: true });
  });

  test('what a killed one left does not stop the next; what another one writes is left to it', async () => {
    const name = join(folder, 'nightly.jsonl');
    writeFileSync(`${name}.part`, 'half a backup');
    await backUp(filled.targets.owner, name, plainly);
    expect(await restoring(await emptyOne(), name)).toMatchObject({ ok: true });
    rmSync(name);
    const writing = await filled.owner.connect();
    await writing.query('begin');
    const lock = "select pg_advisory_xact_lock(hashtextextended('alongside backup ' || $1, 0))";
    await writing.query(lock, [name]);
    writeFileSync(`${name}.part`, 'still being written');
    await expect(backUp(filled.targets.owner, name, plainly)).rejects.toEqual(
      new CannotWrite(`${name}.part`),
    );
    expect(readFileSync(`${name}.part`, 'utf8')).toBe('still being written');
    await writing.query('rollback');
    writing.release();
    rmSync(`${name}.part`);
  });

  test('called off half-way, it leaves no file', async () => {
    const stopping = new AbortController();
    const holding = await filled.owner.connect();
    await holding.query('begin; lock table person_wrap in access exclusive mode');
    const before = readdirSync(folder);
    const writing = backUp(filled.targets.owner, join(folder, 'half.jsonl'), plainly, stopping.signal);
    const ended = expect(writing).rejects.toThrow();
    while (readdirSync(folder).length === before.length) await new Promise((next) => setTimeout(next, 5));
    stopping.abort();
    await ended;
    await holding.query('rollback');
    holding.release();
    expect(readdirSync(folder)).toEqual(before);
  });

  test('by somebody from whom rows are hidden, it is refused', async () => {
    await expect(backUp(filled.targets.app, join(folder, 'app.jsonl'), plainly)).rejects.toMatchObject({
      reason: 'owner-rights',
    });
  });

  test('of a database in which nothing was ever made, it is refused', async () => {
    const at = await emptyOne();
    await expect(backUp(at.targets.owner, join(folder, 'none.jsonl'), plainly)).rejects.toMatchObject({
      reason: 'nothing-there',
    });
  });
});
