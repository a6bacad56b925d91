import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { exitCodes } from '../../src/database/cannotStart.ts';
import { routes } from '../../src/routes.ts';
import { Person } from '../support/people.ts';
import { buildProgram } from './build.ts';
import { askAt, type Pair, pairOn, peoplesAddress, proposeTo, verdictOn } from './pair.ts';
import { databaseProcesses, dropFolders, newFolder, run, Served } from './program.ts';
import { expectSentence } from './refusal.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
let used: string;
let served: Served;
let pair: Pair;
const start = async (): Promise<Served> => {
  served = await Served.start(program, { ALONGSIDE_DATA: used, ALONGSIDE_ORIGIN: peoplesAddress });
  return served;
};
/** Nothing of it runs, and nothing says that it does. */
const expectGone = (): void => {
  expect(databaseProcesses(used)).toEqual([]);
  expect(readdirSync(used).sort()).toEqual(['members', 'pepper', 'postgres']);
  expect(existsSync(join(used, 'postgres/postmaster.pid'))).toBe(false);
};

beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  used = newFolder();
  await start();
  pair = await pairOn(
    askAt(() => served.address),
    served.setUpLink,
  );
  await served.run.stop();
});
afterAll(dropFolders);

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'told by %s, it stops, and its PostgreSQL with it (C44)',
  async (signal) => {
    await start();
    expect(await served.run.stop(signal)).toMatchObject({ code: 0, signal: null, err: '' });
    expectGone();
  },
);

test('what was sent before it was told is answered and kept, whatever came between (C44)', async () => {
  await start();
  const titles = Array.from({ length: 6 }, (_, index) => `Before the end ${index}`);
  const sending = titles.map((title) => proposeTo(pair.ada, pair.bo, title).catch(() => null));
  // Some are being read, some decided, some answered.
  await Promise.race(sending);
  const ended = served.run.stop();
  const answered = (await Promise.all(sending)).filter((partnership) => partnership !== null);
  expect(await ended).toMatchObject({ code: 0, err: '' });
  expectGone();
  expect(answered.length).toBeGreaterThan(0);
  await start();
  const ada = Object.assign(new Person(askAt(() => served.address)), { cookie: pair.ada.cookie });
  for (const partnership of answered) expect(await verdictOn(ada, partnership)).toMatchObject({ ok: true });
  await served.run.stop();
});

test('a connection that is kept is answered to the end: the last answer says that it is the last (C44)', async () => {
  await start();
  const kept = connect(served.port, 'localhost').on('error', () => undefined);
  let heard = '';
  kept.on('data', (part) => {
    heard += part.toString('latin1');
  });
  const answers = (): string[] => heard.split(/(?=HTTP\/1\.1 )/).filter((answer) => answer !== '');
  let asked = 0;
  const ask = async (): Promise<void> => {
    asked += 1;
    kept.write('GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await vi.waitFor(() => expect(answers()).toHaveLength(asked), 20_000);
  };
  await ask();
  const ended = served.run.stop();
  // What a proxy does that does not know yet: it goes on over the connection that it has.
  while (!/connection: close/i.test(answers().at(-1) ?? '')) await ask();
  expect(answers().every((answer) => answer.startsWith('HTTP/1.1 200 '))).toBe(true);
  expect(await ended).toMatchObject({ code: 0, err: '' });
  expectGone();
});

test('told twice, as npm and a terminal do together, it still stops whole (C44)', async () => {
  await start();
  served.run.kill('SIGINT');
  await pause(20);
  served.run.kill('SIGINT');
  expect(await served.run.stop()).toMatchObject({ code: 0, signal: null });
  expectGone();
});

test('told while it starts, it stops whole (C44)', async () => {
  for (const until of [0, 1]) {
    const starting = run(program, ['dist/main.js'], { PORT: '0', ALONGSIDE_DATA: used });
    while (databaseProcesses(used).length <= until && !starting.over) await pause(2);
    expect(await starting.stop()).toMatchObject({ code: 0, err: '' });
    expectGone();
  }
});

test('somebody who never finishes sending does not keep it from stopping (C44, C55)', async () => {
  await start();
  const slow = connect(served.port, 'localhost');
  const lines = [
    `POST ${routes.signInNow.url()} HTTP/1.1`,
    'Host: localhost:8080',
    `Origin: ${peoplesAddress}`,
    'Content-Type: application/x-www-form-urlencoded',
    'Content-Length: 1000',
  ];
  const sent = `${lines.join('\r\n')}\r\n\r\nname=`;
  await new Promise<void>((resolve) => slow.write(sent, () => resolve()));
  const cutOff = new Promise((resolve) => slow.once('close', resolve).on('error', () => undefined));
  expect(await served.run.stop()).toMatchObject({ code: 0 });
  await cutOff;
  expectGone();
});

test('a PostgreSQL that dies under it ends it with a sentence, and the next start finds everything (C45)', async () => {
  await start();
  for (const pid of databaseProcesses(used)) process.kill(pid, 'SIGKILL');
  const ended = await served.run.ended;
  expect(ended.code).toBe(exitCodes['server-failed']);
  expect(ended.err).toMatch(/PostgreSQL has stopped/);
  // The process that serves may still have told of what it could not do.
  expectSentence(ended.err.split('\n').find((line) => line.includes('PostgreSQL has stopped')) ?? '');
  await start();
  const ada = Object.assign(new Person(askAt(() => served.address)), { cookie: pair.ada.cookie });
  expect(await verdictOn(ada, pair.partnership)).toMatchObject({ ok: true });
  await served.run.stop();
});
