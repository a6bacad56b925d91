import { createHmac, randomBytes } from 'node:crypto';

const mostRemembered = 10_000;

type Count = { level: number; at: number };

/**
 * How often something came lately: a bucket that empties evenly, so that even where everybody shares one, a flood closes
 * it for moments and not for an hour. In memory, under a key of this start, and bounded.
 */
export class Tally {
  readonly #boot = randomBytes(32);
  /** The longest untouched first. */
  readonly #counts = new Map<string, Count>();

  /** `most` in `every` milliseconds, or all of them at once. */
  constructor(
    private readonly most: number,
    private readonly every = 60 * 60 * 1000,
  ) {}

  get remembered(): number {
    return this.#counts.size;
  }

  /** Counts this one, where there is still room for it. */
  take(what: readonly string[], now: Temporal.Instant): boolean {
    const key = createHmac('sha256', this.#boot).update(JSON.stringify(what)).digest('base64');
    const at = now.epochMilliseconds;
    const before = this.#counts.get(key);
    const level = before ? Math.max(0, before.level - ((at - before.at) * this.most) / this.every) : 0;
    const room = level + 1 <= this.most;
    this.#counts.delete(key);
    this.#forget();
    this.#counts.set(key, { level: room ? level + 1 : level, at });
    return room;
  }

  #forget(): void {
    const [oldest] = this.#counts.keys();
    if (this.#counts.size >= mostRemembered && oldest !== undefined) this.#counts.delete(oldest);
  }
}
