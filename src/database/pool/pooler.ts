import pg from 'pg';

type Asking = Pick<pg.ClientBase, 'query'>;

/** The number by which the server said we can call off a query: a pooler makes one up. */
export const toldNumber = (client: object): unknown => Reflect.get(client, 'processID');

const numberOf = async (client: Asking, patience: number): Promise<number> => {
  const asked = { text: 'select pg_backend_pid() as number', query_timeout: patience };
  return Number((await client.query<{ number: number }>(asked)).rows[0]?.number);
};

/** Does a pooler (PgBouncer and others) stand between us and the server? */
export const isBorrowed = async (client: Asking, patience: number): Promise<boolean> =>
  toldNumber(client) !== (await numberOf(client, patience));

const tries = 3;
const patience = 5_000;

/** Do two connections that are both open reach the same server process? Then neither has a session of its own. */
const meet = async (one: Asking, other: Asking): Promise<boolean> => {
  const seen: [Set<number>, Set<number>] = [new Set(), new Set()];
  for (let round = 0; round < tries; round += 1) {
    seen[0].add(await numberOf(one, patience));
    seen[1].add(await numberOf(other, patience));
  }
  return !seen[0].isDisjointFrom(seen[1]);
};

/**
 * Through a pooler that lends a server connection per transaction, a lock held for a session keeps nobody out and
 * stays when we have left. Asked of the owner's entry, which holds such locks.
 */
export const sharesSessions = async (client: pg.Client, config: pg.ClientConfig): Promise<boolean> => {
  if (!(await isBorrowed(client, patience))) return false;
  const other = new pg.Client({ ...config, connectionTimeoutMillis: patience });
  other.on('error', () => {});
  try {
    await other.connect();
    return await meet(client, other);
  } catch {
    // With one server connection for each of us and no second one to be had, it is ours alone.
    return false;
  } finally {
    await other.end().catch(() => {});
  }
};
