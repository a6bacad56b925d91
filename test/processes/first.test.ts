import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import { askAt, pairOn, peoplesAddress, verdictOn } from './pair.ts';
import { dropFolders, newFolder, Served, type Settings } from './program.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
let server: ExternalServer;
const data = newFolder();
const at = (): Settings => ({
  ALONGSIDE_DATA: data,
  ALONGSIDE_ORIGIN: peoplesAddress,
  DATABASE_URL: server.url('office', 'office'),
});
const pathOf = (link: string): string => link.replace(peoplesAddress, '');
beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
});
afterAll(async () => {
  await server?.stop();
  dropFolders();
});

test('two that start first, at once: the link that either printed opens the place at both, and after a restart', async () => {
  const [one, other] = await Promise.all([Served.start(program, at()), Served.start(program, at())]);
  const later = await Served.start(program, at());
  for (const link of [one, other, later].map(({ setUpLink }) => pathOf(setUpLink))) {
    expect(link).toMatch(/^\/set-up\/[\w-]{43}$/);
    for (const { address } of [one, other, later]) expect((await fetch(address + link)).status).toBe(200);
  }
  let turn = 0;
  const ask = askAt(() => (turn++ % 2 === 0 ? one : later).address);
  const { bo, partnership } = await pairOn(ask, other.setUpLink);
  expect(await verdictOn(bo, partnership)).toMatchObject({ ok: true });
  // It opened the place once.
  expect((await fetch(one.address + pathOf(one.setUpLink))).status).toBe(404);
  for (const served of [one, other, later])
    expect(await served.run.stop()).toMatchObject({ code: 0, err: '' });
});

test('another database with the same pepper has another link', async () => {
  await server.asAdmin((client) => client.query('drop database office'));
  await server.database('office', 'office');
  const first = await Served.start(program, at());
  const link = first.setUpLink;
  await first.run.stop();
  await server.asAdmin((client) => client.query('drop database office'));
  await server.database('office', 'office');
  const second = await Served.start(program, at());
  expect(second.setUpLink).not.toBe(link);
  expect((await fetch(second.address + pathOf(link))).status).toBe(404);
  await second.run.stop();
});
