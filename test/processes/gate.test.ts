import { type ChildProcess, fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Target } from '../../src/database/connection.ts';
import { openFor } from '../../src/launch/gate.ts';
import type { Address, ToLauncher } from '../../src/launch/messages.ts';
import { dropFolders, freePort, newFolder } from './program.ts';

const folder = newFolder();
const nowhere: Address = { path: join(folder, '.s.PGSQL.5432') };
const targetAt = (host: string, port: number): Target => ({ host, port, database: 'd', user: 'u' });
const patience = 300;

let child: ChildProcess;
let [closed, listening] = [0, 0];
const silent = createServer();
beforeAll(async () => {
  closed = await freePort();
  listening = await freePort();
  await new Promise<void>((resolve) => silent.listen(listening, 'localhost', resolve));
  child = fork(join(import.meta.dirname, 'asking.ts'), { serialization: 'advanced' });
  const targets = [
    targetAt(folder, 5432),
    targetAt('localhost', closed),
    targetAt('localhost', listening),
    targetAt('no-such-name.invalid', 5432),
  ];
  const open = openFor(child, targets, patience);
  child.on('message', (message: ToLauncher) => {
    if (message.kind === 'connect' && message.address !== 'reader') void open(message.ask, message.address);
  });
});
afterAll(() => {
  child.kill();
  silent.close();
  dropFolders();
});

const tried = (address: Address): Promise<string> =>
  new Promise((resolve) => {
    const hear = (message: { kind: string; code?: string }): void => {
      if (message.kind !== 'tried') return;
      child.off('message', hear);
      resolve(message.code ?? '');
    };
    child.on('message', hear);
    child.send({ kind: 'try', address });
  });

test('whoever serves is told why the database cannot be reached, as the launcher found it', async () => {
  expect(await tried({ host: 'localhost', port: listening })).toBe('open');
  expect(await tried({ host: 'localhost', port: closed })).toBe('ECONNREFUSED');
  expect(await tried(nowhere)).toBe('ENOENT');
  expect(await tried({ host: 'no-such-name.invalid', port: 5432 })).toMatch(
    /^(?:ENOTFOUND|EAI_AGAIN|ETIMEDOUT)$/,
  );
});

test('it may reach nothing but the database, and is told that it may not', async () => {
  expect(await tried({ host: 'localhost', port: closed + 1 })).toBe('EACCES');
});
