import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../kernel/clock.ts';

const freeTries = 3;
const longest = 30_000;
const forgetAfter = 60 * 60 * 1000;
/** Of one account: a flood on one name takes no place from any other. */
const mostHeldForOne = 3;
const mostHeld = 1_000;
const mostRemembered = 100_000;

/**
 * Per-account exponential delay, no lockout (C35): a try waits, then is judged, whatever happens on other accounts.
 * Memory only, keyed by a value of this boot, so nothing says whose account was tried.
 */
export class SignInDelays {
  readonly #boot = randomBytes(32);
  /** The longest untried first. */
  readonly #failures = new Map<string, { count: number; at: number }>();
  readonly #held = new Map<string, number>();
  #heldInAll = 0;

  constructor(private readonly clock: Clock) {}

  #key(account: Uint8Array): string {
    return createHmac('sha256', this.#boot).update(account).digest('base64');
  }

  /** How long the next try on this account waits, in milliseconds. */
  delay(account: Uint8Array): number {
    const count = this.#failures.get(this.#key(account))?.count ?? 0;
    return count < freeTries ? 0 : Math.min(longest, 500 * 2 ** (count - freeTries));
  }

  /** How many accounts with a wrong try are in memory. */
  get remembered(): number {
    return this.#failures.size;
  }

  /** Counts this try as failed until `succeeded` says otherwise, so that parallel tries wait too. */
  async wait(account: Uint8Array): Promise<'go' | 'busy'> {
    this.#forget();
    const delay = this.delay(account);
    const key = this.#key(account);
    if (delay > 0 && this.#full(key)) return 'busy';
    this.#count(key);
    if (delay === 0) return 'go';
    this.#hold(key, 1);
    try {
      await this.clock.sleep(delay);
    } finally {
      this.#hold(key, -1);
    }
    return 'go';
  }

  succeeded(account: Uint8Array): void {
    this.#failures.delete(this.#key(account));
  }

  /** Takes one try back, where it was no guess after all; those before it still count. */
  takenBack(account: Uint8Array): void {
    const failure = this.#failures.get(this.#key(account));
    if (failure) failure.count = Math.max(0, failure.count - 1);
  }

  #full(key: string): boolean {
    return this.#heldInAll >= mostHeld || (this.#held.get(key) ?? 0) >= mostHeldForOne;
  }

  #hold(key: string, change: 1 | -1): void {
    this.#heldInAll += change;
    const held = (this.#held.get(key) ?? 0) + change;
    if (held === 0) this.#held.delete(key);
    else this.#held.set(key, held);
  }

  #count(key: string): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    // A Map keeps a key where it first came; only taken out first does it go to the end.
    this.#failures.delete(key);
    this.#failures.set(key, { count, at: this.clock.now().epochMilliseconds });
  }

  #forget(): void {
    const now = this.clock.now().epochMilliseconds;
    for (const [key, { at }] of this.#failures) {
      if (now - at < forgetAfter && this.#failures.size < mostRemembered) break;
      this.#failures.delete(key);
    }
  }
}
