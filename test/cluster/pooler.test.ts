import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { appRole } from '../../src/database/roles.ts';
import { buildProgram } from '../processes/build.ts';
import { ExternalServer } from '../processes/external.ts';
import { askAt, pairOn, proposeTo, verdictOn } from '../processes/pair.ts';
import { dropFolders, newFolder, Served, type Settings } from '../processes/program.ts';
import { expectRefusal } from '../processes/refusal.ts';
import { PgBouncer } from './pgBouncer.ts';
import { missing } from './programs.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const reason = missing({ pgbouncer: 'pgbouncer' });
if (reason) console.warn(`Left out, behind PgBouncer: ${reason}.`);

describe.skipIf(reason !== null)('behind PgBouncer that lends connections by the transaction', () => {
  let program: string;
  let server: ExternalServer;
  let pooler: PgBouncer;
  beforeAll(async () => {
    program = buildProgram(inject('programFolder'));
    server = await ExternalServer.start();
    await server.role('office', 'createrole');
    await server.database('office', 'office');
    await server.asAdmin((client) => client.query(`create role ${appRole} login noinherit password 'known'`));
    const users = { [appRole]: 'known', office: 'only for tests' };
    pooler = await PgBouncer.start({ port: server.port, users, mode: 'transaction', size: 3 });
  });
  afterAll(async () => {
    pooler?.stop();
    await server?.stop();
    dropFolders();
  });
  const settings = (more: Settings): Settings => ({ ALONGSIDE_DATA: data, ...more });
  const data = newFolder();

  test('two processes serve people as ever, with fewer connections to the server than they open', async () => {
    const at = settings({
      ALONGSIDE_ORIGIN: 'http://localhost:8080',
      DATABASE_URL: server.url('office', 'office'),
      DATABASE_APP_URL: pooler.url(appRole, 'office', 'known'),
    });
    const one = await Served.start(program, at);
    const other = await Served.start(program, at);
    let turn = 0;
    const ask = askAt(() => (turn++ % 2 === 0 ? one : other).address);
    const { ada, bo, partnership } = await pairOn(ask, other.setUpLink);
    await Promise.all(['One', 'Two', 'Three'].map((title) => proposeTo(ada, bo, title)));
    expect(await verdictOn(bo, partnership)).toMatchObject({ ok: true });
    const { rows } = await server.asAdmin((client) =>
      client.query(`select count(*)::int as open from pg_stat_activity where usename = '${appRole}'`),
    );
    expect(rows[0]?.open).toBeLessThanOrEqual(3);
    for (const served of [one, other]) expect(await served.run.stop()).toMatchObject({ code: 0, err: '' });
  });

  test('the owner’s address through it is refused: no lock would hold there', async () => {
    const at = settings({ DATABASE_URL: pooler.url('office', 'office', 'only for tests') });
    await expectRefusal(program, at, 'owner-pooled', /DATABASE_APP_URL/);
  });

  test('what an address asks for, and a pooler does not pass on, is told', async () => {
    const at = settings({
      DATABASE_URL: server.url('office', 'office'),
      DATABASE_APP_URL: `${pooler.url(appRole, 'office', 'known')}?options=-csearch_path%3Dours`,
    });
    await expectRefusal(program, at, 'options-refused', /DATABASE_APP_URL/);
  });
});
