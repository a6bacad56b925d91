import { cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Answer, backupTo, forgetPepperOf, restoreFrom } from '../../src/command/backup.ts';
import { verifyFile } from '../../src/command/verify.ts';
import { type Configuration, readConfiguration } from '../../src/configuration.ts';
import { routes } from '../../src/routes.ts';
import { wordsReady } from '../../src/web/words/translate.ts';
import { ExternalServer } from '../processes/external.ts';
import { askAt, holdNow, type Pair, pairOn, peoplesAddress, recordOf, verdictOn } from '../processes/pair.ts';
import { dropFolders, freePort, newFolder } from '../processes/program.ts';
import { Person } from '../support/people.ts';
import { type Running, start } from '../support/running.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

/** One place where the program runs: a data folder of its own, or a database elsewhere. */
const placeOn = async (databaseUrl?: string): Promise<Configuration> => {
  const read = readConfiguration(
    {
      PORT: String(await freePort()),
      ALONGSIDE_ORIGIN: peoplesAddress,
      ALONGSIDE_DATA: newFolder(),
      DATABASE_URL: databaseUrl,
    },
    'data',
  );
  if (!read.ok) throw new Error(read.setting);
  return read.configuration;
};

let ours: Configuration;
let elsewhere: Configuration;
let server: ExternalServer;
let pair: Pair;
let running: Running;
/** Before and after a checkpoint was taken home. */
let older: string;
let whole: string;
let note: string;

const done = (answer: Answer): void => expect(answer).toMatchObject({ exitCode: 0 });
const backedUp = async (from: Configuration, name: string): Promise<string> => {
  const file = join(newFolder(), name);
  done(await backupTo(from, file, { plain: true }));
  return file;
};
/** She comes back in a browser that remembers nothing, to a server that may be another. */
const comeBack = async (at: Configuration, { name, handle, organisation }: Person): Promise<Person> => {
  const person = Object.assign(new Person(askAt(() => `http://localhost:${at.port}`)), {
    ...{ name, handle, organisation },
  });
  await person.signIn();
  return person;
};
const movePepper = (from: Configuration, to: Configuration): void => cpSync(from.pepperFile, to.pepperFile);

beforeAll(async () => {
  await wordsReady;
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
  ours = await placeOn();
  elsewhere = await placeOn(server.url('office', 'office'));
  running = await start(ours);
  pair = await pairOn(
    askAt(() => `http://localhost:${ours.port}`),
    running.setUpLink ?? '',
  );
  older = await backedUp(ours, 'older.jsonl');
  note = await holdNow(pair.ada, pair.partnership);
  whole = await backedUp(ours, 'whole.jsonl');
});
afterAll(async () => {
  await running?.stop();
  await server?.stop();
  dropFolders();
});

/** Every line but the first and the last, which say when it was made. */
const rowsOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n').slice(1, -1);

/** The people sign in, read what they agreed, and their record is whole, or what is said of it. */
const expectEverything = async (at: Configuration, record = { ok: true }): Promise<void> => {
  const ada = await comeBack(at, pair.ada);
  const bo = await comeBack(at, pair.bo);
  for (const who of [ada, bo]) {
    const page = await who.get(routes.partnership.url({ partnership: pair.partnership }));
    expect(page.text).toContain('The port bylaw');
    expect(await verdictOn(who, pair.partnership, [note])).toMatchObject(record);
  }
  expect((await bo.get(routes.record.url({ partnership: pair.partnership }))).text).toContain('Rede Aurora');
};

describe('a backup restored elsewhere (C46)', () => {
  test('is the same whether the server runs or not, is for its owner alone, and holds no pepper', async () => {
    await running.stop();
    const stopped = await backedUp(ours, 'stopped.jsonl');
    expect(rowsOf(stopped)).toEqual(rowsOf(whole));
    expect(statSync(whole).mode & 0o777).toBe(0o600);
    const pepper = Buffer.from(readFileSync(ours.pepperFile, 'utf8').trim(), 'base64');
    const text = readFileSync(whole, 'utf8');
    for (const form of ['base64', 'hex', 'base64url'] as const)
      expect(text).not.toContain(pepper.toString(form));
  });

  test('in a PostgreSQL of your own: the same rows, working sign-ins, a record that verifies', async () => {
    done(await restoreFrom(elsewhere, whole, { unverified: true }));
    const again = await backedUp(elsewhere, 'again.jsonl');
    expect(rowsOf(again)).toEqual(rowsOf(whole));
    expect(existsSync(elsewhere.pepperFile)).toBe(false);
    movePepper(ours, elsewhere);
    running = await start(elsewhere);
    expect(running.setUpLink).toBe(null);
    await expectEverything(elsewhere);
    await running.stop();
  });

  test('and from there in a new data folder, and the people go on working', async () => {
    const back = await placeOn();
    done(await restoreFrom(back, await backedUp(elsewhere, 'elsewhere.jsonl'), { unverified: true }));
    movePepper(ours, back);
    running = await start(back);
    await expectEverything(back);
    const bo = await comeBack(back, pair.bo);
    await holdNow(bo, pair.partnership);
    expect(await verdictOn(bo, pair.partnership, [note])).toMatchObject({ ok: true });
    await running.stop();
  });

  test('opens to nobody without the pepper, and to everybody once it is put back', async () => {
    const at = await placeOn();
    done(await restoreFrom(at, whole, { unverified: true }));
    await expect(start(at)).rejects.toMatchObject({ reason: 'other-pepper' });
    done(await forgetPepperOf(at));
    running = await start(at);
    await expect(forgetPepperOf(at)).rejects.toMatchObject({ reason: 'in-use' });
    const ada = await comeBack(at, pair.ada);
    expect((await ada.get(routes.home.url())).status).toBe(303);
    await running.stop();
    movePepper(ours, at);
    await expect(start(at)).rejects.toMatchObject({ reason: 'other-pepper' });
    done(await forgetPepperOf(at));
    running = await start(at);
    // What the other pepper signed meanwhile bears a key that the record does not know, and is told.
    await expectEverything(at, { ok: false });
    await running.stop();
  });

  test('goes into no database that somebody set up, and into none of another program', async () => {
    const refused = await restoreFrom(elsewhere, older, { unverified: true });
    expect(refused).toMatchObject({
      exitCode: 1,
      line: expect.stringMatching(/not empty.*Nothing was changed/),
    });
    expect(readFileSync(await backedUp(elsewhere, 'kept.jsonl'), 'utf8')).toContain(pair.partnership);
    await server.database('theirs', 'office');
    await server.asAdmin((client) => client.query('create table theirs (one int)'), 'theirs');
    const theirs = await placeOn(server.url('office', 'theirs'));
    expect(await restoreFrom(theirs, whole, { unverified: true })).toMatchObject({ exitCode: 1 });
    const { rows } = await server.asAdmin(
      (client) => client.query("select tablename from pg_tables where schemaname = 'public'"),
      'theirs',
    );
    expect(rows).toEqual([{ tablename: 'theirs' }]);
  });
});

test('a host that goes back to an older backup is found out by whoever kept a checkpoint (C52)', async () => {
  const rewound = await placeOn();
  done(await restoreFrom(rewound, older, { unverified: true }));
  movePepper(ours, rewound);
  running = await start(rewound);
  const ada = await comeBack(rewound, pair.ada);
  expect(await verdictOn(ada, pair.partnership)).toMatchObject({ ok: true });
  expect(await verdictOn(ada, pair.partnership, [note])).toMatchObject({ ok: false });
  const [record, checkpoint] = [join(newFolder(), 'record.jsonl'), join(newFolder(), 'checkpoint.txt')];
  writeFileSync(record, `${(await recordOf(ada, pair.partnership)).join('\n')}\n`);
  writeFileSync(checkpoint, note);
  expect(await verifyFile(record, { checkpoint })).toMatchObject({ exitCode: 1 });
  await running.stop();
});
