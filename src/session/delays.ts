import { createHmac, randomBytes } from 'node:crypto';
import { type Comer, nobody } from '../admission/comer.ts';
import { FairShare } from '../admission/fairShare.ts';
import { Tally } from '../admission/tally.ts';
import type { Clock } from '../kernel/clock.ts';

const freeTries = 3;
const longest = 30_000;
const forgetAfter = 60 * 60 * 1000;
/** Of one account and one source: a flood on one name takes no place from any other. */
const mostHeldForOne = 3;
const mostHeld = 1_000;
const mostRemembered = 100_000;
/** One try counts for so many at most. */
const mostKeys = 2;
/** What one source adds to the count of a whole account, and from where on every unknown device waits a little. */
const mostFromOne = 10;
const manyForOne = 100;
const shortly = 3_000;
/** Wrong tries by which a device that signed in before loses its lane for an hour. */
const mostByDevice = 5;
const mostMarks = 5;
/** Whoever is sent away is told so a little later: told at once, a machine would be back at once. */
const aMoment = 1_500;
const aDay = 24 * 60 * 60 * 1000;

/**
 * Exponential delay of each account and source, no lockout (C35): a try waits, then is judged, whatever is tried from
 * elsewhere. Many sources together slow an account by seconds only. Memory only, keyed by a value of this start, so
 * nothing says whose account was tried, or from where: each of several processes therefore counts what it sees itself.
 */
export class SignInDelays {
  readonly #boot = randomBytes(32);
  /** The longest untried first. */
  readonly #failures = new Map<string, { count: number; at: number }>();
  /** Marks that one person is given: else whoever has an account here could fill the lane of known devices. */
  readonly marks = new Tally(mostMarks, aDay);
  readonly #held = new FairShare<() => void>(mostHeld);

  constructor(private readonly clock: Clock) {}

  #key(of: string, account: Uint8Array | string = ''): string {
    return createHmac('sha256', this.#boot).update(of).update('|').update(account).digest('base64');
  }

  #own(account: Uint8Array, { source, device }: Comer): string {
    return this.#key(device === null ? `source ${source.key}` : `device ${device}`, account);
  }

  #count(key: string): number {
    return this.#failures.get(key)?.count ?? 0;
  }

  /** How long the next try on this account waits, in milliseconds. */
  delay(account: Uint8Array, comer: Comer = nobody): number {
    const count = this.#count(this.#own(account, comer));
    if (count >= freeTries) return Math.min(longest, 500 * 2 ** (count - freeTries));
    const isAttacked = comer.device === null && this.#count(this.#key('all', account)) >= manyForOne;
    return isAttacked ? shortly : 0;
  }

  /** How many accounts with a wrong try are in memory. */
  get remembered(): number {
    return this.#failures.size;
  }

  /** A device that keeps being wrong is one like any other. */
  trusted(comer: Comer): Comer {
    const { device } = comer;
    return device !== null && this.#count(this.#key(`device ${device}`)) >= mostByDevice
      ? { ...comer, device: null }
      : comer;
  }

  /** Counts this try as failed until `succeeded` says otherwise, so that parallel tries wait too. */
  async wait(account: Uint8Array, comer: Comer = nobody): Promise<'go' | 'busy'> {
    this.#forget();
    const delay = this.delay(account, comer);
    this.#add(account, comer, 1);
    if (delay === 0) return 'go';
    const answer = await this.#hold(this.#own(account, comer), delay);
    if (answer === 'busy') this.takenBack(account, comer);
    return answer;
  }

  succeeded(account: Uint8Array, comer: Comer = nobody): void {
    this.#failures.delete(this.#own(account, comer));
    if (comer.device !== null) this.#failures.delete(this.#key(`device ${comer.device}`));
  }

  /** Takes one try back that was not judged, or was no guess after all; those before it still count. */
  takenBack(account: Uint8Array, comer: Comer = nobody): void {
    this.#add(account, comer, -1);
  }

  /** Who waits is sent away by lot where too many do: not whoever comes last. */
  #hold(key: string, delay: number): Promise<'go' | 'busy'> {
    return new Promise((resolve) => {
      let isAway = false;
      const away = (): void => {
        isAway = true;
        void this.clock.sleep(aMoment).then(() => resolve('busy'));
      };
      for (const one of this.#held.hold(away, { group: key, bound: mostHeldForOne })) one();
      void this.clock.sleep(delay).then(() => {
        if (isAway) return;
        this.#held.release(away);
        resolve('go');
      });
    });
  }

  #add(account: Uint8Array, comer: Comer, change: 1 | -1): void {
    const own = this.#own(account, comer);
    const nth = this.#count(own) + (change > 0 ? 1 : 0);
    this.#change(own, change);
    if (comer.device !== null) this.#change(this.#key(`device ${comer.device}`), change);
    else if (nth <= mostFromOne) this.#change(this.#key('all', account), change);
  }

  #change(key: string, change: 1 | -1): void {
    const failure = this.#failures.get(key);
    if (change < 0) {
      if (failure) failure.count = Math.max(0, failure.count - 1);
      return;
    }
    // A Map keeps a key where it first came; only taken out first does it go to the end.
    this.#failures.delete(key);
    this.#failures.set(key, {
      count: (failure?.count ?? 0) + 1,
      at: this.clock.now().epochMilliseconds,
    });
  }

  #forget(): void {
    const now = this.clock.now().epochMilliseconds;
    for (const [key, { at }] of this.#failures) {
      if (now - at < forgetAfter && this.#failures.size < mostRemembered - mostKeys) break;
      this.#failures.delete(key);
    }
  }
}
