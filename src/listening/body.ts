import type { IncomingMessage } from 'node:http';
import type { Share } from '../admission/fairShare.ts';
import type { Flight, Flights } from './bounds.ts';

export type Taken = { body: Buffer } | { turnedAway: 'busy' | 'tooLarge' } | 'gone';

const firstRoom = 16 * 1024;

/**
 * One growing piece of memory, and no other that keeps what came: kept as the parts they came in, a body sent byte by byte would take a hundred times its
 * size. What is asked for is counted before it is taken.
 */
class Room {
  #bytes = Buffer.alloc(0);
  #used = 0;

  constructor(private readonly limit: number) {}

  get filled(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }

  /** How much more memory this part takes; null where it is more than may come. */
  more(part: Buffer): number | null {
    const needed = this.#used + part.length;
    if (needed > this.limit) return null;
    if (needed <= this.#bytes.length) return 0;
    return Math.min(this.limit, Math.max(needed, firstRoom, this.#bytes.length * 2)) - this.#bytes.length;
  }

  put(part: Buffer, more: number): void {
    if (more > 0) {
      const before = this.#bytes;
      this.#bytes = Buffer.concat([before], before.length + more);
      before.fill(0);
    }
    part.copy(this.#bytes, this.#used);
    part.fill(0);
    this.#used += part.length;
  }
}

type Taking = {
  limit: number;
  flight: Flight;
  inFlight: Flights;
  share: Share;
  /** Tells whoever asked before sending that there is room. */
  goOn: () => void;
};

/** Takes a body into memory, as much as may come and as long as this source has room for it (C55). */
export const takeBody = (
  incoming: IncomingMessage,
  { limit, flight, inFlight, share, goOn }: Taking,
): Promise<Taken> =>
  new Promise((resolve) => {
    const room = new Room(limit);
    const end = (taken: Taken): void => {
      incoming.off('data', take).off('end', whole).off('close', gone).off('error', gone).pause();
      if (taken === 'gone' || 'turnedAway' in taken) room.filled.fill(0);
      resolve(taken);
    };
    const gone = (): void => end('gone');
    const whole = (): void => end({ body: room.filled });
    const take = (part: Buffer): void => {
      const more = room.more(part);
      if (more === null) {
        end({ turnedAway: 'tooLarge' });
        return;
      }
      const others = more > 0 ? inFlight.hold(flight, share, more) : [];
      for (const other of others) other.turnAway();
      if (!others.includes(flight)) room.put(part, more);
    };
    flight.turnAway = () => end({ turnedAway: 'busy' });
    if (Number(incoming.headers['content-length'] ?? 0) > limit) {
      end({ turnedAway: 'tooLarge' });
      return;
    }
    goOn();
    incoming.on('data', take).on('end', whole).on('close', gone).on('error', gone);
  });
