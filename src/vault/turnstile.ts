import { type Refusal, refuse } from '../kernel/outcome.ts';

/** Too many people are signing in at once; come back in a moment (503 with Retry-After). */
export type Busy = Refusal<'busy'>;
export type Passed<Result> = { ok: true; result: Result };

/** Argon2 takes 64 MiB a time: this many at once, so many waiting, and the rest are asked to return (C35). */
export class Turnstile {
  readonly #atOnce: number;
  readonly #queue: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;

  constructor({ atOnce = 2, queue = 20 }: { atOnce?: number; queue?: number } = {}) {
    this.#atOnce = atOnce;
    this.#queue = queue;
  }

  async pass<Result>(work: () => Promise<Result>): Promise<Passed<Result> | Busy> {
    if (this.#inside >= this.#atOnce) {
      if (this.#waiting.length >= this.#queue) return refuse('busy');
      await new Promise<void>((enter) => this.#waiting.push(enter));
    } else {
      this.#inside += 1;
    }
    try {
      return { ok: true, result: await work() };
    } finally {
      this.#leave();
    }
  }

  /** The place goes straight to whoever waits longest, so nobody can slip in between. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#inside -= 1;
  }
}
