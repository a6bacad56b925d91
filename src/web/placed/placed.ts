import { randomBytes } from 'node:crypto';

/**
 * Secrets that a page shows, such as seven words: they are bytes, and are put in their places only when the page leaves.
 * Before that a sign that nobody can guess stands there, so that they are never text in this process (C08).
 */
export class Placed {
  readonly #bytes = new Map<string, Uint8Array>();
  #page: Uint8Array<ArrayBuffer> | null = null;

  get isEmpty(): boolean {
    return this.#bytes.size === 0;
  }

  /** What stands for these bytes in the page. They are as a page has them: with nothing that HTML reads as its own. */
  add(bytes: Uint8Array): string {
    const sign = randomBytes(16).toString('hex');
    this.#bytes.set(sign, bytes);
    return sign;
  }

  /** The page with everything in its place. Whoever sends it calls `forget` when it is sent. */
  into(page: Uint8Array): Uint8Array<ArrayBuffer> {
    const places = this.#placesIn(Buffer.from(page.buffer, page.byteOffset, page.byteLength));
    const more = places.reduce((sum, { sign, bytes }) => sum + bytes.length - sign.length, 0);
    const whole = new Uint8Array(page.length + more);
    let [from, to] = [0, 0];
    const put = (part: Uint8Array): void => {
      whole.set(part, to);
      to += part.length;
    };
    for (const { at, sign, bytes } of places) {
      put(page.subarray(from, at));
      put(bytes);
      from = at + sign.length;
    }
    put(page.subarray(from));
    this.#page = whole;
    return whole;
  }

  forget(): void {
    this.#page?.fill(0);
    for (const bytes of this.#bytes.values()) bytes.fill(0);
    this.#bytes.clear();
  }

  #placesIn(page: Buffer): { at: number; sign: string; bytes: Uint8Array }[] {
    const found = [...this.#bytes].flatMap(([sign, bytes]) => {
      const places: { at: number; sign: string; bytes: Uint8Array }[] = [];
      for (let at = page.indexOf(sign); at >= 0; at = page.indexOf(sign, at + sign.length))
        places.push({ at, sign, bytes });
      return places;
    });
    return found.sort((one, other) => one.at - other.at);
  }
}
