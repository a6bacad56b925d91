import { z } from 'zod';
import type { PersonId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { wrapPersonKey } from '../vault/personKey.ts';
import { printRecoveryCode, readRecoveryCode, recoveryId, recoveryKey } from '../vault/recoveryCode.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import type { Visit } from '../web/visit.ts';
import { RecoveryCodePage } from './accountPages.tsx';
import { showAccount } from './accountView.tsx';
import { ownKey } from './session.ts';
import { stepUp, stepUpFields } from './stepUp.ts';
import { IdentityReader, IdentityWriter } from './store.ts';

const newCodeForm = z.strictObject(stepUpFields);
const codeForm = z.strictObject({ code: z.string().max(200) });

/** Her own key, wrapped once more: the code opens it without the pepper. */
const wrapWith = async (visit: Visit, person: PersonId, code: Buffer): Promise<Buffer> => {
  const privateKey = await visit.within((tx) => ownKey(tx, visit.cookie.secret));
  const key = recoveryKey(code);
  try {
    return wrapPersonKey(key, privateKey, person, 'recovery');
  } finally {
    privateKey.fill(0);
    key.fill(0);
  }
};

/** Makes a new code and shows it once. The same form sent again shows the same code. */
const newCode = async (visit: Visit) => {
  const { session } = visit;
  const form = await visit.form(newCodeForm);
  if (!session) return visit.notFound();
  if (!form.ok) return showAccount(visit, { code: form }, 422);
  const refused = await stepUp(visit, form.values.passphrase, (problems) =>
    showAccount(visit, { code: { typed: {}, problems } }, 422),
  );
  if (refused) return refused;
  const person = session.person.id;
  const code = visit.secretFor(form.act, 'code').subarray(0, 16);
  const wrapped = await wrapWith(visit, person, code);
  await visit.within((tx) =>
    visit.once(tx, form.act, async () => {
      await new IdentityWriter(tx).setRecovery(person, recoveryId(code), wrapped);
      return routes.account.url();
    }),
  );
  return visit.page(<RecoveryCodePage frame={visit.frame} code={printRecoveryCode(code)} />);
};

const confirmCode = async (visit: Visit) => {
  const { session } = visit;
  const form = await visit.form(codeForm);
  if (!session) return visit.notFound();
  const code = form.ok ? readRecoveryCode(Buffer.from(form.values.code, 'utf8')) : null;
  const right = code && (await visit.within((tx) => new IdentityReader(tx).recovery(recoveryId(code))));
  if (!form.ok || !right || right.person_id !== session.person.id) {
    return visit.page(
      <RecoveryCodePage frame={visit.frame} code={null} problem={visit.t('problem.codeWrong')} />,
      422,
    );
  }
  return visit.redirect(
    await visit.within((tx) =>
      visit.once(tx, form.act, async () => {
        await new IdentityWriter(tx).confirmCode(session.person.id, true);
        return withDone(visit.member ? routes.home.url() : routes.account.url(), 'codeConfirmed');
      }),
    ),
  );
};

export const recoveryCodeRoutes = (doors: Doors): void => {
  doors.person(routes.newRecoveryCode, newCode);
  doors.person(routes.confirmRecoveryCode, confirmCode);
};
