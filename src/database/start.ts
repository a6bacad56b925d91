import { hkdfSync } from 'node:crypto';
import type pg from 'pg';
import { type AddressSetting, refuseNoSchema, refuseOtherSchema, targetOf } from './address/address.ts';
import { entryProblem } from './address/entryProblem.ts';
import { refuseBeside } from './beside.ts';
import { CannotStart, onDisk } from './cannotStart.ts';
import { clientConfig, connected, type Target } from './connection.ts';
import { scramVerifier } from './embedded/scram.ts';
import { startEmbedded } from './embedded/server.ts';
import { type Migration, migrate, migrations } from './migrate.ts';
import { openDatabase } from './open.ts';
import { asOwner, wrongCredentials } from './owner.ts';
import { sharesSessions } from './pool/pooler.ts';
import { refuseUnsafe } from './refusals.ts';
import { appRole, ensureRoles, grantEntry, othersWithRole, setAppPassword, takeEntryBack } from './roles.ts';
import { refuseOtherPepper } from './setUp.ts';
import { troubleFrom } from './trouble.ts';

export type Stores = { dataFolder: string; databaseUrl: string | null; databaseAppUrl: string | null };

export type Running = {
  /** The entry of the application's own role, which was let in and is not more than it may be. */
  app: Target;
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
  await refuseNoSchema(client);
  await ensureRoles(client);
  await migrate(client, ours);
  await grantEntry(client);
};

const noSuchTable = '42P01';

const fromPepper = (pepper: Uint8Array, use: string, salt: Uint8Array = new Uint8Array(0)): Buffer =>
  Buffer.from(hkdfSync('sha256', pepper, salt, `alongside/1 ${use}`, 32));

/** The app's password comes from the pepper: every process with that pepper has it, and no file holds it. */
export const appPassword = (pepper: Uint8Array): string =>
  fromPepper(pepper, 'database app role').toString('hex');

/** What the database keeps of the pepper, to know it again. */
export const pepperCheck = (pepper: Uint8Array): Buffer => fromPepper(pepper, 'pepper check');

/**
 * What opens this place for the first time: every process with this pepper prints the same link, so that none that starts
 * closes one that another has printed. `salt`: this database's own, so that another with this pepper has another link.
 */
export const setUpTokenOf = (pepper: Uint8Array, salt: Uint8Array): Buffer =>
  fromPepper(pepper, 'set-up link', salt);

/** Can the app's role come in? Only a refused password is answered with a new one. */
const isLetIn = async (app: Target, setting: AddressSetting): Promise<boolean> => {
  try {
    await connected(app, (client) => refuseOtherSchema(client, app, setting));
    return true;
  } catch (error) {
    const problem = entryProblem(error, setting);
    if (problem) throw problem;
    if (wrongCredentials(troubleFrom(error).sqlstate)) return false;
    throw new CannotStart('unreachable', { setting });
  }
};

/**
 * The role is the whole server's, so its password is set only where no other database on it lets the role in: another
 * installation, with another pepper, would be shut out. Two who come at once have both let it in before they look.
 */
const takeRole = async (client: pg.Client, password: string): Promise<void> => {
  const other = await othersWithRole(client);
  if (other === null) return setAppPassword(client, scramVerifier(password));
  await takeEntryBack(client);
  throw new CannotStart('role-taken', { role: appRole, database: other });
};

const appOf = async (client: pg.Client, owner: Target, pepper: Uint8Array): Promise<Target> => {
  const app = { ...owner, user: appRole, password: appPassword(pepper) };
  if (!(await isLetIn(app, 'DATABASE_URL'))) await takeRole(client, app.password);
  return app;
};

/** The policies know the app's role by its name: as anybody else it would see nothing. */
const appAt = (url: string): Target => {
  const app = targetOf(url, 'DATABASE_APP_URL');
  if (app.user !== appRole) throw new CannotStart('setting', { setting: 'DATABASE_APP_URL' });
  return app;
};

/** Asks as every request will: what stands between may let a connection in, and not take what is sent on it. */
const tryAs = async (app: Target, setting: AddressSetting): Promise<void> => {
  try {
    await (await openDatabase(app)).close();
  } catch (error) {
    const trouble = troubleFrom(error);
    // What the owner has just made is not there: the app's address is another database's.
    if (trouble.sqlstate === noSuchTable) throw new CannotStart('setting', { setting: 'DATABASE_APP_URL' });
    throw (
      entryProblem(error, setting) ?? (trouble.passing ? new CannotStart('unreachable', { setting }) : error)
    );
  }
};

/** Prepares a server that is not ours; gives the entry of the app's role. */
export const startAt = async (owner: Target, appUrl: string | null, pepper: Uint8Array): Promise<Target> => {
  const app = await asOwner(owner, async (client) => {
    await refuseUnfit(client);
    if (await sharesSessions(client, clientConfig(owner))) throw new CannotStart('owner-pooled');
    await refuseBeside(client);
    await prepare(client);
    await refuseOtherPepper(client, pepperCheck(pepper));
    return appUrl ? appAt(appUrl) : appOf(client, owner, pepper);
  });
  const setting = appUrl ? 'DATABASE_APP_URL' : 'DATABASE_URL';
  if (!(await isLetIn(app, setting)))
    throw appUrl ? new CannotStart('app-refused') : new CannotStart('roles-refused', { role: app.user });
  await tryAs(app, setting);
  return app;
};

const startOurs = async (dataFolder: string, pepper: Uint8Array): Promise<Running> => {
  const server = await startEmbedded(dataFolder);
  try {
    await onDisk(dataFolder, () =>
      connected(server.owner, async (client) => {
        await prepare(client);
        await refuseOtherPepper(client, pepperCheck(pepper));
      }),
    );
    await refuseUnsafe(server.app);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
};

/** Starts or reaches the database, migrates it, and sees that the app's role is let in. Throws `CannotStart`. */
export const startDatabase = async (stores: Stores, pepper: Uint8Array): Promise<Running> => {
  if (!stores.databaseUrl) return startOurs(stores.dataFolder, pepper);
  const owner = targetOf(stores.databaseUrl);
  const app = await startAt(owner, stores.databaseAppUrl, pepper);
  return { app, owner, superuser: null, ended: new Promise(() => {}), stop: async () => {} };
};
