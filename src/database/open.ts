import { Kysely, sql } from 'kysely';
import type { Outcome } from '../kernel/outcome.ts';
import { type Actor, refreshActor } from './actor.ts';
import type { Target } from './connection.ts';
import { dialectFor } from './pool/driver.ts';
import { forJobs, forPages } from './pool/patience.ts';
import { Entrance } from './pool/pool.ts';
import { refuseUnsafe } from './refusals.ts';
import type { Tables } from './tables/all.ts';
import type { Tx } from './tx.ts';

/** The database as the application has it: one transaction at a time, each on behalf of somebody (C22). */
export class Database {
  readonly #entrance: Entrance;
  readonly #pages: Kysely<Tables>;
  readonly #jobs: Kysely<Tables>;

  constructor(target: Target) {
    this.#entrance = new Entrance(target);
    this.#pages = new Kysely<Tables>({ dialect: dialectFor(this.#entrance, forPages) });
    this.#jobs = new Kysely<Tables>({ dialect: dialectFor(this.#entrance, forJobs) });
  }

  /** Nobody waits for a job's answer. */
  #for(actor: Actor): Kysely<Tables> {
    return actor.kind === 'job' ? this.#jobs : this.#pages;
  }

  /** Runs `work` as `actor`. What it throws rolls everything back; the actor ends with the transaction. */
  withActor<Result>(
    actor: Actor,
    work: (tx: Tx) => Promise<Result>,
    { writes = true } = {},
  ): Promise<Result> {
    const transaction = this.#for(actor).transaction();
    return (writes ? transaction : transaction.setAccessMode('read only')).execute(async (tx) => {
      await refreshActor(tx, actor);
      return work(tx);
    });
  }

  /** The same for an act: what a rule refuses leaves nothing behind, not even that it was tried. */
  async attempt<Facts, Key extends string>(
    actor: Actor,
    work: (tx: Tx) => Promise<Outcome<Facts, Key> | null>,
  ): Promise<Outcome<Facts, Key> | null> {
    const tx = await this.#for(actor).startTransaction().execute();
    try {
      await refreshActor(tx, actor);
      const outcome = await work(tx);
      await (outcome?.ok ? tx.commit() : tx.rollback()).execute();
      return outcome;
    } catch (error) {
      if (!tx.isCommitted && !tx.isRolledBack) await tx.rollback().execute();
      throw error;
    }
  }

  /** Does the database answer? */
  async ping(): Promise<boolean> {
    try {
      await this.withActor({ kind: 'stranger' }, (tx) => sql`select 1`.execute(tx));
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.#entrance.close();
  }
}

/** Opens it as the app's own role; refuses where that role could pass by row-level security, or commits could be lost. */
export const openDatabase = async (app: Target): Promise<Database> => {
  await refuseUnsafe(app);
  const database = new Database(app);
  try {
    // As every request will ask: what stands between may let a connection in and then not take what is sent on it.
    await database.withActor({ kind: 'stranger' }, (tx) => sql`select 1`.execute(tx));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};
