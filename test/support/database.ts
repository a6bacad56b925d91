import { randomBytes } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { clientConfig, connected, type Target } from '../../src/database/connection.ts';
import { Database } from '../../src/database/open.ts';
import { appRole } from '../../src/database/roles.ts';
import { appPassword } from '../../src/database/start.ts';
import type { Tables } from '../../src/database/tables/all.ts';

/** The server of this test run; `admin` makes databases on it, `owner` migrates them. */
export type TestServer = { prefix: string; template: string; admin: Target; owner: string; ours: boolean };

/** A pepper for tests: it keeps nothing secret. */
export const testPepper = Buffer.alloc(32, 7);

export type TestDatabase = {
  database: Database;
  /** Past every policy, for looking at rows as they are: the superuser on our own server, the owner elsewhere. */
  owner: pg.Pool;
  /** The same, typed: for facts that a test needs and no form makes. */
  facts: Kysely<Tables>;
  /** As the migrator connects, and as the application does: for raw SQL under row-level security. */
  targets: { owner: Target; app: Target };
  name: string;
  /** Leaves the database as it is, with nobody connected: others can be copied from it, by its name. */
  rest: () => Promise<void>;
  drop: () => Promise<void>;
};

const appTarget = ({ admin, ours }: TestServer, database: string): Target => ({
  ...admin,
  database,
  user: appRole,
  ...(ours ? {} : { password: appPassword(testPepper) }),
});

type Wanted = { migrated?: boolean; copyOf?: string };

/** A fresh database of one's own, migrated unless asked otherwise. Call `drop` when the file is done. */
export const testDatabase = async ({ migrated = true, copyOf }: Wanted = {}): Promise<TestDatabase> => {
  const server = inject('testServer');
  const { admin, prefix, template } = server;
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  const [as, from] = [pg.escapeIdentifier(server.owner), copyOf ?? (migrated ? template : 'template0')];
  await connected(admin, (client) => client.query(`create database ${name} owner ${as} template ${from}`));
  const targets = { owner: { ...admin, user: server.owner, database: name }, app: appTarget(server, name) };
  const database = new Database(targets.app);
  const owner = new pg.Pool({ ...clientConfig({ ...admin, database: name }), max: 3 });
  owner.on('error', () => {});
  const facts = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: owner }) });
  let resting = false;
  const rest = async (): Promise<void> => {
    if (resting) return;
    resting = true;
    await database.close();
    await facts.destroy();
    // Kysely ends a pool only if it was the one to use it.
    if (!owner.ended) await owner.end();
  };
  const drop = async (): Promise<void> => {
    await rest();
    await connected(admin, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { database, owner, facts, targets, name, rest, drop };
};
