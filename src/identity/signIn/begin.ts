import type { Tx } from '../../database/tx.ts';
import { routes } from '../../routes.ts';
import type { Proof } from '../../secrets/proof.ts';
import { startSession } from '../../session/session.ts';
import { ShownOnce } from '../../vault/codes/shownOnce.ts';
import { cookieHeader } from '../../web/cookie.ts';
import type { Request } from '../../web/request.ts';
import { prepareLogin } from '../enrolment.ts';
import { judge, type Unlocked } from '../judge.ts';
import { LoginReader, LoginWriter } from '../loginStore.ts';
import { followLink } from '../rules.ts';
import { busy } from './busy.tsx';

type Session = { secret: Buffer; privateKey: Buffer; now: Temporal.Instant };

/** Held: changed since it was judged, what she typed is what opened her account before (C36). */
const startIn = async (
  tx: Tx,
  { person, login }: Unlocked,
  better: Awaited<ReturnType<typeof prepareLogin>> | null,
  session: Session,
) => {
  const logins = new LoginWriter(tx);
  const held = followLink(await logins.holdLogin(person, login.id));
  if (!held.ok) return held;
  await (login.by_name ? logins.abandonMove(person) : logins.finishMove(person));
  if (better?.ok) await logins.changeLogin(person, better);
  await startSession(tx, { ...session, person });
  return { ok: true, to: routes.home.url() } as const;
};

/** A better hash, for an account that was made under a lower cost (C14). */
const betterFor = (request: Request, unlocked: Unlocked, proof: Proof, privateKey: Buffer) =>
  unlocked.upgrade && !unlocked.login.by_name
    ? prepareLogin(request.means, { person: unlocked.person, proof, privateKey })
    : null;

/** Where it leads; null where what she typed opens nothing any more. */
const start = async (
  request: Request,
  unlocked: Unlocked,
  { proof, privateKey, submissionToken }: { proof: Proof; privateKey: Buffer; submissionToken: string },
): Promise<{ to: string; secret: Buffer } | null> => {
  const { person } = unlocked;
  const { now } = request;
  const better = await betterFor(request, unlocked, proof, privateKey);
  const shown = new ShownOnce(unlocked.answerKey(submissionToken), now);
  const started = await request.deps.database.attempt({ kind: 'person', person }, (tx) =>
    request.actOnce<'spent'>(
      tx,
      submissionToken,
      () => startIn(tx, unlocked, better, { secret: shown.secret('session'), privateKey, now }),
      shown,
    ),
  );
  if (!started?.ok) return null;
  if (!shown.isGone) return { to: started.to, secret: shown.secret('session') };
  // The form was sent long ago; but she knows what it says, which is all that a session takes.
  const secret = new ShownOnce(unlocked.answerKey(submissionToken), now).secret('session');
  const anew = await request.deps.database.attempt({ kind: 'person', person }, (tx) =>
    startIn(tx, unlocked, null, { secret, privateKey, now }),
  );
  return anew?.ok ? { to: started.to, secret } : null;
};

/** The person's key, opened as her and only now: who does not know what she signs in with never gets this far. */
export const begin = async (
  request: Request,
  unlocked: Unlocked,
  proof: Proof,
  submissionToken: string,
): Promise<Response | null> => {
  const { person, login } = unlocked;
  const actor = { kind: 'person', person } as const;
  const wrapped = await request.deps.database.withActor(actor, (tx) => new LoginReader(tx).wrapFor(login));
  if (!wrapped) return null;
  const privateKey = unlocked.open(wrapped);
  const started = await start(request, unlocked, { proof, privateKey, submissionToken }).finally(() =>
    privateKey.fill(0),
  );
  if (!started) return null;
  request.context.header('Set-Cookie', cookieHeader(request.signedInCookie(started.secret, person)));
  return request.redirect(started.to);
};

/**
 * The second arrival of a form that made or opened an account (C48): it is let in by what it says, like any sign-in.
 * Whoever only saw the page before knows that no more than anybody else.
 */
export const beginAgain = async (
  request: Request,
  proof: Proof,
  submissionToken: string,
): Promise<Response> => {
  const judged = await judge(request.means, { proof, before: null });
  if (!judged.ok) return busy(request);
  const { unlocked } = judged;
  const begun = unlocked && (await begin(request, unlocked, proof, submissionToken).finally(unlocked.close));
  return begun ?? request.redirect(routes.signIn.url());
};
