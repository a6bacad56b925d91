import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { headerSet } from '../../src/web/headers.ts';
import { buildProgram } from './build.ts';
import { peoplesAddress } from './pair.ts';
import { dropFolders, newFolder, Served } from './program.ts';
import { hear } from './socket.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 400_000 });

let served: Served;
beforeAll(async () => {
  const program = buildProgram(inject('programFolder'));
  const settings = {
    ALONGSIDE_DATA: newFolder(),
    ALONGSIDE_ORIGIN: peoplesAddress,
    ALONGSIDE_PROXY_HOPS: '1',
  };
  served = await Served.start(program, settings);
});
afterAll(async () => {
  await served.run.stop();
  dropFolders();
});

/** The memory, in MB, of whatever listens: the process that was started, or one that it started. */
const memory = (): number => {
  const { pid } = served.run.child;
  const children = spawnSync('ps', ['--ppid', String(pid), '-o', 'pid='], { encoding: 'utf8' }).stdout;
  const all = [String(pid), ...children.split('\n').map((line) => line.trim())].filter((one) => one !== '');
  const sizes = all.map((one) => {
    const status = readFileSync(`/proc/${one}/status`, 'utf8');
    return status.includes('postgres') ? 0 : Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
};

const boundary = '----made-up';
const file = 4 * 1024 * 1024 - 4096;
/** An upload of nearly the largest file, by a form that is well made but for its token. */
const upload = (address: string, size: number): string =>
  [
    `POST ${routes.checkStatementNow.url()} HTTP/1.1`,
    'Host: localhost:8080',
    `Origin: ${peoplesAddress}`,
    'Sec-Fetch-Site: same-origin',
    `X-Forwarded-For: ${address}`,
    `Content-Type: multipart/form-data; boundary=${boundary}`,
    `Content-Length: ${size}`,
    '',
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`,
  ].join('\r\n');

/** Sends all but the end, and holds. Gives what was answered, as far as it has come. */
const held = (address: string): { socket: Socket; said: () => string } => {
  const socket = connect(served.port, 'localhost');
  let said = '';
  socket
    .on('error', () => undefined)
    .on('data', (part) => {
      said += part.toString('latin1');
    });
  socket.write(upload(address, file + 1000));
  socket.write(Buffer.alloc(file - 1000, 'x'));
  return { socket, said: () => said };
};

test('uploads that are held take the room of their own source, and no more (C55)', async () => {
  const before = memory();
  const flood = Array.from({ length: 80 }, () => held('203.0.113.9'));
  await vi.waitFor(
    () => expect(flood.filter(({ said }) => said() !== '').length).toBeGreaterThanOrEqual(76),
    120_000,
  );
  // They are still held: what was only waiting to be collected goes, and what is kept stays.
  await expect.poll(() => memory() - before, { timeout: 30_000, interval: 1_000 }).toBeLessThan(150);
  const turnedAway = flood.map(({ said }) => said()).filter((said) => said !== '');
  for (const said of turnedAway) {
    expect(said).toMatch(/^HTTP\/1\.1 503 /);
    expect(said.toLowerCase()).toContain('retry-after: 20');
    for (const [name, value] of Object.entries(headerSet(peoplesAddress, { script: true })))
      expect(said.toLowerCase()).toContain(`${name}: ${value}\r\n`.toLowerCase());
  }
  // Meanwhile somebody else sends a whole file: it is read, and refused for its token alone.
  const end = `\r\n--${boundary}--\r\n`;
  const start = upload('198.51.100.7', 0).split('\r\n\r\n').slice(1).join('\r\n\r\n');
  const whole = upload('198.51.100.7', start.length + file + end.length - 200_000);
  const heard = await hear(served.port, whole + 'x'.repeat(file - 200_000) + end);
  expect(heard.status).toBe(403);
  for (const { socket } of flood) socket.destroy();
});

test('connections that nobody uses are bounded, and others are answered meanwhile (C55)', async () => {
  const idle = Array.from({ length: 1_600 }, () => {
    const socket = connect(served.port, 'localhost').on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\n');
    return socket;
  });
  await vi.waitFor(
    () => expect(idle.filter(({ closed }) => closed).length).toBeGreaterThanOrEqual(100),
    60_000,
  );
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => hear(served.port, 'GET /health HTTP/1.0\r\n\r\n')),
  );
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(18);
  for (const socket of idle) socket.destroy();
});

test('requests that are broken off write no line into the log, however many (C37, C55)', async () => {
  const said = served.run.err + served.run.out;
  const form = 'Content-Type: application/x-www-form-urlencoded';
  const begun = [
    `POST ${routes.signInNow.url()} HTTP/1.1\r\nHost: localhost\r\nOrigin: ${peoplesAddress}\r\n${form}\r\nContent-Length: 900\r\n\r\nname=`,
    `GET ${routes.principles.url()} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n`,
    `GET ${routes.source.url()} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    'GET / HTTP/1.1\r\nHost: loc',
  ];
  for (let round = 0; round < 25; round += 1)
    await Promise.all(
      begun.map(async (text, place) => {
        const socket = connect(served.port, 'localhost').on('error', () => undefined);
        socket.write(text);
        await pause(place * 5 + round);
        socket.resetAndDestroy();
      }),
    );
  await served.health();
  await pause(500);
  expect(served.run.err + served.run.out).toBe(said);
});
