import pg from 'pg';

/** Where a database is and as whom to enter it. */
export type Target = {
  host: string;
  port: number;
  database: string;
  user: string;
  password?: string;
  ssl?: pg.ClientConfig['ssl'];
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
});

/** The target that a `postgres://` URL names, by the driver's own reading of it. */
export const targetOf = (url: string): Target => {
  const { host, port, database, user, password, ssl } = new pg.Client({ connectionString: url });
  return {
    host,
    port,
    database: database ?? '',
    user: user ?? '',
    ...(password ? { password } : {}),
    ...(ssl ? { ssl } : {}),
  };
};

/** Runs `work` on a connection of its own. Only for starting, migrating, backing up, restoring and rewriting. */
export const connected = async <Result>(
  target: Target,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client(clientConfig(target));
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
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
