import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { clientConfig, type Target } from './connection.ts';
import { nameOf, OneTextCompiler } from './preparing.ts';
import { DatabaseTrouble, troubleFrom } from './trouble.ts';

const mostConnections = 10;
const transactionOver = '25P01';
const transactionFailed = '25P02';
const changes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];

class Connection implements DatabaseConnection {
  /** A connection whose transaction did not end cleanly is closed, not handed to the next one (C22). */
  unclean = false;
  /** Once its transaction ends, work left behind can ask nothing more through it: the next actor is not its own. */
  over = false;

  constructor(readonly client: pg.PoolClient) {
    client.on('error', this.#onError);
  }

  /** Gives the connection back, and stops listening to it: the pool does, from here on. */
  release(): void {
    this.client.release(this.unclean);
    this.client.off('error', this.#onError);
  }

  /** The server ended a connection that was in use: unheard, that would end this process. */
  readonly #onError = (): void => {
    this.unclean = true;
  };

  async command(text: string): Promise<string> {
    try {
      return (await this.client.query(text)).command;
    } catch (error) {
      this.unclean = true;
      throw troubleFrom(error);
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.over) throw new DatabaseTrouble(transactionOver);
    try {
      const asked = { name: nameOf(query.sql), text: query.sql, values: [...query.parameters] };
      const { command, rowCount, rows } = await this.client.query(asked);
      return changes.includes(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
    } catch (error) {
      throw troubleFrom(error);
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('queries are read whole, page by page');
  }
}

/** Kysely over a pool of our own: every failure leaves it as `DatabaseTrouble`, without PostgreSQL's words. */
class PoolDriver implements Driver {
  readonly #pool: pg.Pool;
  readonly #open = new Map<DatabaseConnection, Connection>();

  constructor(target: Target) {
    this.#pool = new pg.Pool({
      ...clientConfig(target),
      max: mostConnections,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
    });
    this.#pool.on('error', () => {});
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    try {
      const connection = new Connection(await this.#pool.connect());
      this.#open.set(connection, connection);
      return connection;
    } catch (error) {
      throw troubleFrom(error);
    }
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#of(connection).command('begin');
  }

  /** COMMIT of a transaction in which a statement failed says ROLLBACK: nothing was kept, so nothing is acknowledged. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    if ((await this.#end(connection, 'commit')) !== 'COMMIT') throw new DatabaseTrouble(transactionFailed);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#end(connection, 'rollback').catch(() => {});
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    const open = this.#of(connection);
    this.#open.delete(connection);
    open.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }

  #end(connection: DatabaseConnection, how: 'commit' | 'rollback'): Promise<string> {
    const open = this.#of(connection);
    open.over = true;
    return open.command(how);
  }

  #of(connection: DatabaseConnection): Connection {
    const open = this.#open.get(connection);
    if (!open) throw new Error('this connection was released');
    return open;
  }
}

export const dialectFor = (target: Target): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PoolDriver(target),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new OneTextCompiler(),
});
