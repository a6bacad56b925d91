import type { Tx } from '../database/open.ts';
import type { Outcome, Refusal } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { Visit } from './visit.ts';

/** Rolls the transaction back: a refused act leaves nothing behind, not even that it was tried. */
class Refused extends Error {}

/** Where an act led, why it was refused, or null: what it was about is not there for her. */
export type Decided<Key extends string> = Outcome<{ to: string }, Key> | null;

/**
 * Reads, decides and writes in one transaction, once per form (C48). Deciding happens behind the form's lock, so the
 * second arrival of a form gets the first one's answer, not a refusal that the first one caused.
 */
export const decideOnce = async <Key extends string>(
  visit: Visit,
  act: string,
  work: (tx: Tx, keyring: Keyring) => Promise<Decided<Key>>,
): Promise<Decided<Key>> => {
  const told: { refusal: Refusal<Key> | null } = { refusal: null };
  try {
    const to = await visit.within((tx, keyring) =>
      visit.once(tx, act, async () => {
        const decided = await work(tx, keyring);
        if (decided?.ok) return decided.to;
        told.refusal = decided;
        throw new Refused();
      }),
    );
    return { ok: true, to };
  } catch (error) {
    if (error instanceof Refused) return told.refusal;
    throw error;
  }
};

type Reply = Response | Promise<Response>;

/** The last step of a form: on to where it led, or the same page again with the reason. */
export const respond = <Key extends string>(
  visit: Visit,
  decided: Decided<Key>,
  again: (refusal: Refusal<Key>) => Reply,
): Reply => {
  if (!decided) return visit.notFound();
  return decided.ok ? visit.redirect(decided.to) : again(decided);
};
