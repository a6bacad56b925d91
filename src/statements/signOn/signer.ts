import { routes } from '../../routes.ts';
import { printSignatureCode } from '../../vault/codes/signatureCode.ts';
import { actAs, type Submission } from '../../web/forms/act.ts';
import type { Request } from '../../web/request.ts';
import type { SignerContext } from './acts.ts';

/** Acts without an account, with a link, an address or a code in hand: `hashOf` gives its hash, or null where it is none. */
export const actAsSigner = <At>(hashOf: (at: At) => Buffer | null) =>
  actAs<At, undefined, SignerContext>(async (request, at, _, work) => {
    const hash = hashOf(at);
    return (
      hash &&
      request.attemptAsStranger(hash, (tx) =>
        work({ tx, hash, now: request.now, source: request.comer.source }),
      )
    );
  });

/** A signature's code comes from the form itself: sent twice, it is one signature and one code (C48). */
export const codeOf = ({ secret }: Submission): Buffer => secret('code').subarray(0, 16);

/** Leads to the signature by its code. No link and no code is in what is kept of an act: both arrivals of a form know theirs. */
export const leadToSignature = {
  to: () => '',
  reply: (request: Request, _at: unknown, _member: undefined, sent: Submission & { to: string }) =>
    request.redirect(routes.ownSignature.url({ code: printSignatureCode(codeOf(sent)) }) + sent.to),
};
