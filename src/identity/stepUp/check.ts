import type { PersonId } from '../../kernel/ids.ts';
import type { Said } from '../../secrets/ask.ts';
import { saidIn } from '../../secrets/proof.ts';
import { optionalSecret } from '../../secrets/secretText.ts';
import { ownKey } from '../../session/session.ts';
import { handleKey } from '../../vault/codes/credential.ts';
import type { Problems } from '../../web/forms/parse.ts';
import type { Request } from '../../web/request.ts';
import type { StoredLogin } from '../facts.ts';
import { judgeRow, unread } from '../judge.ts';
import { LoginReader, LoginWriter } from '../loginStore.ts';
import { busy } from '../signIn/busy.tsx';

/** The field that `StepUpField` shows. */
export const stepUpFields = {
  passphrase: optionalSecret(2000, 'problem.passphraseWrong'),
};

/**
 * Counted apart from tries to sign in: whoever knows a steward's handle could otherwise keep her, by wrong tries
 * elsewhere, from removing somebody.
 */
const ownTries = (person: PersonId): Buffer => Buffer.from(`step up|${person}`);

type Known = Extract<Said, { by: 'known' }>;

/** Her handle is sealed to her own key, so that she types her passphrase alone. */
const saidBy = async (request: Request, login: StoredLogin): Promise<Known> => {
  if (login.by_name) return { by: 'known', as: 'alone' };
  const { handle_sealed: sealed, person_id: person } = login;
  if (!sealed) return { by: 'known', as: 'words' };
  const privateKey = await request.within((tx) => ownKey(tx, request.cookie.secret));
  try {
    return { by: 'known', as: { key: handleKey(privateKey), person, sealed } };
  } finally {
    privateKey.fill(0);
  }
};

const judged = async (request: Request): Promise<'yes' | 'no' | 'busy'> => {
  const { deps, session } = request;
  const login = session && (await request.within((tx) => new LoginReader(tx).loginOf(session.person.id)));
  if (!login) return 'no';
  const asked = ownTries(session.person.id);
  if ((await deps.delays.wait(asked)) === 'busy') return 'busy';
  const said = await saidBy(request, login);
  const proof = saidIn(await request.held(), said);
  const verdict = await judgeRow(request.means, login, proof).catch(unread);
  if (typeof said.as === 'object') said.as.key.fill(0);
  if (!verdict.ok) {
    deps.delays.takenBack(asked);
    return 'busy';
  }
  if (!verdict.unlocked) return 'no';
  verdict.unlocked.close();
  deps.delays.succeeded(asked);
  if (session.person.move === 'begun')
    await request.within((tx) => new LoginWriter(tx).finishMove(session.person.id));
  return 'yes';
};

/**
 * An open page is not the person: what would give whoever sits there a lasting way in, or power, asks for what she
 * signs in with, judged like a sign-in with its delays (C35). Gives what is wrong, another answer, or null where she
 * knows it.
 */
export const stepUp = async (request: Request): Promise<Problems | Response | null> => {
  switch (await judged(request)) {
    case 'yes':
      return null;
    case 'no':
      return { passphrase: request.t('problem.passphraseWrong') };
    case 'busy':
      return busy(request);
  }
};
