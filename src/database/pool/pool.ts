import pg from 'pg';
import { clientConfig, type Target } from '../connection.ts';
import { DatabaseTrouble, troubleFrom } from '../trouble.ts';
import { forPages, toEnter } from './patience.ts';
import { isBorrowed } from './pooler.ts';

const mostConnections = 10;
/** Whoever finds all connections taken waits so long for one. */
const toBeServed = 10_000;
/** When it is closed, what is under way may end by itself for so long. */
const toLeave = 1_500;

/** Gives up on a server that does not let it in sooner than on a place in the queue. */
class Visitor extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    // The pool hides the password from whoever copies its settings.
    super({ ...config, password: config?.password, connectionTimeoutMillis: toEnter });
  }
}

export type Entered = { client: pg.PoolClient; named: boolean };
type Known = { named: boolean; at: number };

/** The connections of this process to the database, as the app's role. */
export class Entrance {
  readonly #pool: pg.Pool;
  readonly #known = new WeakMap<pg.PoolClient, Known>();
  readonly #all = new Set<pg.PoolClient>();
  /** Connections made before have been seen dead. */
  #soundSince = 0;
  #closing: Promise<void> | null = null;
  /** The pool forgets those who wait for a connection when it ends. */
  readonly #ended = Promise.withResolvers<never>();

  constructor(target: Target) {
    this.#ended.promise.catch(() => {});
    this.#pool = new pg.Pool({
      ...clientConfig(target),
      connectionTimeoutMillis: toBeServed,
      max: mostConnections,
      Client: Visitor,
    });
    this.#pool.on('error', () => {});
    this.#pool.on('connect', (client) => this.#all.add(client));
    this.#pool.on('remove', (client) => this.#all.delete(client));
  }

  async enter(): Promise<Entered> {
    try {
      for (;;) {
        const client = await Promise.race([this.#pool.connect(), this.#ended.promise]);
        const known = await this.#knownOf(client);
        if (known.at >= this.#soundSince) return { client, named: known.named };
        client.release(true);
      }
    } catch (error) {
      throw troubleFrom(error);
    }
  }

  /** A pooler may put another server connection behind each transaction: a statement with a name is not there then. */
  async #knownOf(client: pg.PoolClient): Promise<Known> {
    const known = this.#known.get(client);
    if (known) return known;
    try {
      const made = { named: !(await isBorrowed(client, forPages.answer)), at: performance.now() };
      this.#known.set(client, made);
      return made;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The server behind one connection has gone silent. What was made until now is not used again. */
  distrust(): void {
    this.#soundSince = performance.now();
  }

  /** Ends them all: what does not end by itself is ended, or a server that is frozen would hold us too. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const late = setTimeout(() => {
      for (const client of this.#all) if (client instanceof Visitor) void client.end();
    }, toLeave);
    await this.#pool.end();
    clearTimeout(late);
    this.#ended.reject(new DatabaseTrouble());
  }
}
