import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type pg from 'pg';
import { CannotStart, onDisk } from '../cannotStart.ts';
import { connected, type Target } from '../connection.ts';
import { appRole, ensureRoles, ownerRole } from '../roles.ts';
import { type Binaries, serverBinaries } from './binaries.ts';
import { syncFolder } from './durable.ts';
import { isAlive, type Lock, lockHolder, takeLock } from './lock.ts';
import { dropSocketFolder, findPlace, giveFolder, type Place, pointTo, socketFolder } from './place.ts';
import { clearLeftover, failure, runProgram, startPostmaster } from './postmaster.ts';

/** A running server of our own, reached over a private Unix socket alone. */
export type Embedded = {
  folder: string;
  superuser: Target;
  owner: Target;
  app: Target;
  ended: Promise<void>;
  stop: () => Promise<void>;
};

const databaseName = 'alongside';

const entries = (socket: string) => {
  const at = (user: string, database: string): Target => ({ host: socket, port: 5432, user, database });
  return {
    superuser: at('postgres', 'postgres'),
    owner: at(ownerRole, databaseName),
    app: at(appRole, databaseName),
  };
};

/** A new cluster, whole or not at all: made beside its place, then moved there. */
const createCluster = async (binaries: Binaries, { folder, user }: Place): Promise<void> => {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  giveFolder(draft, user);
  const options = [
    '-D',
    draft,
    '-U',
    'postgres',
    '--auth-local=trust',
    '--auth-host=reject',
    '--data-checksums',
  ];
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { code, said } = await runProgram(join(binaries.folder, 'initdb'), [...options, ...locale], user);
  if (code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw failure(said, folder);
  }
  renameSync(draft, folder);
  syncFolder(dirname(folder));
};

const refuseOtherVersion = (folder: string, { major }: Binaries): void => {
  const found = Number(readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim());
  if (found !== major) throw new CannotStart('wrong-version', { found, wanted: major });
};

/** Repeatable: a first start that was interrupted goes on here. */
const furnish = async (client: pg.Client): Promise<void> => {
  const { rowCount: roles } = await client.query('select 1 from pg_roles where rolname = $1', [ownerRole]);
  if (!roles) await client.query(`create role ${ownerRole} login nosuperuser nocreatedb nocreaterole`);
  await ensureRoles(client);
  const { rowCount: databases } = await client.query('select 1 from pg_database where datname = $1', [
    databaseName,
  ]);
  if (!databases) await client.query(`create database ${databaseName} owner ${ownerRole} template template0`);
};

const startIn = async (data: string, place: Place, lock: Lock): Promise<Embedded> => {
  const { folder, user } = place;
  const binaries = serverBinaries(user, place.binaries);
  if (!existsSync(join(folder, 'PG_VERSION'))) await createCluster(binaries, place);
  pointTo(data, folder);
  refuseOtherVersion(folder, binaries);
  const socket = socketFolder(folder, user);
  const targets = entries(socket);
  const postmaster = await startPostmaster(binaries, folder, user, targets.superuser);
  const stop = async (): Promise<void> => {
    await postmaster.stop();
    dropSocketFolder(socket, folder);
    lock.release();
  };
  try {
    await connected(targets.superuser, furnish);
  } catch (error) {
    await stop();
    throw error;
  }
  lock.tell(socket);
  return { folder, ...targets, ended: postmaster.ended, stop };
};

/** Starts PostgreSQL on a data folder, making both at first start. Throws `CannotStart`. */
export const startEmbedded = (dataFolder: string): Promise<Embedded> =>
  onDisk(dataFolder, async () => {
    const data = resolve(dataFolder);
    const place = findPlace(data);
    const lock = await takeLock(data);
    try {
      await clearLeftover(place.folder, data, lock.tookOver);
    } catch (error) {
      if (lock.tookOver) lock.passOn();
      else lock.release();
      throw error;
    }
    try {
      return await startIn(data, place, lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  });

/** How to enter the server that another process runs on this data folder now; null when none does. */
export const runningEmbedded = async (
  dataFolder: string,
): Promise<Pick<Embedded, 'owner' | 'app'> | null> => {
  const data = resolve(dataFolder);
  const holder = lockHolder(data);
  return holder?.socket && (await isAlive(data, holder)) ? entries(holder.socket) : null;
};

/** Was a database ever made here? Asking makes nothing. */
export const holdsDatabase = (dataFolder: string): boolean => {
  const data = resolve(dataFolder);
  return existsSync(data) && existsSync(join(findPlace(data).folder, 'PG_VERSION'));
};
