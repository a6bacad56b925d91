import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { exitCodes } from '../../src/database/cannotStart.ts';
import { connected } from '../../src/database/connection.ts';
import { runningEmbedded, startEmbedded } from '../../src/database/embedded/server.ts';
import { buildProgram } from './build.ts';
import { databaseProcesses, dropFolders, freePort, isRoot, newFolder, run, Served } from './program.ts';
import { expectRefusal } from './refusal.ts';
import { mayRun } from './rights.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
/** A data folder that was used and put down. Every test leaves it like that. */
let used: string;
beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  used = newFolder();
  await (await Served.start(program, { ALONGSIDE_DATA: used })).run.stop();
});
afterAll(dropFolders);

/** Puts other bytes in a file of that folder while `work` runs. */
const having = async (file: string, text: string, work: () => Promise<unknown>): Promise<void> => {
  const path = join(used, file);
  const before = readFileSync(path);
  writeFileSync(path, text);
  try {
    await work();
  } finally {
    writeFileSync(path, before);
  }
};

describe('on a new data folder', () => {
  test('it prints its address and the set-up link, and is ready', async () => {
    const folder = join(newFolder(), 'data');
    const served = await Served.start(program, { ALONGSIDE_DATA: folder });
    expect(served.run.out).toContain(served.address);
    expect(served.setUpLink).toMatch(/\/set-up\/[\w-]{43}$/);
    expect(await served.health()).toBe(200);
    expect((await fetch(served.setUpLink)).status).toBe(200);
    expect(statSync(join(folder, 'pepper')).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o066).toBe(0);
    expect(await served.run.stop()).toMatchObject({ code: 0, err: '' });
  });

  test('two that start at the same moment: one serves, the other is told', async () => {
    const folder = newFolder();
    const settings = { ALONGSIDE_DATA: folder };
    const both = await Promise.allSettled([Served.start(program, settings), Served.start(program, settings)]);
    const [served] = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(`number ${served?.run.child.pid}`);
    expect(await served?.health()).toBe(200);
    await served?.run.stop();
  });
});

describe('the data folder belongs to one process', () => {
  test('a second one is refused and told which the first is (C43)', async () => {
    const served = await Served.start(program, { ALONGSIDE_DATA: used });
    await expectRefusal(
      program,
      { ALONGSIDE_DATA: used },
      'in-use',
      new RegExp(`number ${served.run.child.pid}\\b`),
    );
    expect(await served.health()).toBe(200);
    await served.run.stop();
  });

  test('also where the first is in another container and its number means nothing (C43)', async (context) => {
    const apart = ['--pid', '--ipc', '--fork', '--mount-proc'];
    const possible = mayRun('unshare', [...apart, 'true']);
    context.skip(!possible, 'making a namespace of processes takes root on Linux');
    const inside = ['unshare', ...apart];
    const folder = used;
    const served = await Served.start(program, { ALONGSIDE_DATA: folder });
    await expectRefusal(
      program,
      { ALONGSIDE_DATA: folder },
      'in-use',
      /already uses the data folder/,
      inside,
    );
    served.run.kill('SIGKILL');
    await served.run.ended;
    // Its PostgreSQL lives on, where the other container cannot stop it.
    await expectRefusal(
      program,
      { ALONGSIDE_DATA: folder },
      'in-use',
      /already uses the data folder/,
      inside,
    );
    const next = await Served.start(program, { ALONGSIDE_DATA: folder });
    expect(await next.health()).toBe(200);
    await next.run.stop();
  });

  test('what a killed one left is taken over, with its PostgreSQL (C43)', async () => {
    const folder = used;
    const first = await Served.start(program, { ALONGSIDE_DATA: folder });
    first.run.kill('SIGKILL');
    await first.run.ended;
    const left = databaseProcesses(folder);
    expect(left.length).toBeGreaterThan(0);
    const second = await Served.start(program, { ALONGSIDE_DATA: folder });
    expect(await second.health()).toBe(200);
    expect(databaseProcesses(folder).filter((pid) => left.includes(pid))).toEqual([]);
    await second.run.stop();
    expect(databaseProcesses(folder)).toEqual([]);
    expect(existsSync(join(folder, 'alongside.lock'))).toBe(false);
  });

  test('a lock that names a process which is somebody else by now is no lock (C43)', async () => {
    const folder = used;
    const stale = { pid: process.pid, start: 'long ago', socket: join(folder, 'postgres/socket') };
    writeFileSync(join(folder, 'alongside.lock'), JSON.stringify(stale));
    const served = await Served.start(program, { ALONGSIDE_DATA: folder });
    await served.run.stop();
    writeFileSync(join(folder, 'alongside.lock'), '');
    expect((await (await Served.start(program, { ALONGSIDE_DATA: folder })).run.stop()).code).toBe(0);
  });
});

describe('what is not as it must be is one sentence with an exit code of its own', () => {
  test('a port that is taken', async () => {
    const port = await freePort();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, 'localhost', () => resolve()));
    await expectRefusal(program, { ALONGSIDE_DATA: used, PORT: String(port) }, 'port-busy', /PORT/);
    taken.close();
    expect(databaseProcesses(used)).toEqual([]);
  });

  test('a setting that cannot be read', async () => {
    const settings = { ALONGSIDE_DATA: used };
    await expectRefusal(program, { ...settings, PORT: 'ninety' }, 'setting', /PORT/);
    await expectRefusal(program, { ...settings, DATABASE_URL: 'mysql://x' }, 'setting', /DATABASE_URL/);
    await expectRefusal(program, { ...settings, HOST: 'nowhere.invalid' }, 'setting', /HOST/);
  });

  test('data of another PostgreSQL', () =>
    having('postgres/PG_VERSION', '12\n', () =>
      expectRefusal(program, { ALONGSIDE_DATA: used }, 'wrong-version', /PostgreSQL 12/),
    ));

  test('a clock that jumped erases nothing, until “clock accept” in a process of its own says that it is right (C38)', async () => {
    const settings = { ALONGSIDE_DATA: used };
    const { owner, stop } = await startEmbedded(used);
    await connected(owner, async (client) => {
      await client.query(`insert into last_day (day) values (current_date - 1000)
        on conflict (one) do update set day = excluded.day`);
      await client.query("insert into act values ('\\x01', '/', current_date - 900)");
      // Processes of earlier tests may have swept on this day already: the one that comes after the jump has not.
      await client.query('delete from job_done');
    }).finally(stop);
    const left = async (): Promise<number> => {
      const running = await runningEmbedded(used);
      if (!running) throw new Error('its database does not run');
      const old = 'select 1 from act where day < current_date - 800';
      return (await connected(running.owner, (client) => client.query(old))).rowCount ?? 0;
    };
    const served = await Served.start(program, settings);
    await vi.waitUntil(() => served.run.out.includes('the last day seen here is'), { timeout: 60_000 });
    expect(await left()).toBe(1);

    const said = await run(program, ['dist/alongside.js', 'clock', 'accept'], settings).ended;
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('is right. What is over by then ends and is erased within a minute');
    await vi.waitUntil(async () => (await left()) === 0, { timeout: 200_000, interval: 1_000 });
    expect(await served.run.stop()).toMatchObject({ code: 0 });
  });

  test('data of a newer Alongside, or of a changed one', async () => {
    const inDatabase = async (statement: string): Promise<void> => {
      const { owner, stop } = await startEmbedded(used);
      await connected(owner, (client) => client.query(statement)).finally(stop);
    };
    await inDatabase("insert into migration values ('0099_later', 'x')");
    await expectRefusal(program, { ALONGSIDE_DATA: used }, 'newer-database', /0099_later/);
    await inDatabase(
      "delete from migration where sha256 = 'x'; update migration set sha256 = reverse(sha256)",
    );
    await expectRefusal(program, { ALONGSIDE_DATA: used }, 'migration-changed', /0001_/);
    await inDatabase('update migration set sha256 = reverse(sha256)');
    expect(databaseProcesses(used)).toEqual([]);
  });

  test('a pepper file that is none is left as it is', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'pepper'), 'salt');
    await expectRefusal(program, { ALONGSIDE_DATA: folder }, 'not-a-pepper', /pepper/);
    expect(readFileSync(join(folder, 'pepper'), 'utf8')).toBe('salt');
  });

  test('data that lies elsewhere and is gone is no first start', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'postgres-is-at'), join(folder, 'gone'));
    await expectRefusal(program, { ALONGSIDE_DATA: folder }, 'data-missing', /gone/);
    expect(existsSync(join(folder, 'postgres'))).toBe(false);
  });

  test('PostgreSQL that does not start, in its own words', () =>
    having('postgres/postgresql.auto.conf', "no_such_setting = 'x'\n", () =>
      expectRefusal(program, { ALONGSIDE_DATA: used }, 'server-failed', /no_such_setting|configuration file/),
    ));

  test('PostgreSQL that lets nobody in keeps nobody waiting', async () => {
    await having('postgres/pg_hba.conf', 'local all all reject\n', () =>
      expectRefusal(program, { ALONGSIDE_DATA: used }, 'server-failed', /pg_hba/),
    );
    expect(databaseProcesses(used)).toEqual([]);
  });
});

describe('whoever starts it', () => {
  test('as root, PostgreSQL runs as somebody who is not', async (context) => {
    context.skip(!isRoot, 'this run is not root');
    const served = await Served.start(program, { ALONGSIDE_DATA: used });
    const owners = databaseProcesses(used).map((pid) => statSync(`/proc/${pid}`).uid);
    expect(owners.length).toBeGreaterThan(0);
    expect(owners).not.toContain(0);
    await served.run.stop();
  });

  test('as root in a folder that nobody else may enter, the data goes where PostgreSQL can', async (context) => {
    context.skip(!isRoot, 'this run is not root');
    const closed = newFolder();
    const folder = join(closed, 'data');
    mkdirSync(folder, { mode: 0o700 });
    const settings = { ALONGSIDE_DATA: folder };
    const served = await Served.start(program, settings);
    await served.run.stop();
    const place = readFileSync(join(folder, 'postgres-is-at'), 'utf8').trim();
    expect(existsSync(join(place, 'PG_VERSION'))).toBe(true);
    const again = await Served.start(program, settings);
    expect(await again.health()).toBe(200);
    await again.run.stop();
    spawnSync('rm', ['-rf', place]);
  });

  test('an ordinary user with a tree she can only read', async (context) => {
    const other = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const nobody = ['setpriv', ...other];
    const reads = isRoot && mayRun('setpriv', [...other, process.execPath, '--version']);
    context.skip(!reads, 'this takes root, and a tree that others may read');
    const folder = newFolder();
    spawnSync('chown', ['65534:65534', folder]);
    const served = await Served.start(program, { ALONGSIDE_DATA: folder }, nobody);
    expect(await served.health()).toBe(200);
    expect(statSync(join(folder, 'pepper')).uid).toBe(65534);
    expect(databaseProcesses(folder).map((pid) => statSync(`/proc/${pid}`).uid)).not.toContain(0);
    const stopped = await served.run.stop();
    expect(stopped).toMatchObject({ code: 0, err: '' });
    await expectRefusal(
      program,
      { ALONGSIDE_DATA: join(newFolder(), 'data') },
      'not-writable',
      /data/,
      nobody,
    );
  });
});

test('an example whose making was cut short says what to do, and leaves nothing running', async () => {
  const settings = { ALONGSIDE_DATA: newFolder(), PORT: String(await freePort()) };
  const first = run(program, ['dist/main.js', '--example'], settings);
  const setUp = async (): Promise<boolean> => {
    const owner = (await runningEmbedded(settings.ALONGSIDE_DATA))?.owner;
    const asked = owner && connected(owner, (client) => client.query('select 1 from person'));
    return (await asked?.catch(() => null))?.rowCount === 1;
  };
  while (!(await setUp())) await pause(20);
  expect(first.out).toBe('');
  first.kill('SIGKILL');
  await first.ended;
  const ended = await run(program, ['dist/main.js', '--example'], settings).ended;
  expect(ended).toMatchObject({ code: exitCodes['example-unfinished'], out: '' });
  expect(ended.err).toMatch(/cut short.*Remove that folder/);
  expect(databaseProcesses(settings.ALONGSIDE_DATA)).toEqual([]);
});
