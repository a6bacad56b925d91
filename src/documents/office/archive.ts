import { unzipSync } from 'fflate';
import { Unreadable } from '../bounds.ts';
import { decodedXml } from '../decoding.ts';

/** A text of three hundred pages, with its marks; what says it is larger when unpacked is not unpacked at all. */
const mostUnpacked = 12_000_000;
const mostNames = 10_000;

/** Where a part's own reference leads, from the part that it stands in; never out of the archive. */
export const pathFrom = (part: string, target: string): string => {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

const directoryEntry = 0x02014b50;
const directoryEnd = 0x06054b50;

/** Does an entry of the directory say that it is encrypted? The unpacker does not ask. */
const hasLockedEntry = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== directoryEnd) end -= 1;
  if (end < 0) return false;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === directoryEntry) {
    if ((view.getUint16(at + 8, true) & 1) === 1) return true;
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return false;
};

/** The parts of an office file, each unpacked when it is asked for, all of them within one bound (C55). */
export class Archive {
  readonly names: ReadonlySet<string>;
  readonly #bytes: Uint8Array;
  readonly #parts = new Map<string, Uint8Array | null>();
  #unpacked = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const names = new Set<string>();
    try {
      unzipSync(bytes, {
        filter: ({ name }) => {
          if (names.size >= mostNames) throw new Unreadable('tooLarge');
          names.add(name);
          return false;
        },
      });
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable('notDocument');
    }
    if (hasLockedEntry(bytes)) throw new Unreadable('locked');
    this.names = names;
  }

  /** Null where there is no such part. */
  bytesOf(part: string): Uint8Array | null {
    const known = this.#parts.get(part);
    if (known !== undefined) return known;
    const bytes = this.names.has(part) ? this.#unpack(part) : null;
    this.#parts.set(part, bytes);
    return bytes;
  }

  #unpack(part: string): Uint8Array | null {
    try {
      const files = unzipSync(this.#bytes, {
        filter: ({ name, originalSize }) => {
          if (name !== part) return false;
          this.#unpacked += originalSize;
          if (this.#unpacked > mostUnpacked) throw new Unreadable('tooLarge');
          return true;
        },
      });
      return files[part] ?? null;
    } catch (error) {
      throw error instanceof Unreadable ? error : new Unreadable('notDocument');
    }
  }

  xmlOf(part: string): string | null {
    const bytes = this.bytesOf(part);
    if (bytes === null) return null;
    const xml = decodedXml(bytes);
    if (xml === null) throw new Unreadable('notDocument');
    return xml;
  }
}
