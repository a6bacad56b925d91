import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { exitCodes } from '../../src/database/cannotStart.ts';
import { connected, type Target } from '../../src/database/connection.ts';
import { runningEmbedded } from '../../src/database/embedded/server.ts';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import {
  databaseProcesses,
  dropFolders,
  type Ended,
  newFolder,
  run,
  Served,
  type Settings,
} from './program.ts';
import { expectSentence } from './refusal.ts';
import { withSmallDisk } from './smallDisk.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
/** A data folder that was set up, and a place for files. */
let used: string;
let files: string;
const file = (name: string): string => join(files, name);

/** As people call it: through the wrapper that `npx alongside` runs. */
const command = (settings: Settings, ...words: string[]) =>
  run(program, ['bin/alongside.js', ...words], settings);
const answered = (settings: Settings, ...words: string[]): Promise<Ended> =>
  command(settings, ...words).ended;
const expectNo = (ended: Ended, code: number, words: RegExp): void => {
  expect(ended).toMatchObject({ code, out: '' });
  expect(ended.err).toMatch(words);
  expectSentence(ended.err);
};
/** Every line but the first and the last, which say when it was made. */
const rowsOf = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n').slice(1, -1);
const ownerOf = async (folder: string): Promise<Target> => {
  const owner = (await runningEmbedded(folder))?.owner;
  if (!owner) throw new Error('it runs nowhere');
  return owner;
};

beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  used = newFolder();
  files = newFolder();
  const served = await Served.start(program, { ALONGSIDE_DATA: used });
  const organisation = 'aaaaaaaa-0000-4000-8000-000000000001';
  await connected(await ownerOf(used), (client) =>
    client.query(`insert into organisation (id, name, kind, communities, vocabulary, regions, languages, founded_on)
        values ('${organisation}', 'Ferry Landing (example)', 'community-led', '{}', 'v1', '{}', '{}', '2026-11-24');
      update installation set set_up_hash = null, host_id = '${organisation}', set_up_on = '2026-11-24'`),
  );
  await served.run.stop();
});
afterAll(dropFolders);

describe('npx alongside backup', () => {
  test('works while the server is stopped, leaves it stopped, and the file is for its owner alone', async () => {
    const ended = await answered({ ALONGSIDE_DATA: used }, 'backup', '--plain', file('stopped.jsonl'));
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/rows are in .*stopped\.jsonl.*pepper is not in it/);
    expect(statSync(file('stopped.jsonl')).mode & 0o777).toBe(0o600);
    expect(databaseProcesses(used)).toEqual([]);
    expect(readdirSync(used).sort()).toEqual(['members', 'pepper', 'postgres']);
  });

  test('works while the server runs, and the server goes on', async () => {
    const served = await Served.start(program, { ALONGSIDE_DATA: used });
    expect(
      await answered({ ALONGSIDE_DATA: used }, 'backup', '--plain', file('running.jsonl')),
    ).toMatchObject({
      code: 0,
    });
    expect(await served.health()).toBe(200);
    await served.run.stop();
    expect(rowsOf(file('running.jsonl'))).toEqual(rowsOf(file('stopped.jsonl')));
  });

  test('writes over nothing, and says so where it cannot write', async () => {
    writeFileSync(file('precious'), 'precious');
    expectNo(
      await answered({ ALONGSIDE_DATA: used }, 'backup', '--plain', file('precious')),
      1,
      /is there already/,
    );
    expect(readFileSync(file('precious'), 'utf8')).toBe('precious');
    expectNo(
      await answered({ ALONGSIDE_DATA: used }, 'backup', '--plain', file('none/b.jsonl')),
      1,
      /cannot be written/,
    );
  });

  test('of a folder in which nothing is makes neither a file nor a database', async () => {
    const nowhere = join(newFolder(), 'data');
    const ended = await answered({ ALONGSIDE_DATA: nowhere }, 'backup', '--plain', file('nothing.jsonl'));
    expectNo(ended, exitCodes['nothing-there'], /nothing in .*data to back up/);
    expect([existsSync(nowhere), existsSync(file('nothing.jsonl'))]).toEqual([false, false]);
  });

  test('asks for a file, and for one only', async () => {
    for (const words of [[], ['backup'], ['backup', 'a', 'b'], ['back', 'up']]) {
      const ended = await answered({ ALONGSIDE_DATA: used }, ...words);
      expect(ended).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('alongside backup FILE'),
      });
    }
  });

  test('on a full disk leaves no half file (C45)', (context) =>
    withSmallDisk(context, 1, async (disk) => {
      writeFileSync(join(disk.folder, 'other'), '');
      disk.fill();
      const ended = await answered(
        { ALONGSIDE_DATA: used },
        'backup',
        '--plain',
        join(disk.folder, 'b.jsonl'),
      );
      expectNo(ended, exitCodes['disk-full'], /no room left for .*b\.jsonl/);
      expect(readdirSync(disk.folder).sort()).toEqual(['filling', 'other']);
    }));

  test('told to stop, it leaves no half file, and no PostgreSQL that it started', async () => {
    const served = await Served.start(program, { ALONGSIDE_DATA: used });
    await connected(await ownerOf(used), async (client) => {
      await client.query('begin; lock table organisation in access exclusive mode');
      const waiting = command({ ALONGSIDE_DATA: used }, 'backup', '--plain', file('half.jsonl'));
      while (!existsSync(file('half.jsonl.part'))) await pause(10);
      waiting.kill('SIGTERM');
      expectNo(await waiting.ended, 130, /Stopped/);
    });
    expect(readdirSync(files).filter((name) => name.startsWith('half'))).toEqual([]);
    await served.run.stop();

    const starting = command({ ALONGSIDE_DATA: used }, 'backup', '--plain', file('half.jsonl'));
    while (databaseProcesses(used).length === 0) await pause(5);
    starting.kill('SIGTERM');
    await starting.ended;
    expect(databaseProcesses(used)).toEqual([]);
  });
});

describe('npx alongside restore', () => {
  test('into a new folder: it says where the pepper goes, makes none, and the server starts on it', async () => {
    const folder = join(newFolder(), 'data');
    const ended = await answered(
      { ALONGSIDE_DATA: folder },
      'restore',
      '--unverified',
      file('stopped.jsonl'),
    );
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain(`goes to ${join(folder, 'pepper')}`);
    expect(readdirSync(folder)).toEqual(['postgres']);
    writeFileSync(join(folder, 'pepper'), readFileSync(join(used, 'pepper')), { mode: 0o600 });
    const served = await Served.start(program, { ALONGSIDE_DATA: folder });
    expect(served.setUpLink).toBe('');
    await served.run.stop();
    expect(
      await answered({ ALONGSIDE_DATA: folder }, 'backup', '--plain', file('again.jsonl')),
    ).toMatchObject({
      code: 0,
    });
    expect(rowsOf(file('again.jsonl'))).toEqual(rowsOf(file('stopped.jsonl')));
  });

  test('into a folder that was used, it refuses and changes nothing', async () => {
    expectNo(
      await answered({ ALONGSIDE_DATA: used }, 'restore', '--unverified', file('stopped.jsonl')),
      1,
      /not empty/,
    );
    expect(databaseProcesses(used)).toEqual([]);
  });

  test('while a server runs there, it says which', async () => {
    const folder = newFolder();
    const served = await Served.start(program, { ALONGSIDE_DATA: folder });
    const ended = await answered(
      { ALONGSIDE_DATA: folder },
      'restore',
      '--unverified',
      file('stopped.jsonl'),
    );
    expectNo(ended, exitCodes['in-use'], new RegExp(`number ${served.run.child.pid}.*Stop it first`));
    await served.run.stop();
    // It was started, but nobody set it up: that is still empty.
    expect(
      await answered({ ALONGSIDE_DATA: folder }, 'restore', '--unverified', file('stopped.jsonl')),
    ).toMatchObject({
      code: 0,
    });
  });

  test('of a file that is none makes nothing', async () => {
    const folder = join(newFolder(), 'data');
    writeFileSync(file('letter'), 'Dear all,\n');
    mkdirSync(file('folder'));
    const tried: [string, RegExp][] = [
      ['letter', /not a backup/],
      ['folder', /cannot be read/],
      ['gone', /cannot be read/],
    ];
    for (const [name, words] of tried)
      expectNo(await answered({ ALONGSIDE_DATA: folder }, 'restore', '--unverified', file(name)), 1, words);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('with a PostgreSQL of your own', () => {
  let server: ExternalServer;
  beforeAll(async () => {
    server = await ExternalServer.start();
    await server.role('office', 'createrole');
    await server.database('office', 'office');
  });
  afterAll(() => server.stop());
  const settings = (): Settings => ({
    ALONGSIDE_DATA: newFolder(),
    DATABASE_URL: server.url('office', 'office'),
  });
  const asAdmin = (statement: string) => server.asAdmin((client) => client.query(statement), 'office');

  test('a restore that is killed leaves the database empty, and can be done again', async () => {
    const at = settings();
    // Made by a first start, so that there is a table to hold it up at.
    await (await Served.start(program, at)).run.stop();
    await server.asAdmin(async (client) => {
      await client.query('begin; lock table organisation in share mode');
      const waiting = command(at, 'restore', '--unverified', file('stopped.jsonl'));
      while ((await asAdmin(`select 1 from pg_locks where not granted`)).rowCount === 0) await pause(10);
      waiting.kill('SIGTERM');
      expectNo(await waiting.ended, 130, /Stopped/);
      const killed = run(
        program,
        ['dist/alongside.js', 'restore', '--unverified', file('stopped.jsonl')],
        at,
      );
      while ((await asAdmin(`select 1 from pg_locks where not granted`)).rowCount === 0) await pause(10);
      killed.kill('SIGKILL');
      await killed.ended;
    }, 'office');
    expect((await asAdmin('select 1 from organisation')).rowCount).toBe(0);
    expect(await answered(at, 'restore', '--unverified', file('stopped.jsonl'))).toMatchObject({
      code: 0,
      err: '',
    });
    expect((await asAdmin('select 1 from organisation')).rowCount).toBe(1);
  });

  test('a backup while the server runs makes no pepper and takes nobody’s password', async () => {
    const at = settings();
    // The database is the restored one: it knows its pepper.
    cpSync(join(used, 'pepper'), join(String(at['ALONGSIDE_DATA']), 'pepper'));
    const served = await Served.start(program, at);
    const from = { ...at, ALONGSIDE_DATA: join(newFolder(), 'elsewhere') };
    expect(await answered(from, 'backup', '--plain', file('external.jsonl'))).toMatchObject({
      code: 0,
      err: '',
    });
    expect(existsSync(from.ALONGSIDE_DATA)).toBe(false);
    expect(rowsOf(file('external.jsonl'))).toEqual(rowsOf(file('stopped.jsonl')));
    await asAdmin("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'alongside_app'");
    // Whoever comes in now comes in with the password that the server has.
    while ((await served.health()) !== 200) await pause(20);
    await served.run.stop();
  });

  test('by the application’s own role, which sees only some rows, it is refused', async () => {
    await asAdmin("alter role alongside_app password 'known'");
    const at = { ...settings(), DATABASE_URL: server.url('alongside_app', 'office', 'known') };
    expectNo(await answered(at, 'backup', '--plain', file('some.jsonl')), exitCodes['owner-rights'], /owner/);
    expect(existsSync(file('some.jsonl'))).toBe(false);
  });

  test('that cannot be reached', async () => {
    const at = { ...settings(), DATABASE_URL: 'postgres://office@localhost:1/office' };
    expectNo(
      await answered(at, 'backup', '--plain', file('none.jsonl')),
      exitCodes.unreachable,
      /cannot be reached/,
    );
    expectNo(
      await answered(at, 'restore', '--unverified', file('stopped.jsonl')),
      exitCodes.unreachable,
      /cannot be reached/,
    );
  });
});

test('the wrapper passes on what the command says', () => {
  const ended = spawnSync(process.execPath, ['bin/alongside.js', 'verify', file('letter')], {
    cwd: program,
    encoding: 'utf8',
  });
  expect(ended).toMatchObject({ status: 1, stdout: '' });
  expectSentence(ended.stderr);
});
