import { newId, type PersonId, personId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { newKeyPair } from '../vault/box.ts';
import {
  type Cost,
  currentCost,
  needsUpgrade,
  newSalt,
  passphraseKey,
  sameDigest,
  stretch,
  verifierHash,
} from '../vault/passphrase.ts';
import { unwrapPersonKey, wrapPersonKey } from '../vault/personKey.ts';
import { decoySalt, loginId } from '../vault/signInName.ts';
import type { Deps } from '../web/deps.ts';

type Means = Pick<Deps, 'pepper' | 'turnstile'>;

export type NewLogin = { id: Buffer; salt: Buffer; cost: Cost; verifierHash: Buffer };
export type Enrolment = {
  person: PersonId;
  publicKey: Buffer;
  privateKey: Buffer;
  login: NewLogin;
  wrapped: Buffer;
};

/** Everything slow about a passphrase, done before any transaction opens. */
export const prepareLogin = async (
  { pepper, turnstile }: Means,
  who: { person: PersonId; name: string; passphrase: Uint8Array; privateKey: Buffer },
): Promise<{ ok: true; login: NewLogin; wrapped: Buffer } | Refusal<'busy'>> => {
  const salt = newSalt();
  const passed = await turnstile.pass(() => stretch(who.passphrase, salt, currentCost));
  if (!passed.ok) return passed;
  const root = passed.result;
  const key = passphraseKey(root, pepper);
  try {
    return {
      ok: true,
      login: {
        id: loginId(pepper, who.name),
        salt,
        cost: currentCost,
        verifierHash: verifierHash(root, pepper),
      },
      wrapped: wrapPersonKey(key, who.privateKey, who.person, 'passphrase'),
    };
  } finally {
    root.fill(0);
    key.fill(0);
  }
};

/** A new person: a key pair, a sign-in row and the wrap that her passphrase opens. */
export const enrol = async (
  means: Means,
  who: { name: string; passphrase: Uint8Array; person?: PersonId },
): Promise<({ ok: true } & Enrolment) | Refusal<'busy'>> => {
  const person = who.person ?? newId(personId);
  const keys = newKeyPair();
  const prepared = await prepareLogin(means, { ...who, person, privateKey: keys.privateKey });
  if (!prepared.ok) {
    keys.privateKey.fill(0);
    return prepared;
  }
  return { ok: true, person, ...keys, login: prepared.login, wrapped: prepared.wrapped };
};

export type StoredLogin = {
  person_id: PersonId;
  salt: Buffer;
  memory: number;
  passes: number;
  verifier_hash: Buffer;
};
/** `close` forgets the key that `open` needs. */
export type Unlocked = {
  person: PersonId;
  open: (wrapped: Buffer) => Buffer;
  upgrade: boolean;
  close: () => void;
};

/**
 * Judges a passphrase. An unknown name costs the same work and gets the same answer (C35).
 * Gives a way to open the person's key, not the key: the wrap is read afterwards, as her.
 */
export const judge = async (
  { pepper, turnstile }: Means,
  id: Buffer,
  login: StoredLogin | undefined,
  passphrase: Uint8Array,
): Promise<{ ok: true; unlocked: Unlocked | null } | Refusal<'busy'>> => {
  const cost = login ? { memory: login.memory, passes: login.passes } : currentCost;
  const passed = await turnstile.pass(() => stretch(passphrase, login?.salt ?? decoySalt(pepper, id), cost));
  if (!passed.ok) return passed;
  const root = passed.result;
  const right = sameDigest(verifierHash(root, pepper), login?.verifier_hash ?? decoySalt(pepper, root));
  const key = passphraseKey(root, pepper);
  root.fill(0);
  const close = (): void => void key.fill(0);
  if (!right || !login) {
    close();
    return { ok: true, unlocked: null };
  }
  const person = login.person_id;
  const open = (wrapped: Buffer): Buffer => unwrapPersonKey(key, wrapped, person, 'passphrase');
  return { ok: true, unlocked: { person, open, upgrade: needsUpgrade(cost), close } };
};
