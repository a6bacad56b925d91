import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { Unrestorable } from './problem.ts';

/** The first line of a file that `age` encrypted. */
const intro = 'age-encryption.org/v1\n';

/** A key pair as `age-keygen` makes it: the recipient encrypts, the identity alone opens. */
export type RecoveryKey = { recipient: string; identity: string };

export const newRecoveryKey = async (): Promise<RecoveryKey> => {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
};

/** Can this be encrypted to? */
export const isRecipient = (recipient: string): boolean => {
  try {
    new Encrypter().addRecipient(recipient);
    return true;
  } catch {
    return false;
  }
};

/** The web's streams and Node's are two things: chunks go from one to the other. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

const webOf = (from: Readable): ReadableStream<Uint8Array> => {
  const chunks = from[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    pull: async (to) => {
      const { done, value } = await chunks.next();
      if (done) to.close();
      else to.enqueue(typeof value === 'string' ? new TextEncoder().encode(value) : value);
    },
    cancel: () => void from.destroy(),
  });
};

/** The same bytes, for whoever holds the recovery key alone; the standard tool opens them (`age --decrypt -i KEY`). */
export const sealedTo = async (recipient: string, plain: Readable): Promise<Readable> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return Readable.from(chunksOf(await encrypter.encrypt(webOf(plain))));
};

const isSealed = async (file: string): Promise<boolean> => {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(intro.length), 0, intro.length, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === intro;
  } finally {
    await handle.close();
  }
};

const opened = async (sealed: Readable, identity: string): Promise<Readable> => {
  const decrypter = new Decrypter();
  try {
    for (const line of identity.split('\n'))
      if (line.startsWith('AGE-SECRET-KEY-')) decrypter.addIdentity(line.trim());
    const plain = await decrypter.decrypt(webOf(sealed));
    return Readable.from(chunksOf(plain), { objectMode: false });
  } catch {
    sealed.destroy();
    throw new Unrestorable('wrong-key');
  }
};

/**
 * A backup's bytes as they were before they were encrypted, where they are. `identity`: the recovery key, as text.
 * Throws `Unrestorable`; a byte that was changed ends the stream with an error.
 */
export const plainOf = async (file: string, identity: string | null): Promise<Readable> => {
  const sealed = await isSealed(file).catch(() => {
    throw new Unrestorable('unreadable');
  });
  const bytes = createReadStream(file);
  if (!sealed) return bytes;
  if (identity === null) {
    bytes.destroy();
    throw new Unrestorable('locked');
  }
  return opened(bytes, identity);
};
