import type { Cost } from '../vault/codes/passphrase.ts';
import type { PassphraseProblem } from '../vault/codes/passphraseProblem.ts';

/** The fields that no process but the short-lived one reads, in every form that is marked so in `routes.ts`. */
export const secretFields = ['passphrase', 'own', 'words', 'handle', 'code'] as const;
export type SecretField = (typeof secretFields)[number];

/** Her handle, sealed to her own key: opened where it is put before the passphrase that she typed. */
export type SealedHandle = { key: Uint8Array; person: string; sealed: Uint8Array };

/** What a form says that somebody signs in with, now or from now on. */
export type Said =
  /** Seven words, or a handle and a passphrase of her own. */
  | { by: 'signIn' }
  /** The passphrase of an account from before, which is found by a name. */
  | { by: 'before' }
  /** By somebody who is signed in: a passphrase alone, seven words, or a passphrase that goes with her handle. */
  | { by: 'known'; as: 'alone' | 'words' | SealedHandle }
  /** New words, or four of them and a new passphrase. */
  | { by: 'chosen' };

/** What is not secret, and how often and how long each secret field came. */
export type ReadFields = { fields: [string, string][]; secret: { field: SecretField; length: number }[] };

/** Words that come back to the page that offered them, as bytes of it; and the first four, her handle. */
export type ShownWords = { words: Uint8Array; handle: Uint8Array };

/** All that may be asked about a form with secrets, and what is told. Bytes are secret: whoever asked zeroes them. */
export type Asks = {
  fields: { about: null; told: ReadFields | 'tooMany' };
  /** Whose tries to sign in these are, as far as anybody can say: a hash under `key`. */
  tried: { about: { key: Uint8Array }; told: Uint8Array };
  /** The id of an account from before, by the name that stands where a handle does. */
  formerId: { about: { pepper: Uint8Array }; told: Uint8Array };
  /** The slow step. */
  stretch: { about: { said: Said; salt: Uint8Array; cost: Cost }; told: Uint8Array };
  /** Her handle, sealed with a key of hers; null where she has none. */
  sealHandle: { about: { said: Said; key: Uint8Array; person: string }; told: Uint8Array | null };
  /** Why what she chose will not do. */
  problem: { about: { telling: readonly string[] }; told: PassphraseProblem | 'words' | null };
  /** Null where it cannot be a recovery code. */
  code: { about: null; told: { id: Uint8Array; key: Uint8Array } | null };
  /** Null where no page of ours offered them. */
  words: { about: null; told: ShownWords | null };
  /** What stands where a handle does, as bytes of a page. */
  handle: { about: null; told: Uint8Array };
};
export type Kind = keyof Asks;

/** One way to ask about a form, wherever it is read. */
export interface Secrets {
  ask<Asked extends Kind>(
    kind: Asked,
    about: Asks[Asked]['about'],
    form: Uint8Array,
  ): Promise<Asks[Asked]['told']>;
}
