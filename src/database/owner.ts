import type pg from 'pg';
import { refuseOtherSchema, targetOf } from './address/address.ts';
import { entryProblem } from './address/entryProblem.ts';
import { CannotStart } from './cannotStart.ts';
import { connected, type Target } from './connection.ts';
import { holdsDatabase, runningEmbedded, startEmbedded } from './embedded/server.ts';
import { troubleFrom } from './trouble.ts';

const notAllowed = '42501';
export const wrongCredentials = (sqlstate: string): boolean => sqlstate.startsWith('28');

/** The connection broke, or the server is going down: nothing that we did wrong. */
const isLost = (error: unknown): boolean =>
  error instanceof Error &&
  (/^Connection terminated|ECONNRESET|EPIPE/.test(error.message) ||
    troubleFrom(error).sqlstate.startsWith('57P'));

/** What the database answered the owner, as a sentence where there is one. */
const ownersProblem = (error: unknown, entered: boolean, at: { host: string; database: string }): unknown => {
  const told = entryProblem(error, 'DATABASE_URL');
  if (told) return told;
  const { sqlstate, full } = troubleFrom(error);
  if (wrongCredentials(sqlstate)) return new CannotStart('owner-refused', at);
  if (!entered || isLost(error)) return new CannotStart('unreachable', at);
  if (sqlstate === notAllowed) return new CannotStart('owner-rights', at);
  return full ? new CannotStart('disk-full', { folder: 'PostgreSQL' }) : error;
};

/** Enters, or says why not: nobody answers, or the owner is not let in, or may not do it. */
export const asOwner = async <Result>(
  owner: Target,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  let entered = false;
  try {
    return await connected(owner, async (client) => {
      entered = true;
      await refuseOtherSchema(client, owner, 'DATABASE_URL');
      return await work(client);
    });
  } catch (error) {
    throw ownersProblem(error, entered, { host: owner.host, database: owner.database });
  }
};

type Place = { dataFolder: string; databaseUrl: string | null };

/** The owner's entry, for as long as a command needs it. */
export type Entry = { owner: Target; stop: () => Promise<void> };

const elsewhere = async (url: string): Promise<Entry> => {
  const owner = targetOf(url);
  await asOwner(owner, async () => {});
  return { owner, stop: async () => {} };
};

/** For backing up: the running server, or one started for it. Changes nothing, and makes nothing where nothing is. */
export const enterToRead = async ({ dataFolder, databaseUrl }: Place): Promise<Entry> => {
  if (databaseUrl) return elsewhere(databaseUrl);
  const running = await runningEmbedded(dataFolder);
  if (running) return { owner: running.owner, stop: async () => {} };
  if (!holdsDatabase(dataFolder)) throw new CannotStart('nothing-there', { place: dataFolder });
  return startEmbedded(dataFolder);
};

/** For restoring: refused while the application runs here, which would go on with its own pepper and its own rows. */
export const enterToFill = ({ dataFolder, databaseUrl }: Place): Promise<Entry> =>
  databaseUrl ? elsewhere(databaseUrl) : startEmbedded(dataFolder);
