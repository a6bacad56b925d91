import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** What a search looks for, in whichever form memory holds it. */
export type Secret = { what: string; bytes: readonly Buffer[] };

const inBase64 = (bytes: Buffer): Buffer[] =>
  // At each of the three places in a group; the ends depend on what stands beside them.
  [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const inner = text.slice(shift === 0 ? 0 : 4, -4);
    return [inner, inner.replaceAll('+', '-').replaceAll('/', '_')].map((form) => Buffer.from(form));
  });

export const textSecret = (what: string, text: string): Secret => ({
  what,
  bytes: [
    Buffer.from(text, 'utf8'),
    Buffer.from(text, 'latin1'),
    Buffer.from(text, 'utf16le'),
    Buffer.from(encodeURIComponent(text)),
    Buffer.from(text.replaceAll(' ', '+')),
    ...inBase64(Buffer.from(text)),
  ],
});

export const keySecret = (what: string, key: Buffer): Secret => ({
  what,
  bytes: [
    key,
    Buffer.from(key.toString('base64url')),
    Buffer.from(key.toString('base64url'), 'utf16le'),
    Buffer.from(key.toString('hex')),
    ...inBase64(key),
  ],
});

/** Any three words of it are a part that counts. */
export const wordsSecrets = (what: string, text: string): Secret[] => {
  const words = text.split(' ');
  return words.slice(2).map((_, at) => textSecret(what, words.slice(at, at + 3).join(' ')));
};

const placeOf = (word: number): number => Math.imul(word, 2_654_435_761) >>> 12;

/** All needles at once, told apart by their first four bytes. */
class Search {
  readonly #first = new Uint8Array(1 << 20);
  readonly #needles = new Map<number, { what: string; bytes: Buffer }[]>();
  readonly longest: number;

  constructor(secrets: readonly Secret[]) {
    for (const { what, bytes } of secrets) for (const one of bytes) this.#add(what, one);
    this.longest = Math.max(...secrets.flatMap(({ bytes }) => bytes.map((one) => one.length)));
  }

  #add(what: string, bytes: Buffer): void {
    const word = bytes.readInt32LE(0);
    const known = this.#needles.get(word) ?? [];
    if (known.some((one) => one.bytes.equals(bytes))) return;
    this.#needles.set(word, [...known, { what, bytes }]);
    this.#first[placeOf(word)] = 1;
  }

  /** Counts in `found` what begins before `end`. */
  count(image: Buffer, end: number, found: Map<string, number>): void {
    let word = 0;
    for (let at = 0; at < image.length && at < end + 3; at += 1) {
      word = (word >>> 8) | ((image[at] ?? 0) << 24);
      if (this.#first[placeOf(word)] === 0) continue;
      for (const { what, bytes } of this.#needles.get(word) ?? [])
        if (image.subarray(at - 3, at - 3 + bytes.length).equals(bytes))
          found.set(what, (found.get(what) ?? 0) + 1);
    }
  }
}

type Region = { from: number; to: number };

const regionsOf = (pid: number): Region[] =>
  readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) r\S+ (.*)$/.exec(line))
    .flatMap((found) =>
      found && !/\[v(var|sys|dso)/.test(found[3] ?? '')
        ? [{ from: Number.parseInt(found[1] ?? '', 16), to: Number.parseInt(found[2] ?? '', 16) }]
        : [],
    );

const step = 1024 * 1024;
/** Most of what a process has set aside was never written to. */
const empty = Buffer.alloc(step);

/** How often each secret stands in all that this process can read of its own memory, as whoever takes it would find it. */
export const foundIn = (pid: number, secrets: readonly Secret[]): Record<string, number> => {
  const search = new Search(secrets);
  const found = new Map<string, number>();
  const image = Buffer.alloc(step + search.longest);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  let seen = 0;
  for (const { from, to } of regionsOf(pid))
    for (let at = from; at < to; at += step) {
      try {
        const length = readSync(memory, image, 0, Math.min(image.length, to - at), at);
        seen += length;
        const read = image.subarray(0, length);
        const isEmpty = read.subarray(0, step).equals(empty.subarray(0, Math.min(length, step)));
        if (!isEmpty) search.count(read, step, found);
      } catch {
        // Given back since its address was read.
      }
    }
  closeSync(memory);
  if (seen < 20_000_000) throw new Error(`only ${seen} bytes of memory were read`);
  return Object.fromEntries([...found].sort());
};
