import type { Tx } from '../../database/tx.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { actAs, type Place, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Request } from '../../web/request.ts';
import { AccountPage } from './page.tsx';

export const showAccount = async (request: Request, returned?: ReturnedForm) => {
  const { session } = request;
  if (!session) return request.notFound();
  return request.answer(
    <AccountPage
      frame={request.frame}
      codeConfirmed={session.person.codeConfirmed}
      move={session.person.move}
      returned={returned}
      done={request.done}
    />,
    returned,
  );
};

export const account: Place<unknown, undefined> = place(
  { url: () => routes.account.url() },
  (request, _at, _member, returned) => showAccount(request, returned),
  { fieldOf: { nameTaken: 'name' } },
);

/** Whose account it is: a person, whether or not an organisation counts her as a member. */
export type AccountContext = {
  tx: Tx;
  keyring: Keyring;
  person: PersonId;
  member: SignedIn | null;
  /** Of the cookie that this session began with. */
  secret: Buffer;
};

export const actOnAccount = actAs<unknown, undefined, AccountContext>(async (request, _at, _member, work) => {
  const { session, member, cookie } = request;
  if (!session) return null;
  const { person } = session;
  return request.attempt((tx, keyring) =>
    work({ tx, keyring, person: person.id, member, secret: cookie.secret }),
  );
});

type Handler = (request: Request, at: unknown, member: undefined) => Promise<Response>;
export const asPerson =
  (handler: Handler) =>
  (request: Request): Promise<Response> =>
    handler(request, {}, undefined);
