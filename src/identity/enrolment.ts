import { newId, type PersonId, personId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import type { Proof } from '../secrets/proof.ts';
import { newPersonKeys } from '../vault/box.ts';
import { loginLookup } from '../vault/codes/credential.ts';
import { passphraseKey, verifierHash } from '../vault/codes/passphrase.ts';
import { answerKeyOf } from '../vault/codes/shownOnce.ts';
import { derive } from '../vault/derive.ts';
import { wrapPersonKey } from '../vault/personKey.ts';
import type { Gate } from '../vault/turnstile.ts';
import type { Deps } from '../web/deps.ts';
import type { Enrolment, LoginSalt, Prepared } from './facts.ts';
import { LoginReader } from './loginStore.ts';

export type Means = Pick<Deps, 'database' | 'pepper'> & { turnstile: Gate };

export const loginSalts = async ({ database }: Pick<Means, 'database'>): Promise<LoginSalt[]> =>
  database.withActor({ kind: 'stranger' }, (tx) => new LoginReader(tx).loginSalts(), { writes: false });

/** Everything slow about signing in, done before any transaction opens. One run gives id, verifier and key. */
export const prepareLogin = async (
  means: Means,
  who: { person: PersonId; proof: Proof; privateKey: Buffer },
): Promise<({ ok: true } & Prepared) | Refusal<'busy'>> => {
  const { pepper, turnstile } = means;
  const { person, proof, privateKey } = who;
  const [current] = await loginSalts(means);
  if (!current) throw new Error('a host without a salt');
  const { salt, cost } = current;
  const passed = await turnstile.pass(() => proof.stretch(salt, cost));
  if (!passed.ok) return passed;
  const root = passed.result;
  const key = passphraseKey(root, pepper);
  const answers = derive(key, 'answers');
  try {
    return {
      ok: true,
      login: {
        id: loginLookup(root, pepper),
        salt,
        cost,
        verifierHash: verifierHash(root, pepper),
        handleSealed: await proof.sealHandle(privateKey, person),
      },
      wrapped: wrapPersonKey(key, privateKey, person, 'passphrase'),
      answerKey: (submissionToken) => answerKeyOf(answers, submissionToken),
    };
  } finally {
    root.fill(0);
    key.fill(0);
  }
};

/** A new person: a key pair, a sign-in row and the wrap that what she signs in with opens. */
export const enrol = async (
  means: Means,
  who: { proof: Proof; person?: PersonId },
): Promise<({ ok: true } & Enrolment) | Refusal<'busy'>> => {
  const person = who.person ?? newId(personId);
  const keys = newPersonKeys();
  let kept = false;
  try {
    const prepared = await prepareLogin(means, { ...who, person, privateKey: keys.privateKey });
    kept = prepared.ok;
    return prepared.ok ? { ...prepared, person, ...keys } : prepared;
  } finally {
    if (!kept) keys.privateKey.fill(0);
  }
};
