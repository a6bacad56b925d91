import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import type { WaitingSource } from '../web/waiting.ts';
import { HomePage } from './homePage.tsx';
import { homeFacts } from './homeStore.ts';

/** `waiting`: what other capabilities know to wait for her; they are not known here. */
export const homeRoutes = (doors: Doors, waiting: readonly WaitingSource[]): void => {
  doors.person(routes.home, async (visit) => {
    const { session, member } = visit;
    // Whom no organisation counts as a member, or no longer, still has an account: it tells her so.
    if (!session?.person.codeConfirmed || !member) return visit.redirect(routes.account.url());
    const facts = await visit.within((tx, keyring) => homeFacts(tx, keyring, member, visit.today));
    const elsewhere = await Promise.all(waiting.map((source) => source(visit, member)));
    const page = { frame: visit.frame, facts, elsewhere: elsewhere.flat(), done: visit.done };
    return visit.page(<HomePage {...page} />);
  });
};
