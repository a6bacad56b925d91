import type { Visit } from '../web/visit.ts';
import { type AccountForms, AccountPage } from './accountPages.tsx';
import { IdentityReader } from './store.ts';

export const showAccount = async (visit: Visit, forms: AccountForms = {}, status: 200 | 422 = 200) => {
  const { session } = visit;
  if (!session) return visit.notFound();
  const sessions = await visit.within((tx) => new IdentityReader(tx).sessionCount(session.person.id));
  return visit.page(
    <AccountPage
      frame={visit.frame}
      codeConfirmed={session.person.codeConfirmed}
      sessions={sessions}
      forms={forms}
      done={visit.done}
    />,
    status,
  );
};
