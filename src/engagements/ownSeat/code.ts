import type { Tx } from '../../database/tx.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { printSeatCode, readSeatCode, seatCodeHash } from '../../vault/codes/seatCode.ts';
import { actAs, type Submission } from '../../web/forms/act.ts';
import type { Request } from '../../web/request.ts';
import { type AtSeat, atSeat } from './acts.ts';

export type WithCode = { code: string };

const open =
  <Result>(request: Request, code: Buffer, work: (at: AtSeat) => Promise<Result>) =>
  async (tx: Tx): Promise<Result | null> => {
    const at = await atSeat(tx, code, request.now);
    if (!at) return null;
    try {
      return await work(at);
    } finally {
      at.keyring.close();
    }
  };

/** Reads what a code opens. Null: to whoever holds it, nothing is there (C16). */
export const readAtSeat = async <Result>(
  request: Request,
  { code: typed }: WithCode,
  work: (at: AtSeat) => Promise<Result>,
): Promise<Result | null> => {
  const code = readSeatCode(typed);
  return code && request.asStranger(seatCodeHash(code), open(request, code, work));
};

const attemptAtSeat = async <Facts>(
  request: Request,
  code: Buffer | null,
  work: (at: AtSeat) => ActOutcome<Facts>,
): ActOutcome<Facts> => code && request.attemptAsStranger(seatCodeHash(code), open(request, code, work));

/** What she does at her seat. */
export const actAtSeat = actAs<WithCode, undefined, AtSeat>((request, { code }, _, work) =>
  attemptAtSeat(request, readSeatCode(code), work),
);

/** Her own code is made by the form: sent twice, it is one answer and one code (C48). */
const codeIn = (secret: Buffer): Buffer => secret.subarray(0, 16);
export const ownCodeOf = (submission: Submission): Buffer => codeIn(submission.secret('code'));

/** The same where the code may be spent by this very form: then the code that it gave her opens her seat. */
export const answerAtSeat = actAs<WithCode, undefined, AtSeat>(async (request, { code }, _, work, shown) => {
  const outcome = await attemptAtSeat(request, readSeatCode(code), work);
  if (outcome || (await request.answered(shown)) === null || shown.isGone) return outcome;
  return attemptAtSeat(request, codeIn(shown.secret('code')), work);
});

/** The code that opens her seat after her answer: the one she came with, or the one that her form gave her. */
export const codeAfter = async (
  request: Request,
  { code }: WithCode,
  submission: Submission,
): Promise<string> =>
  (await readAtSeat(request, { code }, async () => code)) ?? printSeatCode(ownCodeOf(submission));
