import { type Credential, handleKey, sealHandle } from '../vault/codes/credential.ts';
import { type Cost, stretch } from '../vault/codes/passphrase.ts';
import type { Said } from './ask.ts';
import type { HeldForm } from './heldForm.ts';

/** What somebody signs in with, as far as whoever judges it needs it. Whoever asks zeroes what is given. */
export interface Proof {
  stretch(salt: Uint8Array, cost: Cost): Promise<Buffer>;
  /** Her handle, sealed to her own key; null where she has none. */
  sealHandle(privateKey: Uint8Array, person: string): Promise<Buffer | null>;
}

const withHandleKey = async <Result>(
  privateKey: Uint8Array,
  work: (key: Buffer) => Promise<Result>,
): Promise<Result> => {
  const key = handleKey(privateKey);
  try {
    return await work(key);
  } finally {
    key.fill(0);
  }
};

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a form says: read, stretched and sealed where the form is read, and never here. */
export const saidIn = (form: HeldForm, said: Said): Proof => ({
  stretch: async (salt, cost) => bufferOf(await form.ask('stretch', { said, salt, cost })),
  sealHandle: (privateKey, person) =>
    withHandleKey(privateKey, async (key) => {
      const sealed = await form.ask('sealHandle', { said, key, person });
      return sealed && bufferOf(sealed);
    }),
});

/** What was made here, for nobody who is: the example's people. */
export const madeHere = ({ message, handle }: Credential): Proof => ({
  stretch: (salt, cost) => stretch(message, salt, cost),
  sealHandle: (privateKey, person) =>
    withHandleKey(privateKey, async (key) => (handle === null ? null : sealHandle(key, person, handle))),
});
