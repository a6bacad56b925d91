import { Kysely, sql, type Transaction } from 'kysely';
import { type Actor, refreshActor } from './actor.ts';
import type { Target } from './connection.ts';
import { dialectFor } from './driver.ts';
import { refuseUnsafe } from './refusals.ts';
import type { Tables } from './tables.ts';

export type Tx = Transaction<Tables>;

/** The database as the application has it: one transaction at a time, each on behalf of somebody (C22). */
export class Database {
  readonly #kysely: Kysely<Tables>;

  constructor(target: Target) {
    this.#kysely = new Kysely<Tables>({ dialect: dialectFor(target) });
  }

  /** Runs `work` as `actor`. What it throws rolls everything back; the actor ends with the transaction. */
  withActor<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#kysely.transaction().execute(async (tx) => {
      await refreshActor(tx, actor);
      return work(tx);
    });
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
    await this.#kysely.destroy();
  }
}

/** Opens it as the app's own role; refuses where that role could pass by row-level security, or commits could be lost. */
export const openDatabase = async (app: Target): Promise<Database> => {
  await refuseUnsafe(app);
  return new Database(app);
};
