import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { exitCodes } from '../../src/database/cannotStart.ts';
import { Person } from '../support/people.ts';
import { buildProgram } from './build.ts';
import { askAt, pairOn, peoplesAddress, proposeTo, verdictOn } from './pair.ts';
import { databaseProcesses, dropFolders, Served } from './program.ts';
import { expectRefusal, expectSentence } from './refusal.ts';
import { withSmallDisk } from './smallDisk.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
beforeAll(() => {
  program = buildProgram(inject('programFolder'));
});
afterAll(dropFolders);

test('on a disk that is too small for a database, starting says so and leaves nothing running (C45)', (context) =>
  withSmallDisk(context, 12, async (disk) => {
    const data = join(disk.folder, 'data');
    await expectRefusal(program, { ALONGSIDE_DATA: data }, 'disk-full', /no room left for/);
    disk.fill();
    await expectRefusal(program, { ALONGSIDE_DATA: data }, 'disk-full', /no room left for/);
    expect(databaseProcesses(disk.folder)).toEqual([]);
  }));

test('on a disk that may only be read, starting says so (C45)', (context) =>
  withSmallDisk(context, 160, async (disk) => {
    const data = join(disk.folder, 'data');
    await (await Served.start(program, { ALONGSIDE_DATA: data })).run.stop();
    disk.seal();
    await expectRefusal(program, { ALONGSIDE_DATA: data }, 'not-writable', /cannot be written/);
    await expectRefusal(program, { ALONGSIDE_DATA: `${data}-new` }, 'not-writable', /cannot be written/);
    await expectRefusal(program, { ALONGSIDE_DATA: '/proc/data' }, 'not-writable', /cannot be written/);
    expect(databaseProcesses(disk.folder)).toEqual([]);
  }));

test('a disk that runs full under it: nothing confirmed is lost, and room is all it needs (C45)', (context) =>
  withSmallDisk(context, 160, async (disk) => {
    const data = join(disk.folder, 'data');
    const settings = { ALONGSIDE_DATA: data, ALONGSIDE_ORIGIN: peoplesAddress };
    let served = await Served.start(program, settings);
    const { ada, bo, partnership } = await pairOn(
      askAt(() => served.address),
      served.setUpLink,
    );
    disk.fill();
    const confirmed = [partnership];
    let refused = 0;
    while (refused === 0 && !served.run.over) {
      const made = await proposeTo(ada, bo, `Number ${confirmed.length}`).catch(() => null);
      if (made) confirmed.push(made);
      else refused += 1;
    }
    // It answers with a page that says so, or PostgreSQL gives up and it ends with a sentence.
    if (!served.run.over && (await served.health().catch(() => 0)) === 200) {
      expect(ada.page.text).toMatch(/no room/i);
      expect(ada.page.status).toBe(503);
      await served.run.stop();
    }
    while (!served.run.over) await pause(20);
    const ended = await served.run.ended;
    if (ended.code !== 0) {
      expect(ended.code).toBe(exitCodes['server-failed']);
      expectSentence(ended.err.trimEnd().split('\n').at(-1) ?? '');
    }
    await expectRefusal(program, settings, 'disk-full', /no room left for/);
    disk.empty();
    served = await Served.start(program, settings);
    const again = Object.assign(new Person(askAt(() => served.address)), { cookie: ada.cookie });
    for (const known of confirmed) expect(await verdictOn(again, known)).toMatchObject({ ok: true });
    await served.run.stop();
  }));
