import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { byHandle, handleOf, loginLookup } from '../../src/vault/codes/credential.ts';
import { passphraseKey, stretch } from '../../src/vault/codes/passphrase.ts';
import { generatePassphrase } from '../../src/vault/codes/words.ts';
import { pepperIn } from '../../src/vault/pepper.ts';
import { unwrapPersonKey } from '../../src/vault/personKey.ts';
import { Person } from '../support/people.ts';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import { foundIn, keySecret, type Secret, textSecret, wordsSecrets } from './memoryImage.ts';
import { askAt, peoplesAddress } from './pair.ts';
import { type Process, processesOf, type Started, startedBy } from './processTree.ts';
import { dropFolders, isRoot, newFolder, Served } from './program.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 });

/** What sweeps has two turns of twenty seconds after the last request; the third is for a machine that is busy. */
const aMinute = 60_000;

let program: string;
let server: ExternalServer;
let served: Served;
let data: string;
/** Whom the first test makes; she lets in whoever the next one is about. */
let host: Person;

beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  data = newFolder();
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
  served = await Served.start(program, {
    ALONGSIDE_DATA: data,
    ALONGSIDE_ORIGIN: peoplesAddress,
    DATABASE_URL: server.url('office', 'office'),
  });
});
afterAll(async () => {
  await served?.run.stop();
  await server.stop();
  dropFolders();
});

const ask = askAt(() => served.address);

const processes = (): Process[] => processesOf(served.run.child.pid ?? 0);

const image = (secrets: readonly Secret[]): Record<string, Record<string, number>> =>
  Object.fromEntries(processes().map(({ name, pid }) => [name, foundIn(pid, secrets)]));

/**
 * What the process that serves and the launcher hold now, before either does anything more: not even what sweeps. Both
 * stand still while somebody looks.
 */
const atOnce = async (secrets: readonly Secret[]): Promise<Record<string, Record<string, number>>> => {
  const both = processes().filter(({ name }) => ['serving', 'launcher'].includes(name));
  for (const { pid } of both) process.kill(pid, 'SIGSTOP');
  try {
    return Object.fromEntries(both.map(({ name, pid }) => [name, foundIn(pid, secrets)]));
  } finally {
    for (const { pid } of both) process.kill(pid, 'SIGCONT');
    // Looking takes so long that kept connections were closed meanwhile: their end is heard before they are used.
    await pause(200);
  }
};
const nothing = { serving: {}, launcher: {} };

const cookieSecretOf = (person: Person): Buffer =>
  Buffer.from(/__Host-s=([\w-]{43})/.exec(person.cookie ?? '')?.[1] ?? '', 'base64url');

/** Her keys, made again from what she knows, the pepper and the rows. */
const keysOf = async (person: Person): Promise<Secret[]> => {
  const pepper = pepperIn(readFileSync(join(data, 'pepper')));
  const rows = async (sql: string, values: unknown[] = []) =>
    server.asAdmin(async (client) => (await client.query(sql, values)).rows, 'office');
  const [salt] = await rows('select login_salt, login_memory, login_passes from installation');
  const { message } = byHandle(person.handle, Buffer.from(person.passphrase));
  const root = await stretch(message, salt.login_salt, {
    memory: salt.login_memory,
    passes: salt.login_passes,
  });
  const [login] = await rows('select person_id from login where id = $1', [loginLookup(root, pepper)]);
  const [wrap] = await rows(`select * from person_wrap where person_id = $1 and kind = 'passphrase'`, [
    login.person_id,
  ]);
  const key = passphraseKey(root, pepper);
  const privateKey = unwrapPersonKey(key, wrap.wrapped, login.person_id, 'passphrase');
  return [
    keySecret('stretched', root),
    keySecret('passphrase key', key),
    keySecret('private key', privateKey),
  ];
};

/** Somebody who types words that nobody has: as secret as those of whoever mistyped one. */
const strangersWords = async (words: string): Promise<void> => {
  const stranger = new Person(ask);
  await stranger.get(routes.signIn.url());
  await stranger.submit(routes.signInNow.url(), { words, handle: '', own: '' });
};

const others = async (): Promise<void> => {
  for (let index = 0; index < 100; index += 1) {
    const stranger = new Person(ask);
    await stranger.get(routes.front.url());
  }
};

const name = 'Zilpha Quornwick-Ostrander';
const own = 'velvet gantry opposes nine quiet herons';

/** A form of a page, as it offers it: the seven words stand in it. */
const wordsOffered = (person: Person, action: string): string =>
  person.page.form(action).find(([field]) => field === 'words')?.[1] ?? '';

/** Everything that somebody types who comes back with her recovery code, and what she sees on the way. */
const comeBackWithCode = async (person: Person, chosen: string): Promise<Secret[]> => {
  const again = new Person(ask);
  await again.get(routes.recover.url());
  const shown = [wordsOffered(again, routes.recoverNow.url())];
  const code = person.recoveryCode;
  // Refused first: the words come back, and nothing else does.
  await again.submit(routes.recoverNow.url(), { code, choice: 'own', own: 'far too short' });
  expect(again.page.html).toContain(shown[0]);
  expect(again.page.html).not.toContain(code);
  Object.assign(person, { handle: handleOf(shown[0] ?? ''), passphrase: chosen, cookie: null });
  await again.submit(routes.recoverNow.url(), { code, choice: 'own', own: chosen });
  await person.signIn();
  await person.keepCode();
  return [
    ...shown.flatMap((words) => wordsSecrets('offered words', words)),
    ...wordsSecrets('refused passphrase', 'far too short'),
    ...wordsSecrets('passphrase after recovery', chosen),
    textSecret('first recovery code', code),
    textSecret('second recovery code', person.recoveryCode),
    textSecret('second handle', person.handle),
  ];
};

/** Changes what she signs in with to the seven words that her account's page offers; wrong at first. */
const changeToWords = async (person: Person): Promise<Secret[]> => {
  const action = routes.changePassphrase.url();
  const wrong = 'nobody ever chose a sentence like that one';
  await person.get(routes.account.url());
  await person.submit(action, { passphrase: wrong, choice: 'words' });
  const words = wordsOffered(person, action);
  await person.submit(action, { passphrase: person.passphrase, choice: 'words' });
  Object.assign(person, { handle: '', passphrase: words });
  await person.keepCode();
  await person.signIn();
  return [
    ...wordsSecrets('her seven words', words),
    ...wordsSecrets('mistyped passphrase', wrong),
    textSecret('third recovery code', person.recoveryCode),
  ];
};

test.runIf(isRoot)(
  'right after a request neither the process that serves nor the launcher holds a word of what was typed or shown, in any form; what reads it is gone within seconds (C08)',
  async () => {
    const person = new Person(ask);
    host = person;
    await person.signUp(served.setUpLink, {
      name: 'Ada',
      passphrase: own,
      organisation: 'Rede Aurora (example)',
    });
    const typed = [
      ...wordsSecrets('own passphrase', own),
      textSecret('handle', person.handle),
      textSecret('recovery code', person.recoveryCode),
    ];
    expect(await atOnce(typed)).toEqual(nothing);

    const strangers = Array.from({ length: 12 }, () => generatePassphrase());
    typed.push(...strangers.flatMap((words) => wordsSecrets('words', words)));
    await Promise.all(strangers.map(strangersWords));
    for (let index = 0; index < 8; index += 1) await person.signIn();
    expect(await atOnce(typed)).toEqual(nothing);

    typed.push(...(await comeBackWithCode(person, 'quiet looms remember every harbour')));
    expect(await atOnce(typed)).toEqual(nothing);
    typed.push(...(await changeToWords(person)));
    expect(await atOnce(typed)).toEqual(nothing);

    // It is there where it is read, and goes with that process: the search finds what is there.
    const secrets = wordsSecrets('her seven words', person.passphrase);
    const foundByReader = async (): Promise<string[]> => {
      const readers = processes().filter((one) => one.name === 'reader');
      const told = (signal: 'SIGSTOP' | 'SIGCONT'): void => {
        for (const { pid } of readers) if (existsSync(`/proc/${pid}`)) process.kill(pid, signal);
      };
      told('SIGSTOP');
      try {
        return readers.flatMap(({ pid }) => Object.keys(foundIn(pid, secrets)));
      } finally {
        told('SIGCONT');
      }
    };
    // It lives for seconds: somebody keeps signing in while others look.
    let isFound = false;
    const signingIn = (async () => {
      while (!isFound) await person.signIn();
    })();
    try {
      await expect
        .poll(() => foundByReader().catch(() => []), { timeout: 180_000 })
        .toContain('her seven words');
    } finally {
      isFound = true;
    }
    await signingIn;
    // The one that is ready for whoever comes next was asked nothing yet.
    const left = () => Object.keys(Object.assign({}, ...Object.values(image(typed))));
    await expect.poll(left, { timeout: 60_000 }).toEqual([]);
  },
);

test.runIf(isRoot)(
  'a minute after she signed out no process has a key, cookie or text of hers (C09)',
  async () => {
    // Looking took so long that kept connections were closed meanwhile: their end is heard before they are used.
    await pause(200);
    const person = new Person(ask);
    await host.signIn();
    const link = await host.invite({ kind: 'organisation', organisationKind: 'ally' });
    await person.signUp(link, { name, passphrase: own, organisation: 'Casa do Rio (example)' });
    const cookies: Secret[] = [];
    const signIn = async (): Promise<void> => {
      await person.signIn();
      await person.get(routes.home.url());
      cookies.push(keySecret('cookie', cookieSecretOf(person)));
    };
    for (let index = 0; index < 8; index += 1) await signIn();
    const hers = [...(await keysOf(person)), textSecret('her name', name)];

    // The search finds what is there: right after a request, before anything was swept.
    const serving = processes().find((one) => one.name === 'serving')?.pid ?? 0;
    const signInAndLook = async (): Promise<string[]> => {
      await signIn();
      const found = Object.keys(foundIn(serving, [...hers, ...cookies]));
      // Looking takes so long that kept connections were closed meanwhile: their end is heard before they are used.
      await pause(200);
      return found;
    };
    const there = ['private key', 'cookie', 'her name'];
    await expect.poll(signInAndLook, { timeout: 120_000 }).toEqual(expect.arrayContaining(there));

    await person.get(routes.home.url());
    await person.submit(routes.signOut.url());
    await others();
    await pause(aMinute);
    const typed = [...wordsSecrets('own passphrase', own), textSecret('recovery code', person.recoveryCode)];
    const after = image([...typed, ...hers, ...cookies]);
    expect(after).toEqual(Object.fromEntries(processes().map(({ name }) => [name, {}])));
  },
);

/** As somebody has it who cloned and built it: `npm start` finds nothing to build. */
const cloned = (): string => {
  const folder = newFolder();
  for (const part of ['dist', 'bin', 'package.json'])
    cpSync(join(program, part), join(folder, part), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  const told = readFileSync(join(folder, 'package.json'));
  const built = createHash('sha256').update('package.json\0').update(told).update('\0').digest('hex');
  writeFileSync(join(folder, 'dist/built-from'), built);
  return folder;
};

const everyoneBelow = (pid: number): Started[] =>
  startedBy(pid).flatMap((one) => [one, ...everyoneBelow(one.pid)]);

test('nothing that npm start begins leaves a core when it crashes, whatever the shell allowed before (C08)', async () => {
  const allowing = ['sh', '-c', 'ulimit -c unlimited; exec npm start'];
  const started = await Served.start(cloned(), { ALONGSIDE_DATA: newFolder() }, allowing, []);
  const npm = started.run.child.pid ?? 0;
  const coreOf = (pid: number) =>
    /Max core file size\s+(\S+)\s+(\S+)/.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.slice(1);
  expect(coreOf(npm)).toEqual(['unlimited', 'unlimited']);
  const below = everyoneBelow(npm);
  for (const part of ['start.js', 'serving.js', 'secretReader.js', 'tinypool', 'postgres'])
    expect(below.some(({ args }) => args.includes(part))).toBe(true);
  // What reads secrets may read the program, and do nothing else.
  const reader = below.find(({ args }) => args.includes('secretReader.js'))?.args.split(' ') ?? [];
  expect(reader).toContain('--permission');
  expect(reader.filter((one) => one.startsWith('--allow-') && !one.startsWith('--allow-fs-read='))).toEqual(
    [],
  );
  // Some of PostgreSQL's end by themselves meanwhile.
  for (const { pid } of below.filter((one) => existsSync(`/proc/${one.pid}`)))
    expect(coreOf(pid)).toEqual(['0', '0']);
  await started.run.stop();
});
