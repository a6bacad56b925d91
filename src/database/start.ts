import { hkdfSync } from 'node:crypto';
import type pg from 'pg';
import { CannotStart, onDisk } from './cannotStart.ts';
import { connected, type Target, targetOf } from './connection.ts';
import { startEmbedded } from './embedded.ts';
import { type Migration, migrate, migrations } from './migrate.ts';
import { type Database, openDatabase } from './open.ts';
import { asOwner, wrongCredentials } from './owner.ts';
import { appRole, ensureRoles, grantEntry, setAppPassword } from './roles.ts';
import { scramVerifier } from './scram.ts';
import { troubleFrom } from './trouble.ts';

export type Stores = { dataFolder: string; databaseUrl: string | null; databaseAppUrl: string | null };

export type Running = {
  database: Database;
  /** The owner's entry: for setting up, backing up, restoring and rewriting, never for serving a request. */
  owner: Target;
  /** Of a server of our own: for its log alone. Null elsewhere. */
  superuser: Target | null;
  /** Settles if the server ends without being told to; never for a server that is not ours. */
  ended: Promise<void>;
  stop: () => Promise<void>;
};

const oldest = 150_000;

const refuseUnfit = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query('show server_version_num');
  const version = Number(rows[0]?.server_version_num);
  if (version < oldest)
    throw new CannotStart('old-server', { found: Math.floor(version / 10_000), wanted: oldest / 10_000 });
  const { rows: said } = await client.query('show server_encoding');
  if (said[0]?.server_encoding !== 'UTF8')
    throw new CannotStart('wrong-encoding', { found: String(said[0]?.server_encoding) });
};

/** Roles, schema and entry, as the owner. */
export const prepare = async (client: pg.Client, ours: Migration[] = migrations): Promise<void> => {
  await refuseUnfit(client);
  await ensureRoles(client);
  await migrate(client, ours);
  await grantEntry(client);
};

const noSuchTable = '42P01';

/** The app's password comes from the pepper: every process with that pepper has it, and no file holds it. */
export const appPassword = (pepper: Uint8Array): string =>
  Buffer.from(hkdfSync('sha256', pepper, new Uint8Array(0), 'alongside/1 database app role', 32)).toString(
    'hex',
  );

/** Can the app's role come in? Only a refused password is answered with a new one. */
const isLetIn = async (app: Target): Promise<boolean> => {
  try {
    await connected(app, async () => {});
    return true;
  } catch (error) {
    if (wrongCredentials(troubleFrom(error).sqlstate)) return false;
    throw new CannotStart('unreachable', { host: app.host, database: app.database });
  }
};

const appOf = async (client: pg.Client, owner: Target, pepper: Uint8Array): Promise<Target> => {
  const app = { ...owner, user: appRole, password: appPassword(pepper) };
  if (!(await isLetIn(app))) await setAppPassword(client, scramVerifier(app.password));
  return app;
};

/** Prepares a server that is not ours and opens it as the app's role. */
export const startAt = async (
  owner: Target,
  appUrl: string | null,
  pepper: Uint8Array,
): Promise<Database> => {
  const app = await asOwner(owner, async (client) => {
    await prepare(client);
    return appUrl ? appAt(appUrl) : appOf(client, owner, pepper);
  });
  if (!(await isLetIn(app)))
    throw appUrl ? new CannotStart('app-refused') : new CannotStart('roles-refused', { role: app.user });
  try {
    return await openDatabase(app);
  } catch (error) {
    // What the owner has just made is not there: the app's address is another database's.
    if (troubleFrom(error).sqlstate === noSuchTable)
      throw new CannotStart('setting', { setting: 'DATABASE_APP_URL' });
    throw error;
  }
};

/** The policies know the app's role by its name: as anybody else it would see nothing. */
const appAt = (url: string): Target => {
  const app = targetOf(url);
  if (app.user !== appRole) throw new CannotStart('setting', { setting: 'DATABASE_APP_URL' });
  return app;
};

const startOurs = async (dataFolder: string): Promise<Running> => {
  const server = await startEmbedded(dataFolder);
  try {
    await onDisk(dataFolder, () => connected(server.owner, (client) => prepare(client)));
    const database = await openDatabase(server.app);
    const stop = async (): Promise<void> => {
      await database.close();
      await server.stop();
    };
    return { database, owner: server.owner, superuser: server.superuser, ended: server.ended, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

/** Starts or reaches the database, migrates it, and opens it as the app's role. Throws `CannotStart`. */
export const startDatabase = async (stores: Stores, pepper: Uint8Array): Promise<Running> => {
  if (!stores.databaseUrl) return startOurs(stores.dataFolder);
  const owner = targetOf(stores.databaseUrl);
  const database = await startAt(owner, stores.databaseAppUrl, pepper);
  return { database, owner, superuser: null, ended: new Promise(() => {}), stop: () => database.close() };
};
