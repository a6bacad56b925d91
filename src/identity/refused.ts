import { type Outcome, refuse } from '../kernel/outcome.ts';

/** Why an act on an account comes to nothing, found out only inside its transaction. */
export type IdentityRefusal = 'spent' | 'nameTaken' | 'lastSteward';

/** Thrown, so that the transaction leaves nothing behind. */
export class Refused extends Error {
  constructor(readonly why: IdentityRefusal) {
    super(why);
  }
}

/** What the work came to, or why it was refused. */
export const orRefused = async <Result>(
  work: Promise<Result>,
): Promise<Outcome<{ result: Result }, IdentityRefusal>> => {
  try {
    return { ok: true, result: await work };
  } catch (error) {
    if (error instanceof Refused) return refuse(error.why);
    throw error;
  }
};
