import type { Duplex } from 'node:stream';
import pg from 'pg';
import { watchOver } from './pool/watch.ts';

/** Where a database is and as whom to enter it. */
export type Target = {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
  ssl?: pg.ClientConfig['ssl'];
  /** How to get there, where this process may open no connection of its own. */
  stream?: () => Duplex;
  /** What the address asks of every session, such as where its tables are: `-c search_path=…`. */
  options?: string;
};

const oid = { int8: 20, date: 1082, timestamptz: 1184 } as const;

/** Days stay days, instants are ISO 8601 in UTC, counts are numbers. */
const types = new pg.TypeOverrides();
types.setTypeParser(oid.date, (text) => text);
types.setTypeParser(oid.timestamptz, (text) => Temporal.Instant.from(text.replace(' ', 'T')).toString());
types.setTypeParser(oid.int8, (text) => Number(text));

/** What the driver needs to enter; a server that does not answer is given up after ten seconds. */
export const clientConfig = (target: Target): pg.ClientConfig => ({
  ...target,
  types,
  connectionTimeoutMillis: 10_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
});

/** Runs `work` on a connection of its own. Only for starting, migrating, backing up, restoring and rewriting. */
export const connected = async <Result>(
  target: Target,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(clientConfig(target));
  client.on('error', () => {});
  await client.connect();
  const watch = watchOver(client, clientConfig(target));
  try {
    return await work(client);
  } finally {
    watch.end();
    await client.end().catch(() => {});
  }
};

/** Work that is called off ends with its connection: whatever it had not committed is gone. */
export const endWhen = (signal: AbortSignal | undefined, client: pg.Client): void =>
  signal?.addEventListener('abort', () => void client.end().catch(() => {}), { once: true });

/** BEGIN, `work`, COMMIT; anything thrown rolls back. */
export const transacted = async <Result>(
  client: pg.Client,
  work: () => Promise<Result>,
  begin = 'begin',
): Promise<Result> => {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
};
