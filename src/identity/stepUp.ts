import { z } from 'zod';
import type { PersonId } from '../kernel/ids.ts';
import type { Problems } from '../web/form.ts';
import type { Visit } from '../web/visit.ts';
import { busy } from './busy.tsx';
import { judge } from './enrolment.ts';
import { IdentityReader } from './store.ts';

/** The field that `StepUpField` shows. */
export const stepUpFields = {
  passphrase: z.string().max(2000, { error: 'problem.passphraseWrong' }).default(''),
};

type Reply = Response | Promise<Response>;

/**
 * Counted apart from tries to sign in: whoever knows a steward's name could otherwise keep her, by wrong tries
 * elsewhere, from removing somebody.
 */
const ownTries = (person: PersonId): Buffer => Buffer.from(`step up|${person}`);

const judged = async (visit: Visit, typed: string): Promise<'yes' | 'no' | 'busy'> => {
  const { deps, session } = visit;
  const login = session && (await visit.within((tx) => new IdentityReader(tx).loginOf(session.person.id)));
  if (!login) return 'no';
  const asked = ownTries(session.person.id);
  if ((await deps.delays.wait(asked)) === 'busy') return 'busy';
  const passphrase = Buffer.from(typed.normalize('NFKC'), 'utf8');
  try {
    const verdict = await judge(deps, login.id, login, passphrase);
    if (!verdict.ok) return 'busy';
    if (!verdict.unlocked) return 'no';
    verdict.unlocked.close();
    deps.delays.succeeded(asked);
    return 'yes';
  } finally {
    passphrase.fill(0);
  }
};

/**
 * An open page is not the person: what would give whoever sits there a lasting way in, or power, asks for the
 * passphrase, judged like a sign-in with its delays (C35). Gives the answer to send, or null where she knows it.
 */
export const stepUp = async (
  visit: Visit,
  typed: string,
  again: (problems: Problems) => Reply,
): Promise<Response | null> => {
  switch (await judged(visit, typed)) {
    case 'yes':
      return null;
    case 'no':
      return again({ passphrase: visit.t('problem.passphraseWrong') });
    case 'busy':
      return busy(visit);
  }
};
