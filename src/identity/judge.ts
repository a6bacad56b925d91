import type { PersonId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import type { Proof } from '../secrets/proof.ts';
import { loginLookup } from '../vault/codes/credential.ts';
import {
  type Cost,
  needsUpgrade,
  passphraseKey,
  sameDigest,
  verifierHash,
} from '../vault/codes/passphrase.ts';
import { answerKeyOf } from '../vault/codes/shownOnce.ts';
import { derive } from '../vault/derive.ts';
import { unwrapPersonKey } from '../vault/personKey.ts';
import { WorkUndone } from '../work/task.ts';
import { loginSalts, type Means } from './enrolment.ts';
import type { StoredLogin } from './facts.ts';
import { LoginReader } from './loginStore.ts';

/** `close` forgets the key that `open` needs. */
export type Unlocked = {
  person: PersonId;
  login: StoredLogin;
  open: (wrapped: Buffer) => Buffer;
  upgrade: boolean;
  /** Seals what a form answers that says these very words. */
  answerKey: (submissionToken: string) => Buffer;
  close: () => void;
};
export type Judged = { ok: true; unlocked: Unlocked | null } | Refusal<'busy'>;

/** No process read what was typed: come back in a moment. */
export const unread = (problem: unknown): Refusal<'busy'> => {
  if (problem instanceof WorkUndone) return { ok: false, refusal: 'busy' };
  throw problem;
};

/** What was typed to sign in. `before`: as an account from before is opened, by its name and its passphrase. */
export type Typed = { proof: Proof; before: { id: () => Promise<Buffer>; proof: Proof } | null };

/** One run of Argon2: of what, under which salt, and the row that it is for, where a name has found one. */
type Run = { proof: Proof; salt: Buffer; cost: Cost; login?: StoredLogin };

const costOf = ({ memory, passes }: StoredLogin): Cost => ({ memory, passes });

const unlock = (root: Buffer, pepper: Buffer, login: StoredLogin, upgrade: boolean): Unlocked | null => {
  if (!sameDigest(verifierHash(root, pepper), login.verifier_hash)) return null;
  const key = passphraseKey(root, pepper);
  const person = login.person_id;
  const open = (wrapped: Buffer): Buffer => unwrapPersonKey(key, wrapped, person, 'passphrase');
  const answers = derive(key, 'answers');
  const answerKey = (submissionToken: string): Buffer => answerKeyOf(answers, submissionToken);
  return { person, login, open, upgrade, answerKey, close: () => void key.fill(0) };
};

const stored = ({ database }: Means, id: Buffer): Promise<StoredLogin | undefined> =>
  database.withActor({ kind: 'stranger', bearer: id }, (tx) => new LoginReader(tx).login(id), {
    writes: false,
  });

/** The old row's own salt takes the place of ours, so that the work is the same whoever is asked for (C35). */
const runsFor = async (means: Means, { proof, before }: Typed): Promise<Run[]> => {
  const old = before ? await stored(means, await before.id()) : undefined;
  const runs: Run[] = (await loginSalts(means)).map((one) => ({ ...one, proof }));
  if (before && old?.by_name)
    runs[0] = { proof: before.proof, salt: old.salt, cost: costOf(old), login: old };
  return runs;
};

/**
 * Judges what was typed. Who is unknown costs the same work and gets the same answer (C35).
 * Gives a way to open the person's key, not the key: the wrap is read afterwards, as her.
 */
export const judge = async (means: Means, typed: Typed): Promise<Judged> => {
  const { pepper, turnstile } = means;
  const runs = await runsFor(means, typed);
  for (const { proof, salt, cost, login } of runs) {
    const passed = await turnstile.pass(() => proof.stretch(salt, cost));
    if (!passed.ok) return passed;
    const root = passed.result;
    try {
      const found = await stored(means, loginLookup(root, pepper));
      const its = login ?? found;
      const isFormer = !login && salt !== runs[0]?.salt;
      const unlocked = its ? unlock(root, pepper, its, isFormer || needsUpgrade(cost)) : null;
      if (unlocked) return { ok: true, unlocked };
    } finally {
      root.fill(0);
    }
  }
  return { ok: true, unlocked: null };
};

/** Is this what opens her row? Of a person who is signed in. */
export const judgeRow = async (
  { pepper, turnstile }: Means,
  login: StoredLogin,
  proof: Proof,
): Promise<Judged> => {
  const passed = await turnstile.pass(() => proof.stretch(login.salt, costOf(login)));
  if (!passed.ok) return passed;
  const root = passed.result;
  try {
    return { ok: true, unlocked: unlock(root, pepper, login, false) };
  } finally {
    root.fill(0);
  }
};
