import type { PersonId } from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { normaliseName } from '../vault/codes/signInName.ts';

const ok = { ok: true } as const;

/** A one-time link or code opens once: of several who come by it together, the others find it spent (C11, C49). */
export const followLink = (held: boolean): Outcome<unknown, 'spent'> => (held ? ok : refuse('spent'));

/** By her words she is found, so no two people have the same (C49). */
export const takeWords = (free: boolean): Outcome<unknown, 'wordsTaken'> =>
  free ? ok : refuse('wordsTaken');

const isOneOf = (names: readonly string[], name: string): boolean => {
  const wanted = normaliseName(name);
  return names.some((one) => normaliseName(one) === wanted);
};

/** Two colleagues of one name could be taken for each other. What others elsewhere are called is nobody's business. */
export const takeName = (colleagues: readonly string[], name: string): Outcome<unknown, 'nameTaken'> =>
  isOneOf(colleagues, name) ? refuse('nameTaken') : ok;

/** Whoever comes by a link is not told who is there already: her name gets a number, and she sees why once she is in. */
export const nameAmong = (colleagues: readonly string[], name: string): string => {
  let among = name;
  for (let number = 2; isOneOf(colleagues, among); number += 1) among = `${name} (${number})`;
  return among;
};

/** The last steward stays: an organisation without one could never admit anybody again (C49). */
export const eraseAccount = (stewards: readonly PersonId[], person: PersonId): Outcome =>
  stewards.length === 1 && stewards.includes(person) ? refuse('lastSteward') : ok;
