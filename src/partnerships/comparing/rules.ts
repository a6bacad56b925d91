import { type Outcome, refuse } from '../../kernel/outcome.ts';

/** Those in a partnership say of the keys as they stand that they compared them; not of earlier ones. P14 */
export const compare = (isIn: boolean, seen: string, now: string): Outcome<unknown> => {
  if (!isIn) return refuse('notParty');
  return seen === now ? { ok: true } : refuse('keysChanged');
};
