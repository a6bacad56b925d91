import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { DatabaseTrouble, troubleFrom } from '../trouble.ts';
import { boundsOf, type Patience } from './patience.ts';
import type { Entrance } from './pool.ts';
import { nameOf, OneTextCompiler } from './preparedNames.ts';

const transactionOver = '25P01';
const transactionFailed = '25P02';
const changes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'];

/** What the driver gives for several statements in one text, by its own types the answer of one: the first one's word. */
const firstOf = (said: pg.QueryResult): string => [said].flat()[0]?.command ?? '';

class Connection implements DatabaseConnection {
  /** A connection whose transaction did not end cleanly is closed, not handed to the next one (C22). */
  unclean = false;
  /** Once its transaction ends, work left behind can ask nothing more through it: the next actor is not its own. */
  over = false;
  /** The server has not answered in time: nothing more is asked, not even to roll back. */
  #silent = false;
  /** We asked for it ourselves: that such a transaction writes is our mistake, and no standby's. */
  readOnly = false;

  constructor(
    readonly client: pg.PoolClient,
    readonly named: boolean,
    readonly patience: Patience,
  ) {
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

  get silent(): boolean {
    return this.#silent;
  }

  async command(text: string): Promise<string> {
    try {
      return firstOf(await this.#ask({ text }));
    } catch (error) {
      this.unclean = true;
      throw error;
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.over) throw new DatabaseTrouble(transactionOver);
    const { command, rowCount, rows } = await this.#ask({
      name: this.named ? nameOf(query.sql) : undefined,
      text: query.sql,
      values: [...query.parameters],
    });
    return changes.includes(command) ? { rows, numAffectedRows: BigInt(rowCount ?? 0) } : { rows };
  }

  async #ask(asked: {
    name?: string | undefined;
    text: string;
    values?: unknown[];
  }): Promise<pg.QueryResult> {
    if (this.#silent) throw new DatabaseTrouble();
    const bounded = { ...asked, query_timeout: this.patience.answer };
    try {
      return await this.client.query(bounded);
    } catch (error) {
      const trouble = troubleFrom(error, { readOnly: this.readOnly });
      this.#silent ||= trouble.lost;
      this.unclean ||= trouble.passing;
      throw trouble;
    }
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for the method; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('queries are read whole, page by page');
  }
}

/** Kysely over a pool of our own: every failure leaves it as `DatabaseTrouble`, without PostgreSQL's words. */
class PoolDriver implements Driver {
  readonly #open = new Map<DatabaseConnection, Connection>();

  constructor(
    private readonly entrance: Entrance,
    private readonly patience: Patience,
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const { client, named } = await this.entrance.enter();
    const connection = new Connection(client, named, this.patience);
    this.#open.set(connection, connection);
    return connection;
  }

  async beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    const open = this.#of(connection);
    open.readOnly = accessMode === 'read only';
    await open.command(`begin ${accessMode ?? ''}; ${boundsOf(this.patience)}`);
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
    // Others that were made before are as dead as this one, and nobody should wait for each of them.
    if (open.silent) this.entrance.distrust();
  }

  /** The pool is closed by whoever opened it: other drivers stand on it. */
  async destroy(): Promise<void> {}

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

export const dialectFor = (entrance: Entrance, patience: Patience): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new PoolDriver(entrance, patience),
  createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  createQueryCompiler: () => new OneTextCompiler(),
});
