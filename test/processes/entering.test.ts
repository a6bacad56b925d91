import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { targetOf } from '../../src/database/address/address.ts';
import { appRole, auditorRole } from '../../src/database/roles.ts';
import { startAt } from '../../src/database/start.ts';
import { buildProgram } from './build.ts';
import { ExternalServer } from './external.ts';
import { dropFolders, newFolder, Served, type Settings } from './program.ts';
import { expectRefusal } from './refusal.ts';
import { mayRun } from './rights.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let program: string;
let server: ExternalServer;
const settings = (more: Settings): Settings => ({ ALONGSIDE_DATA: newFolder(), ...more });
const asAdmin = (statement: string, database?: string) =>
  server.asAdmin((client) => client.query(statement), database);

beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  server = await ExternalServer.start();
  await server.role('office', 'createrole');
  await server.database('office', 'office');
});
afterAll(async () => {
  await server.stop();
  dropFolders();
});

const pepper = Buffer.alloc(32, 5);
const pepperFile = (): string => {
  const file = join(newFolder(), 'pepper');
  writeFileSync(file, pepper.toString('base64'), { mode: 0o600 });
  return file;
};
const startHere = async (): Promise<void> => {
  await startAt(targetOf(server.url('office', 'office')), null, pepper);
};

describe('a first start of several at once, on a server without the roles', () => {
  const dropRoles = async (): Promise<void> => {
    await asAdmin(`drop owned by ${appRole}, ${auditorRole}`, 'office');
    await asAdmin(`drop role ${appRole}, ${auditorRole}`);
  };

  test('waits for whoever changes the role at that moment, instead of taking it for a missing right', async () => {
    await startHere();
    await asAdmin(`alter role ${appRole} password 'another'`);
    await server.asAdmin(async (client) => {
      await client.query(`begin; alter role ${appRole} connection limit 90`);
      const starting = startHere();
      starting.catch(() => {});
      while ((await asAdmin('select 1 from pg_locks where not granted')).rowCount === 0) await pause(10);
      await client.query('commit');
      await expect(starting).resolves.toBeUndefined();
    });
  });

  test('lets each of them in, round after round', async () => {
    for (let round = 0; round < 6; round += 1) {
      await dropRoles();
      await Promise.all([startHere(), startHere(), startHere()]);
    }
  });
});

describe('two installations on one server', () => {
  test('the second refuses to start and says whose the role is; the first goes on', async () => {
    await server.database('second', 'office');
    await asAdmin(`alter role ${appRole} password 'another'`);
    const first = await Served.start(program, {
      ALONGSIDE_DATA: newFolder(),
      ALONGSIDE_PEPPER_FILE: pepperFile(),
      DATABASE_URL: server.url('office', 'office'),
    });
    const second = settings({ DATABASE_URL: server.url('office', 'second') });
    await expectRefusal(program, second, 'role-taken', /database office.*DATABASE_APP_URL/);
    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${appRole}'`);
    await pause(300);
    expect(await first.health()).toBe(200);
    await first.run.stop();
    // It left nothing behind that would keep the first one from its role later.
    await asAdmin(`alter role ${appRole} password 'lost'`);
    await startHere();
  });
});

describe('the address', () => {
  test('its search path is kept to: no table is made anywhere else', async () => {
    await asAdmin('create schema ours authorization office', 'office');
    const url = `${server.url('office', 'office')}?options=-csearch_path%3Dours`;
    await startAt(targetOf(url), null, pepper);
    const { rows } = await asAdmin(
      "select count(*)::int as tables from pg_tables where schemaname = 'ours'",
      'office',
    );
    expect(rows[0]?.tables).toBeGreaterThan(50);
  });

  test('a search path in which nothing is there is told', async () => {
    const url = `${server.url('office', 'office')}?options=-csearch_path%3Dnowhere`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'schema-missing', /nowhere/);
  });

  test('several servers in one address', async () => {
    const url = `postgres://office:x@localhost:${server.port},localhost:1/office`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'several-hosts', /DATABASE_URL.*HAProxy/);
  });

  test('a file of a signer that is not there', async () => {
    const url = `${server.url('office', 'office')}?sslmode=verify-full&sslrootcert=/nowhere/ca.pem`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'file-missing', /nowhere.ca\.pem/);
  });

  test('a server that only reads', async () => {
    await asAdmin('alter role office in database second set default_transaction_read_only = on');
    const url = server.url('office', 'second');
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'read-only', /only reads/);
  });

  test('encryption that is asked for and not offered', async () => {
    const url = `${server.url('office', 'office')}?sslmode=verify-full`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'tls-missing', /encryption/);
  });
});

describe('a server that encrypts', () => {
  const key = () => join(server.folder, 'server.key');
  const certificate = () => join(server.folder, 'server.crt');

  beforeAll(async () => {
    expect(mayRun('openssl', ['version'])).toBe(true);
    const subject = ['-subj', '/CN=db.example', '-addext', 'subjectAltName=DNS:db.example'];
    const made = spawnSync('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject],
      ...['-keyout', key(), '-out', certificate()],
    ]);
    expect(made.status).toBe(0);
    chmodSync(key(), 0o600);
    const user = server.user;
    if (user) chownSync(key(), user.uid, user.gid);
    await asAdmin(`alter system set ssl_key_file = '${key()}'`);
    await asAdmin(`alter system set ssl_cert_file = '${certificate()}'`);
    await asAdmin('alter system set ssl = on');
    await asAdmin('select pg_reload_conf()');
    await pause(500);
  });

  test('by a certificate that nobody here trusts', async () => {
    const url = `${server.url('office', 'office')}?sslmode=verify-full`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'tls-unknown', /sslrootcert/);
  });

  test('by a certificate for another name', async () => {
    const url = `${server.url('office', 'office')}?sslmode=verify-full&sslrootcert=${certificate()}`;
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'tls-name', /another name/);
  });

  test('and lets in nobody who does not', async () => {
    await server.onlyEncrypted();
    const url = server.url('office', 'office');
    await expectRefusal(program, settings({ DATABASE_URL: url }), 'tls-wanted', /sslmode=verify-full/);
  });
});
