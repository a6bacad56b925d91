import pg from 'pg';
import { toldNumber } from './pooler.ts';

/** Short work is over before anybody looks. */
const every = 3_000;
const misses = 3;

type Seen = 'there' | 'gone' | 'silent';

/** Asks anew, at the same address, for the server process that works for `client`. */
const look = async (number: unknown, config: pg.ClientConfig): Promise<Seen> => {
  const probe = new pg.Client({ ...config, connectionTimeoutMillis: every, query_timeout: every });
  probe.on('error', () => {});
  try {
    await probe.connect();
    const { rows } = await probe.query<{ own: number; found: boolean }>(
      'select pg_backend_pid() as own, exists (select from pg_stat_activity where pid = $1) as found',
      [number],
    );
    // Behind a pooler the numbers are not the server's: that somebody answers is all there is to know.
    return rows[0]?.found || rows[0]?.own !== toldNumber(probe) ? 'there' : 'gone';
  } catch (error) {
    // It has no place for us, or no right: but it lives.
    return error instanceof pg.DatabaseError ? 'there' : 'silent';
  } finally {
    void probe.end().catch(() => {});
  }
};

/**
 * Work of the owner may take hours, so no clock bounds it. Instead it is looked after: once the server at this address
 * is another one, or has not answered three times, the connection is ended, and with it the waiting.
 */
export const watchOver = (client: pg.Client, config: pg.ClientConfig): { end: () => void } => {
  let missed = 0;
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    const seen = await look(toldNumber(client), config);
    looking = false;
    missed = seen === 'silent' ? missed + 1 : 0;
    if (seen !== 'gone' && missed < misses) return;
    clearInterval(timer);
    void client.end().catch(() => {});
  }, every).unref();
  return { end: () => clearInterval(timer) };
};
