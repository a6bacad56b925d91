import { randomBytes } from 'node:crypto';
import { derive, sha256 } from '../derive.ts';
import { openField, sealField, Unopenable } from '../envelope.ts';

/** It was shown, to whoever sent the form first, and is not shown again. */
export class ShownAlready extends Error {}

/** A second click, or a browser that tries again, comes within so many milliseconds. */
const shortly = 60_000;
const timeBytes = 8;

/** Of a form whose sender has nothing but her cookie: all that she typed, so that nobody else is answered for it. */
export const answerKey = (cookie: Uint8Array, act: string, typed: [string, string][]): Buffer =>
  derive(cookie, 'answer', sha256(JSON.stringify([act, typed])));

/** Of a form that says what opens her account: who does not know that, whatever else she has, opens no answer. */
export const answerKeyOf = (passphraseKey: Uint8Array, act: string): Buffer =>
  derive(passphraseKey, 'answer', sha256(act));

/**
 * What one act makes and shows once. It comes from fresh bytes, never from what somebody may have seen on the page
 * before; for a minute they are kept, sealed under `key`, for the same form sent again (C48).
 */
export class ShownOnce {
  #root: Buffer | null = randomBytes(32);

  constructor(
    private readonly key: Uint8Array,
    private readonly now: Temporal.Instant,
  ) {}

  /** Throws `ShownAlready`. */
  secret(purpose: 'link' | 'code' | 'session'): Buffer {
    if (!this.#root) throw new ShownAlready();
    return derive(this.#root, `once ${purpose}`);
  }

  get isGone(): boolean {
    return this.#root === null;
  }

  /** For the answer that is kept. */
  seal(place: string): Buffer | null {
    if (!this.#root) return null;
    const plain = Buffer.concat([Buffer.alloc(timeBytes), this.#root]);
    plain.writeBigInt64BE(BigInt(this.now.epochMilliseconds));
    try {
      return sealField(this.key, plain, place);
    } finally {
      plain.fill(0);
    }
  }

  /** The act was done before: what it made then, where this is the same form and comes shortly after it. */
  adopt(sealed: Uint8Array | null, place: string): void {
    this.#root = sealed && this.#opened(sealed, place);
  }

  #opened(sealed: Uint8Array, place: string): Buffer | null {
    try {
      const plain = openField(this.key, sealed, place);
      const passed = this.now.epochMilliseconds - Number(plain.readBigInt64BE());
      return passed >= 0 && passed <= shortly ? plain.subarray(timeBytes) : null;
    } catch (problem) {
      if (problem instanceof Unopenable) return null;
      throw problem;
    }
  }
}
