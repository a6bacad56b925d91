import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { targetOf } from '../../src/database/address/address.ts';
import { onlyAdd } from '../../src/database/beside.ts';
import { migrations } from '../../src/database/migrate.ts';
import { appRole } from '../../src/database/roles.ts';
import { restoreState, states } from '../upgrade/state.ts';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import { dropFolders, newFolder, Served, type Settings } from './program.ts';
import { expectRefusal } from './refusal.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

const [state] = states().filter(({ name }) => name === '79c2f20');
let program: string;
let server: ExternalServer;
let settings: Settings;
beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
  if (!state) throw new Error('that state is not here');
  await restoreState(targetOf(server.url('office', 'office')), state);
  await server.asAdmin((client) => client.query(`alter role ${appRole} password 'known'`));
  settings = {
    ALONGSIDE_DATA: newFolder(),
    ALONGSIDE_PEPPER_COMMAND: `echo ${state.pepper}`,
    DATABASE_URL: server.url('office', 'office'),
    DATABASE_APP_URL: server.url(appRole, 'office', 'known'),
  };
});
afterAll(async () => {
  await server?.stop();
  dropFolders();
});

test('each migration that counts as only adding is one that has landed', () => {
  expect(migrations.map(({ name }) => name)).toEqual(expect.arrayContaining([...onlyAdd]));
});

const applied = async (): Promise<string[]> =>
  server.asAdmin(
    async (client) =>
      (await client.query('select name from migration order by 1')).rows.map(({ name }) => name),
    'office',
  );

test('while an earlier version serves, tables that it reads are not changed; once it is gone, they are (C47)', async () => {
  const earlier = new pg.Client(server.url(appRole, 'office', 'known'));
  earlier.on('error', () => {});
  await earlier.connect();
  const before = await applied();
  await expectRefusal(
    program,
    settings,
    'earlier-serves',
    /earlier version.*0003_statements changes what it reads/,
  );
  expect(await applied()).toEqual(before);
  // One that is just ending is waited for.
  const starting = Served.start(program, settings);
  await pause(1_500);
  await earlier.end();
  const served = await starting;
  expect(await served.health()).toBe(200);
  expect((await applied()).length).toBeGreaterThan(before.length);
  // Beside its own version one starts as ever.
  const second = await Served.start(program, settings);
  for (const one of [served, second]) expect(await one.run.stop()).toMatchObject({ code: 0, err: '' });
});
