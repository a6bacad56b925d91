import type { Tx } from '../database/open.ts';
import type { Refusal } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type AnyRefusal, refusalInWords } from './refusals.ts';
import type { Act, Looking } from './scene.ts';

const lookingAs = (visit: Visit, member: SignedIn, tx: Tx, keyring: Keyring): Looking => ({
  tx,
  keyring,
  member,
  now: visit.now,
});

/** Reads as whoever is signed in. */
export const look = <Result>(
  visit: Visit,
  member: SignedIn,
  work: (looking: Looking) => Promise<Result>,
): Promise<Result> => visit.within((tx, keyring) => work(lookingAs(visit, member, tx, keyring)));

type Reply = Response | Promise<Response>;
type Sending<Facts> = {
  act: string;
  to: (facts: Facts) => string;
  /** The same page again, with the reason. */
  again: (sentence: string) => Reply;
};

/** The last two steps of every form here: decide and write once, then go on or say why not. */
export const actOn = async <Facts, Key extends AnyRefusal>(
  visit: Visit,
  member: SignedIn,
  { act, to, again }: Sending<Facts>,
  work: (looking: Looking) => Act<Facts, Key>,
): Promise<Response> => {
  const decided = await decideOnce<Key>(visit, act, async (tx, keyring) => {
    const outcome = await work(lookingAs(visit, member, tx, keyring));
    return outcome?.ok ? { ok: true, to: to(outcome) } : outcome;
  });
  return respond(visit, decided, (refusal: Refusal<Key>) => again(refusalInWords(refusal, visit.t)));
};
