import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { buildProgram } from '../processes/build.ts';
import { Sent } from '../processes/crash/acts.ts';
import { Chance } from '../processes/crash/chance.ts';
import { Checks } from '../processes/crash/checks.ts';
import { Load, type World } from '../processes/crash/load.ts';
import { ExternalServer } from '../processes/external.ts';
import { pairOn, pairWith, peoplesAddress } from '../processes/pair.ts';
import { dropFolders, freePort, newFolder, Served, type Settings } from '../processes/program.ts';
import { expectRefusal } from '../processes/refusal.ts';
import type { Ask } from '../support/visitor.ts';
import { buildEarlier, mayServeBeside, noHistory } from './earlier.ts';
import { HaProxy } from './haProxy.ts';
import { missing } from './programs.ts';
import { here } from './signals.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 600_000 });

const reason = missing({ haproxy: 'haproxy' }) ?? noHistory();
if (reason) console.warn(`Left out, two versions at once: ${reason}.`);

/** The style sheets that a page of this process names. */
const sheetsOf = async ({ address }: Served): Promise<string[]> => {
  const page = await (await fetch(address + routes.signIn.url())).text();
  return [...page.matchAll(/<link[^>]+href="(\/assets\/[^"]+\.css)"/g)].map(([, path]) => path ?? '');
};

describe.skipIf(reason !== null)('an earlier version and this one, at once behind one proxy', () => {
  let programs: { before: string; today: string };
  let server: ExternalServer;
  let proxy: HaProxy;
  let served: [Served, Served];
  let at: (port: number) => Settings;
  const ports = { web: 0, own: [0, 0] as [number, number] };
  beforeAll(async () => {
    programs = {
      before: buildEarlier(join(newFolder(), 'earlier')),
      today: buildProgram(inject('programFolder')),
    };
    server = await ExternalServer.start();
    await server.role('office', 'createrole');
    await server.database('office', 'office');
    ports.web = await freePort();
    ports.own = [await freePort(), await freePort()];
    const database = { port: await freePort(), nodes: [] };
    proxy = await HaProxy.start({ database, web: { port: ports.web, served: ports.own }, closes: true });
    const data = newFolder();
    at = (port) => ({
      ALONGSIDE_DATA: data,
      ALONGSIDE_ORIGIN: peoplesAddress,
      HOST: here,
      PORT: String(port),
      DATABASE_URL: server.url('office', 'office'),
    });
    // One after the other: each start of that version makes a link anew.
    const one = await Served.start(programs.before, at(ports.own[0]));
    served = [one, await Served.start(programs.before, at(ports.own[1]))];
  });
  afterAll(async () => {
    proxy?.stop();
    for (const one of served ?? []) if (!one.run.over) await one.run.stop();
    await server?.stop();
    dropFolders();
  });

  /** Told to stop as a service is, and this version in its place. */
  const replace = async (which: 0 | 1): Promise<void> => {
    expect(await served[which].run.stop()).toMatchObject({ code: 0 });
    served[which] = await Served.start(programs.today, at(ports.own[which]));
  };

  test('one is replaced after the other under load: no 500, no page without its sheets, nothing lost', async () => {
    const broken: string[] = [];
    const ask: Ask = async (path, init) => {
      const answer = await fetch(`http://${here}:${ports.web}${path}`, { ...init, redirect: 'manual' });
      if (answer.status === 500) broken.push(`${init?.method ?? 'GET'} ${path}`);
      return answer;
    };
    const chance = new Chance(7);
    const first = await pairOn(ask, served[1].setUpLink);
    const world: World = {
      ...{ ask, chance, sent: new Sent(), pairs: [first, await pairWith(ask, first.ada, 'Cy')] },
    };
    const checks = new Checks(world);
    let load = new Load(world);
    let working = load.run();
    await pause(2_000);
    const before = await sheetsOf(served[0]);
    if (mayServeBeside(programs.before)) await replace(0);
    else {
      await expectRefusal(programs.today, at(await freePort()), 'earlier-serves', /earlier version/);
      await Promise.all(served.map((one) => one.run.stop()));
      served = [await Served.start(programs.today, at(ports.own[0])), served[1]];
    }
    const today = await sheetsOf(served[0]);
    expect([before.length, today.length]).not.toContain(0);
    const both = [...new Set([...before, ...today])];
    for (const { address } of served.filter(({ run }) => !run.over))
      for (const sheet of both) {
        const answer = await fetch(address + sheet);
        expect([sheet, answer.status, answer.headers.get('content-type')]).toEqual([
          sheet,
          200,
          expect.stringContaining('text/css'),
        ]);
      }
    await pause(2_000);
    load.end();
    await working;
    await world.sent.sendAgain();
    await checks.acknowledged();
    const midway = world.sent.acknowledged.length;
    load = new Load(world);
    working = load.run();
    await pause(1_000);
    if (!served[1].run.over) await replace(1);
    await pause(2_000);
    load.end();
    await working;
    await world.sent.sendAgain();
    await checks.acknowledged();
    expect(world.sent.acknowledged.length).toBeGreaterThan(midway);
    expect(midway).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  });
});
