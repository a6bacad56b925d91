import type { CompiledQuery, KyselyPlugin } from 'kysely';
import type { Actor } from '../src/database/actor.ts';
import type { Target } from '../src/database/connection.ts';
import { Database } from '../src/database/open.ts';
import type { Tx } from '../src/database/tx.ts';

/** One transaction as it was: who asked, and every query in its order. */
export type Recorded = { actor: Actor; queries: CompiledQuery[] };

const listening = (tx: Tx, heard: CompiledQuery[]): KyselyPlugin => ({
  transformQuery: ({ node, queryId }) => {
    heard.push(tx.getExecutor().compileQuery(node, queryId));
    return node;
  },
  transformResult: async ({ result }) => result,
});

/** The database as the application has it, which can write down what it is asked. */
export class RecordedDatabase extends Database {
  #recording: Recorded[] | null = null;

  constructor(target: Target) {
    super(target);
  }

  override withActor<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    if (!this.#recording) return super.withActor(actor, work);
    const queries: CompiledQuery[] = [];
    this.#recording.push({ actor, queries });
    return super.withActor(actor, (tx) => work(tx.withPlugin(listening(tx, queries))));
  }

  /** The transactions of everything that happens during `work`. */
  async record(work: () => Promise<unknown>): Promise<Recorded[]> {
    const recording: Recorded[] = [];
    this.#recording = recording;
    try {
      await work();
    } finally {
      this.#recording = null;
    }
    return recording;
  }

  /** Asks the same again, and does nothing with the answers. */
  async replay(transactions: readonly Recorded[]): Promise<void> {
    for (const { actor, queries } of transactions)
      await super.withActor(actor, async (tx) => {
        for (const query of queries) await tx.executeQuery(query);
      });
  }
}
