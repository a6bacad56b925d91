import { z } from 'zod';
import type { PersonId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { Asks } from '../../secrets/ask.ts';
import type { Proof } from '../../secrets/proof.ts';
import { secretText } from '../../secrets/secretText.ts';
import { startSession } from '../../session/session.ts';
import { ShownOnce } from '../../vault/codes/shownOnce.ts';
import { Keyring } from '../../vault/keyring.ts';
import { unwrapPersonKey } from '../../vault/personKey.ts';
import { cookieHeader } from '../../web/cookie.ts';
import type { Parsed, Problems, Typed } from '../../web/forms/parse.ts';
import { type ReturnedForm, returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { prepareLogin } from '../enrolment.ts';
import { LoginReader, LoginWriter } from '../loginStore.ts';
import { ownName } from '../names.ts';
import { RecoverPage } from '../pages.tsx';
import { followLink, takeWords } from '../rules.ts';
import { beginAgain } from '../signIn/begin.ts';
import { busy } from '../signIn/busy.tsx';
import { chosenProof, passphraseFields, withWordsAgain } from '../stepUp/newPassphrase.tsx';
import { IdentityReader, IdentityWriter } from '../store.ts';

const recoverForm = z.strictObject({
  code: secretText(200, 'problem.tooLong'),
  ...passphraseFields,
});

const show = (request: Request, returned?: ReturnedForm) =>
  request.answer(<RecoverPage frame={request.frame} returned={returned} />, returned);
const again = async (request: Request, typed: Typed, problems: Problems) =>
  show(request, returnedForm(routes.recoverNow.url(), await withWordsAgain(request, typed), problems));

type Read = Extract<Parsed<z.infer<typeof recoverForm>>, { ok: true }>;
type Found = { person: PersonId; id: Buffer; privateKey: Buffer; name: string | null };

type Code = NonNullable<Asks['code']['told']>;

/** The person whose code this is. 128 random bits need no slow step: the code's key opens hers. */
const findByCode = async (request: Request, { id: told, key }: Code): Promise<Found | null> => {
  const id = Buffer.from(told);
  const row = await request.asStranger(id, (tx) => new IdentityReader(tx).recovery(id));
  if (!row) return null;
  const person = row.person_id;
  return request.deps.database.withActor({ kind: 'person', person }, async (tx) => {
    const wrapped = await new LoginReader(tx).wrap(person, 'recovery');
    if (!wrapped) return null;
    const privateKey = unwrapPersonKey(key, wrapped, person, 'recovery');
    const keyring = new Keyring({ person, privateKey: Buffer.from(privateKey) });
    try {
      return { person, id, privateKey, name: await ownName(tx, keyring, person) };
    } finally {
      keyring.close();
    }
  });
};

/** A used code dies, every session ends, and a new code has to be made before anything else (C11). */
const recover = async (
  request: Request,
  { person, privateKey, id }: Found,
  proof: Proof,
  submissionToken: string,
) => {
  const prepared = await prepareLogin(request.means, { person, proof, privateKey });
  if (!prepared.ok) return busy(request);
  const shown = new ShownOnce(prepared.answerKey(submissionToken), request.now);
  const recovered = await request.deps.database.attempt({ kind: 'person', person }, (tx) =>
    request.actOnce<'spent' | 'wordsTaken'>(
      tx,
      submissionToken,
      async () => {
        const writer = new IdentityWriter(tx);
        const spent = followLink(await writer.takeRecovery(person, id));
        if (!spent.ok) return spent;
        const taken = takeWords(await new LoginWriter(tx).changeLogin(person, prepared));
        if (!taken.ok) return taken;
        await writer.endSessions(person);
        await writer.dropRecovery(person);
        await writer.confirmCode(person, false);
        await startSession(tx, { secret: shown.secret('session'), person, privateKey, now: request.now });
        return { ok: true, to: routes.account.url() };
      },
      shown,
    ),
  );
  if (!recovered?.ok || shown.isGone) return null;
  const secret = shown.secret('session');
  request.context.header('Set-Cookie', cookieHeader(request.sessionCookie(secret)));
  return request.redirect(routes.account.url());
};

/** With the code found. Nothing it opened outlives the answer. */
const renew = async (request: Request, found: Found, form: Read) => {
  const held = await request.held();
  const chosen = await chosenProof({ t: request.t, held }, [found.name ?? '']);
  if (!chosen.ok) return again(request, form.typed, chosen.problems);
  const reply = await recover(request, found, chosen.proof, form.submissionToken);
  // Somebody with the same code was a moment quicker.
  return reply ?? again(request, form.typed, { code: request.t('problem.recover') });
};

/** The code is spent by the first; what the form says lets in the second (C48). */
const secondClick = async (request: Request, form: Read) => {
  const held = await request.held();
  const chosen = await chosenProof({ t: request.t, held }, []);
  if (!chosen.ok) return again(request, form.typed, chosen.problems);
  return beginAgain(request, chosen.proof, form.submissionToken);
};

export const recoveryRoutes = (mount: Mount): void => {
  mount.open(routes.recover, (request) => show(request));
  mount.open(routes.recoverNow, async (request) => {
    const form = await request.form(recoverForm);
    if (!form.ok) return again(request, form.typed, form.problems);
    if (await request.answered()) return secondClick(request, form);
    // The code first: judging a passphrase is work that nobody without a code may ask for.
    const code = await (await request.held()).ask('code', null);
    const found = code && (await findByCode(request, code).finally(() => code.key.fill(0)));
    if (!found) return again(request, form.typed, { code: request.t('problem.recover') });
    try {
      return await renew(request, found, form);
    } finally {
      found.privateKey.fill(0);
    }
  });
};
