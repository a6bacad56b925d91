import { routes } from '../../routes.ts';
import { secretText } from '../../secrets/secretText.ts';
import { ownKey } from '../../session/session.ts';
import { printedRecoveryCode, recoveryId, recoveryKey } from '../../vault/codes/recoveryCode.ts';
import { wrapPersonKey } from '../../vault/personKey.ts';
import { place, type Submission } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { RecoveryCodePage } from '../account/page.tsx';
import { type AccountContext, account, actOnAccount, asPerson } from '../account/place.tsx';
import { stepUp, stepUpFields } from '../stepUp/check.ts';
import { IdentityReader, IdentityWriter } from '../store.ts';

const codeFields = { code: secretText(200, 'problem.codeWrong') };

const codeOf = ({ secret }: Submission): Buffer => secret('code').subarray(0, 16);

/** Her own key, wrapped once more: the code opens it without the pepper. */
const wrapWith = async ({ tx, person, secret }: AccountContext, code: Buffer): Promise<Buffer> => {
  const privateKey = await ownKey(tx, secret);
  const key = recoveryKey(code);
  try {
    return wrapPersonKey(key, privateKey, person, 'recovery');
  } finally {
    privateKey.fill(0);
    key.fill(0);
  }
};

const makeCode = async (context: AccountContext, _at: unknown, _values: unknown, submission: Submission) => {
  const code = codeOf(submission);
  const wrapped = await wrapWith(context, code);
  await new IdentityWriter(context.tx).setRecovery(context.person, recoveryId(code), wrapped);
  return { ok: true } as const;
};

const show = (request: Request, code: string | null, returned?: ReturnedForm) =>
  request.answer(<RecoveryCodePage frame={request.frame} code={code} returned={returned} />, returned);

/** Makes a new code and shows it once. The same form sent again shows the same code (C48). */
const newCode = actOnAccount(account, null, stepUpFields, makeCode, {
  before: (request) => stepUp(request),
  reply: (request, _at, _member, submission) =>
    show(request, request.placed(printedRecoveryCode(codeOf(submission)))),
});

const isHers = async (request: Request): Promise<boolean> => {
  const code = await (await request.held()).ask('code', null);
  code?.key.fill(0);
  const found = code && (await request.within((tx) => new IdentityReader(tx).recovery(Buffer.from(code.id))));
  const { session } = request;
  return session !== null && found?.person_id === session.person.id;
};

const codePlace = place<unknown, undefined>(
  { url: () => routes.account.url() },
  (request, _at, _member, returned) => show(request, null, returned),
);

const keepCode = async ({ tx, person, member }: AccountContext) => {
  await new IdentityWriter(tx).confirmCode(person, true);
  return { ok: true, isMember: member !== null } as const;
};

const confirmCode = actOnAccount(codePlace, 'codeConfirmed', codeFields, keepCode, {
  before: async (request) => ((await isHers(request)) ? null : { code: request.t('problem.codeWrong') }),
  to: (_at, { isMember }) => (isMember ? routes.home.url() : routes.account.url()),
});

export const recoveryCodeRoutes = (mount: Mount): void => {
  mount.person(routes.newRecoveryCode, asPerson(newCode));
  mount.person(routes.confirmRecoveryCode, asPerson(confirmCode));
};
