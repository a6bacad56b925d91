import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** However long each of them waits: more at once would only show what a small machine can do. */
const mostOpen = 30;

/** Something tried again and again, at its own pace, whatever became of the one before: when each began, and ended well. */
export class Pulse {
  readonly #tries: { began: number; done: number | null }[] = [];
  readonly #open = new Set<Promise<void>>();
  #ended = false;
  readonly #running: Promise<void>;

  constructor(every: number, attempt: () => Promise<void>) {
    this.#running = this.#beat(every, attempt);
  }

  async #beat(every: number, attempt: () => Promise<void>): Promise<void> {
    for (; !this.#ended; await pause(every)) {
      if (this.#open.size >= mostOpen) continue;
      const one: { began: number; done: number | null } = { began: performance.now(), done: null };
      this.#tries.push(one);
      const trying: Promise<void> = attempt()
        .then(() => {
          one.done = performance.now();
        })
        .catch(() => {})
        .finally(() => this.#open.delete(trying));
      this.#open.add(trying);
    }
  }

  #ends(from: number): number[] {
    const ends = this.#tries.flatMap(({ done }) => (done !== null && done >= from - 2_000 ? [done] : []));
    return ends.sort((one, other) => one - other);
  }

  /** The longest time between two that ended well, around this moment or after it. */
  longestPause(from: number): { length: number; until: number } {
    const ends = this.#ends(from);
    const pauses = ends.slice(1).map((until, index) => ({ length: until - (ends[index] ?? until), until }));
    return pauses.reduce((most, one) => (one.length > most.length ? one : most), { length: 0, until: from });
  }

  /** When it first ended well after this moment. */
  firstAfter(moment: number): number {
    return this.#ends(moment).find((done) => done > moment) ?? Number.POSITIVE_INFINITY;
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#running;
    await Promise.all(this.#open);
  }
}

/** Does the database take a write now, at this address, and say so within a second? On a connection of its own. */
export const writesAt = async (config: pg.ClientConfig): Promise<void> => {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('update beat set number = number + 1');
  } finally {
    void client.end().catch(() => {});
  }
};
