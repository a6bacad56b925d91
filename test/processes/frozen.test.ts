import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { Relay } from '../support/relay.ts';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import { askAt, pairOn } from './pair.ts';
import { dropFolders, newFolder, Served } from './program.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let server: ExternalServer;
let relay: Relay;
let served: Served;
beforeAll(async () => {
  const program = buildProgram(inject('programFolder'));
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
  relay = await Relay.start(server.admin);
  const url = server.url('office', 'office').replace(`:${server.port}/`, `:${relay.port}/`);
  served = await Served.start(program, {
    ALONGSIDE_DATA: newFolder(),
    ALONGSIDE_ORIGIN: 'http://localhost:8080',
    DATABASE_URL: url,
  });
});
afterAll(async () => {
  relay?.stop();
  await server?.stop();
  dropFolders();
});

test('a leader that freezes while nobody closes its connections: it comes back, and can be stopped', async () => {
  const { ada } = await pairOn(
    askAt(() => served.address),
    served.setUpLink,
  );
  relay.freeze();
  const page = await ada.get(routes.home.url());
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await served.health()).toBe(503);
  relay.failOver();
  const from = performance.now();
  while ((await served.health()) !== 200) await pause(50);
  // What was waited for before the other one led may hold it up as long as an answer is waited for, and no longer.
  expect(performance.now() - from).toBeLessThan(20_000);
  expect((await ada.get(routes.home.url())).status).toBe(200);
  relay.freeze();
  await pause(200);
  const told = performance.now();
  await served.run.stop();
  expect(performance.now() - told).toBeLessThan(20_000);
});
