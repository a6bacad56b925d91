import { z } from 'zod';
import type { HeldForm } from '../../secrets/heldForm.ts';
import { saidIn } from '../../secrets/proof.ts';
import { optionalSecret } from '../../secrets/secretText.ts';
import type { Typed } from '../judge.ts';

export const signInForm = z.strictObject({
  words: optionalSecret(400, 'problem.tooLong'),
  /** Four words, or the name of an account from before. */
  handle: optionalSecret(200, 'problem.tooLong'),
  own: optionalSecret(2000, 'problem.tooLong'),
});
type SignIn = z.infer<typeof signInForm>;

/** By seven words alone, or by a handle and a passphrase of one's own. */
export const typedOf = ({ own }: SignIn, form: HeldForm, pepper: Buffer): Typed => ({
  proof: saidIn(form, { by: 'signIn' }),
  before: own.isEmpty
    ? null
    : {
        id: async () => Buffer.from(await form.ask('formerId', { pepper })),
        proof: saidIn(form, { by: 'before' }),
      },
});
