import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { targetOf } from '../src/database/address/address.ts';
import { connected } from '../src/database/connection.ts';
import { startEmbedded } from '../src/database/embedded/server.ts';
import { ownerRole } from '../src/database/roles.ts';
import { prepare, startAt } from '../src/database/start.ts';
import { type TestServer, testPepper } from './support/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** A migrated database that every test's own is copied from. */
const makeTemplate = async ({ admin, owner, template }: TestServer): Promise<void> => {
  const as = pg.escapeIdentifier(owner);
  await connected(admin, (client) =>
    client.query(`create database ${template} owner ${as} template template0`),
  );
  await connected({ ...admin, user: owner, database: template }, prepare);
};

/** One started here, for the length of the run. */
const startOurs = async (prefix: string): Promise<{ server: TestServer; stop: () => Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-test-'));
  chmodSync(folder, 0o711);
  const { superuser, stop } = await startEmbedded(folder);
  const server = { prefix, template: `${prefix}template`, admin: superuser, owner: ownerRole, ours: true };
  return {
    server,
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const dropAll = ({ admin, prefix }: TestServer): Promise<void> =>
  connected(admin, async (client) => {
    const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [
      prefix,
    ]);
    for (const { datname } of rows)
      await client.query(`drop database ${pg.escapeIdentifier(datname)} with (force)`);
  });

/** A server of your own, where DATABASE_URL names one. */
const reach = (prefix: string, url: string): { server: TestServer; stop: () => Promise<void> } => {
  const admin = targetOf(url);
  const server = { prefix, template: `${prefix}template`, admin, owner: admin.user, ours: false };
  return { server, stop: () => dropAll(server) };
};

/** One server for the whole run, with a template in it. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const prefix = `alongside_test_${randomBytes(4).toString('hex')}_`;
  const url = process.env['DATABASE_URL'];
  const { server, stop } = url ? reach(prefix, url) : await startOurs(prefix);
  try {
    await makeTemplate(server);
    const { template: database } = server;
    if (url) await startAt({ ...server.admin, database }, null, testPepper);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('testServer', server);
  return stop;
}
