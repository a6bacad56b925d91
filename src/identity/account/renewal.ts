import type { Tx } from '../../database/tx.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { routes } from '../../routes.ts';
import type { Proof } from '../../secrets/proof.ts';
import { type Move, ownKey, startSession } from '../../session/session.ts';
import { ShownOnce } from '../../vault/codes/shownOnce.ts';
import { cookieHeader } from '../../web/cookie.ts';
import { withDone } from '../../web/forms/done.ts';
import type { Request } from '../../web/request.ts';
import { prepareLogin } from '../enrolment.ts';
import type { Prepared } from '../facts.ts';
import { LoginWriter } from '../loginStore.ts';
import { followLink, takeWords } from '../rules.ts';
import { busy } from '../signIn/busy.tsx';
import { IdentityWriter } from '../store.ts';

type Renewal = { person: PersonId; move: Move; before: Buffer; proof: Proof; submissionToken: string };

/** Every other session ends, and the code that somebody may have made or seen opens nothing any more (C11, C36). */
const renew = async (
  tx: Tx,
  { person, move, before }: Renewal,
  prepared: Prepared,
  session: { secret: Buffer; privateKey: Buffer; now: Temporal.Instant },
): Promise<Outcome<{ to: string }, 'spent' | 'wordsTaken'>> => {
  const writer = new IdentityWriter(tx);
  const logins = new LoginWriter(tx);
  // Of two who change it at once, one knew what opens the account by then (C49).
  const held = followLink(await logins.holdLogin(person, before));
  if (!held.ok) return held;
  const changing = move === 'due' ? logins.beginMove(person, prepared) : logins.changeLogin(person, prepared);
  const taken = takeWords(await changing);
  if (!taken.ok) return taken;
  await writer.dropRecovery(person);
  await writer.confirmCode(person, false);
  await writer.endSessions(person);
  await startSession(tx, { ...session, person });
  return { ok: true, to: withDone(routes.account.url(), 'passphraseChanged') };
};

export const renewLogin = async (request: Request, renewal: Renewal) => {
  const { person, proof, submissionToken } = renewal;
  const privateKey = await request.within((tx) => ownKey(tx, request.cookie.secret));
  try {
    const prepared = await prepareLogin(request.means, { person, proof, privateKey });
    if (!prepared.ok) return busy(request);
    const shown = new ShownOnce(prepared.answerKey(submissionToken), request.now);
    const session = { secret: shown.secret('session'), privateKey, now: request.now };
    const renewed = await request.deps.database.attempt({ kind: 'person', person }, (tx) =>
      request.actOnce<'spent' | 'wordsTaken'>(
        tx,
        submissionToken,
        () => renew(tx, renewal, prepared, session),
        shown,
      ),
    );
    if (!renewed?.ok || shown.isGone) return request.redirect(routes.signIn.url());
    const secret = shown.secret('session');
    request.context.header('Set-Cookie', cookieHeader(request.sessionCookie(secret)));
    return request.redirect(renewed.to);
  } finally {
    privateKey.fill(0);
  }
};
