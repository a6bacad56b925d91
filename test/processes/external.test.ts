import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { appRole, auditorRole } from '../../src/database/roles.ts';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import { oldServer } from './oldServer.ts';
import { dropFolders, freePort, newFolder, run, Served, type Settings } from './program.ts';
import { expectRefusal } from './refusal.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
let server: ExternalServer;
const data = newFolder();
const settings = (more: Settings): Settings => ({ ALONGSIDE_DATA: data, ...more });
const asAdmin = (statement: string, database?: string) =>
  server.asAdmin((client) => client.query(statement), database);

beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
  await server.role('keeper');
  await server.database('kept', 'keeper');
});
afterAll(async () => {
  await server.stop();
  dropFolders();
});

/** Starts, is ready, and stops. */
const expectStart = async (more: Settings): Promise<void> => {
  const served = await Served.start(program, settings(more));
  expect(await served.health()).toBe(200);
  expect(await served.run.stop()).toMatchObject({ code: 0, err: '' });
};

describe('on a PostgreSQL of your own', () => {
  test('an owner who may make roles is all it takes', async () => {
    await expectStart({ DATABASE_URL: server.url('office', 'office') });
    await expectStart({ DATABASE_URL: server.url('office', 'office') });
    const { rows } = await asAdmin(`select rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolbypassrls
      from pg_roles where rolname = '${appRole}'`);
    expect(rows.flatMap((row) => Object.values(row))).toEqual([false, false, false, false, false]);
  });

  test('another pepper is refused before it takes the password from whoever serves with the right one', async () => {
    const office = { DATABASE_URL: server.url('office', 'office') };
    const serving = await Served.start(program, settings(office));
    const password = `select rolpassword from pg_authid where rolname = '${appRole}'`;
    const before = (await asAdmin(password)).rows;
    const other = { ...office, ALONGSIDE_DATA: newFolder() };
    await expectRefusal(program, other, 'other-pepper', /forget-pepper/);
    expect((await asAdmin(password)).rows).toEqual(before);
    expect(await serving.health()).toBe(200);
    expect(await serving.run.stop()).toMatchObject({ code: 0, err: '' });
    const forgetting = run(program, ['bin/alongside.js', 'forget-pepper'], settings(other)).ended;
    expect(await forgetting).toMatchObject({ code: 0, err: '' });
    await expectStart(other);
    await expectRefusal(program, settings(office), 'other-pepper', /pepper/);
    await run(program, ['bin/alongside.js', 'forget-pepper'], settings(office)).ended;
    await expectStart(office);
  });

  test('an owner who may not make roles, with a role made for the application', async () => {
    await asAdmin(`alter role ${appRole} password 'a password of its own'`);
    await expectStart({
      DATABASE_URL: server.url('keeper', 'kept'),
      DATABASE_APP_URL: server.url(appRole, 'kept', 'a password of its own'),
    });
  });

  test('each role that is missing is named', async () => {
    await asAdmin(`alter role ${auditorRole} rename to away`);
    const kept = settings({ DATABASE_URL: server.url('keeper', 'kept') });
    await expectRefusal(program, kept, 'roles-refused', new RegExp(auditorRole));
    await asAdmin(`alter role away rename to ${auditorRole}`);
    // The role is there, and another installation's.
    await expectRefusal(program, kept, 'role-taken', /database office/);
    await asAdmin(`revoke connect on database office from ${appRole}`);
    // It is nobody's, but this owner cannot give it the password that belongs to her pepper.
    await expectRefusal(program, kept, 'roles-refused', new RegExp(appRole));
  });
});

describe('it does not start where row-level security could be passed by (C21)', () => {
  const weakened: [what: string, weaken: string, mend: string][] = [
    ['superuser', 'superuser', 'nosuperuser'],
    ['bypasses-rows', 'bypassrls', 'nobypassrls'],
    ['makes-roles', 'createrole', 'nocreaterole'],
  ];
  test.each(weakened)('%s', async (what, weaken, mend) => {
    await asAdmin(`alter role ${appRole} ${weaken}`);
    const office = settings({ DATABASE_URL: server.url('office', 'office') });
    await asAdmin(`alter role ${appRole} password 'known'`);
    const known = { ...office, DATABASE_APP_URL: server.url(appRole, 'office', 'known') };
    await expectRefusal(program, known, 'can-bypass', new RegExp(what));
    await asAdmin(`alter role ${appRole} ${mend}`);
  });

  test('the application as the owner', async () => {
    const own = settings({
      DATABASE_URL: server.url('office', 'office'),
      DATABASE_APP_URL: server.url('office', 'office'),
    });
    await expectRefusal(program, own, 'setting', /DATABASE_APP_URL/);
    await asAdmin(`grant keeper to ${appRole}`);
    await asAdmin(`alter role ${appRole} password 'known'`);
    const member = { ...own, DATABASE_APP_URL: server.url(appRole, 'office', 'known') };
    await expectRefusal(program, member, 'can-bypass', /member-of-role/);
    await asAdmin(`revoke keeper from ${appRole}`);
    await asAdmin(`create table of_the_app (one int); alter table of_the_app owner to ${appRole}`, 'office');
    await expectRefusal(program, member, 'can-bypass', /owns-something/);
    await asAdmin('drop table of_the_app', 'office');
  });
});

describe('what is not as it must be is one sentence with an exit code of its own', () => {
  test('nobody answers', async () => {
    const url = `postgres://office@localhost:${await freePort()}/office`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'unreachable', /DATABASE_URL/);
    const noDatabase = settings({ DATABASE_URL: server.url('office', 'nothing') });
    await expectRefusal(program, noDatabase, 'unreachable', /DATABASE_URL/);
  });

  test('a wrong password, of the owner or of the application', async () => {
    const wrong = settings({ DATABASE_URL: server.url('office', 'office', 'wrong') });
    await expectRefusal(program, wrong, 'owner-refused', /DATABASE_URL/);
    const app = {
      DATABASE_URL: server.url('office', 'office'),
      DATABASE_APP_URL: server.url(appRole, 'office', 'wrong'),
    };
    await expectRefusal(program, settings(app), 'app-refused', /DATABASE_APP_URL/);
  });

  test('somebody who does not own the database', async () => {
    const guest = settings({ DATABASE_URL: server.url('office', 'kept') });
    await expectRefusal(program, guest, 'owner-rights', /owner of the database/);
  });

  test('an address of the application that is another database', async () => {
    await server.database('other', 'office');
    await asAdmin(`alter role ${appRole} password 'known'`);
    const two = {
      DATABASE_URL: server.url('office', 'office'),
      DATABASE_APP_URL: server.url(appRole, 'other', 'known'),
    };
    await expectRefusal(program, settings(two), 'setting', /DATABASE_APP_URL/);
  });

  test('an encoding that cannot hold every name', async () => {
    await server.database('narrow', 'office', "encoding 'LATIN1'");
    const narrow = settings({ DATABASE_URL: server.url('office', 'narrow') });
    await expectRefusal(program, narrow, 'wrong-encoding', /LATIN1.*UTF8/);
  });

  test('a server that is too old', async () => {
    const { url, server: old } = await oldServer('140012');
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'old-server', /PostgreSQL 14.*15/);
    old.close();
  });

  test('a server that could lose what it confirmed (C42)', async () => {
    await asAdmin(`alter role ${appRole} set synchronous_commit = off`);
    await asAdmin(`alter role ${appRole} password 'known'`);
    const office = {
      DATABASE_URL: server.url('office', 'office'),
      DATABASE_APP_URL: server.url(appRole, 'office', 'known'),
    };
    await expectRefusal(program, settings(office), 'not-durable', /synchronous_commit/);
    await asAdmin(`alter role ${appRole} reset synchronous_commit`);
    for (const setting of ['fsync', 'full_page_writes']) {
      await asAdmin(`alter system set ${setting} = off`);
      await asAdmin('select pg_reload_conf()');
      await expectRefusal(program, settings(office), 'not-durable', new RegExp(setting));
      await asAdmin(`alter system reset ${setting}`);
      await asAdmin('select pg_reload_conf()');
    }
    await expectStart(office);
  });
});
