import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';

const freeTries = 3;
const longest = 30_000;
const forgetAfter = 60 * 60 * 1000;
const mostHeld = 200;

/**
 * Per-account exponential delay, never a lockout (C35): a try waits, then is judged; the right passphrase always
 * gets in. Memory only, keyed by a value of this boot, so nothing says whose account was tried.
 */
export class SignInDelays {
  readonly #boot = randomBytes(32);
  readonly #failures = new Map<string, { count: number; at: number }>();
  #held = 0;

  constructor(private readonly clock: Clock) {}

  #key(account: Uint8Array): string {
    return createHmac('sha256', this.#boot).update(account).digest('base64');
  }

  /** How long the next try on this account waits, in milliseconds. */
  delay(account: Uint8Array): number {
    const count = this.#failures.get(this.#key(account))?.count ?? 0;
    return count < freeTries ? 0 : Math.min(longest, 500 * 2 ** (count - freeTries));
  }

  /** Counts this try as failed until `succeeded` says otherwise, so that parallel tries wait too. */
  async wait(account: Uint8Array): Promise<'go' | 'busy'> {
    const delay = this.delay(account);
    const now = this.clock.now().epochMilliseconds;
    this.#forget(now);
    const key = this.#key(account);
    this.#failures.set(key, { count: (this.#failures.get(key)?.count ?? 0) + 1, at: now });
    if (delay === 0) return 'go';
    if (this.#held >= mostHeld) return 'busy';
    this.#held += 1;
    try {
      await this.clock.sleep(delay);
    } finally {
      this.#held -= 1;
    }
    return 'go';
  }

  succeeded(account: Uint8Array): void {
    this.#failures.delete(this.#key(account));
  }

  #forget(now: number): void {
    for (const [key, { at }] of this.#failures) {
      if (now - at < forgetAfter) break;
      this.#failures.delete(key);
    }
  }
}
