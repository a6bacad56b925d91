import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

const headLength = 8;
/** A form as large as any may be, and what is asked about it. */
const longest = 1024 * 1024;

/** One message: its number, so that answers come in any order, and what it says. What was written is overwritten. */
export const send = (stream: Duplex, number: number, message: unknown): void => {
  const body = serialize(message);
  const head = Buffer.alloc(headLength);
  head.writeUInt32BE(body.length);
  head.writeUInt32BE(number, 4);
  stream.cork();
  stream.write(head);
  stream.write(body, () => body.fill(0));
  stream.uncork();
};

/**
 * Hears messages as they come in. Every part that came is overwritten once it is in its message; the bytes in a message
 * are its own memory, and are for whoever gets it to overwrite.
 */
export const hear = <Message>(stream: Duplex, heard: (number: number, message: Message) => void): void => {
  const head = Buffer.alloc(headLength);
  let headFilled = 0;
  let body: Buffer | null = null;
  let bodyFilled = 0;

  const take = (part: Buffer): number => {
    if (!body) {
      const taken = part.copy(head, headFilled, 0, headLength - headFilled);
      headFilled += taken;
      if (headFilled < headLength) return taken;
      const length = head.readUInt32BE();
      if (length > longest) throw new Error('a message longer than any');
      body = Buffer.alloc(length);
      bodyFilled = 0;
      return taken;
    }
    const taken = part.copy(body, bodyFilled);
    bodyFilled += taken;
    if (bodyFilled < body.length) return taken;
    const whole = body;
    body = null;
    headFilled = 0;
    const message: Message = deserialize(whole);
    heard(head.readUInt32BE(4), message);
    return taken;
  };

  stream.on('data', (part: Buffer) => {
    let taken = 0;
    while (taken < part.length) taken += take(part.subarray(taken));
    part.fill(0);
  });
};
