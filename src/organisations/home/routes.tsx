import { routes } from '../../routes.ts';
import { isSettled } from '../../session/session.ts';
import type { Mount } from '../../web/mount.ts';
import type { HappenedSource, WaitingLine, WaitingSource } from '../../web/waiting.ts';
import { HomePage } from './page.tsx';
import { homeFacts } from './store.ts';

/** Of what happened, the rest stands on a page of its own. */
const newest = 5;

const isLate = ({ overdue }: WaitingLine): boolean => overdue === true;

/** `waiting`, `happened`: what other capabilities know; they are not known here. */
export const homeRoutes = (
  mount: Mount,
  waiting: readonly WaitingSource[],
  happened: HappenedSource,
): void => {
  mount.person(routes.home, async (request) => {
    const { session, member } = request;
    // Whom no organisation counts as a member, or no longer, still has an account: it tells her so.
    if (!session || !isSettled(session) || !member) return request.redirect(routes.account.url());
    const facts = await request.within((tx, keyring) => homeFacts(tx, keyring, member, request.today));
    const elsewhere = await Promise.all(waiting.map((source) => source(request, member)));
    const lines = elsewhere.flat();
    const [late, others] = [lines.filter(isLate), lines.filter((line) => !isLate(line))];
    const page = { frame: request.frame, facts, elsewhere: [...late, ...others], done: request.done };
    return request.page(<HomePage {...page} happened={await happened(request, member, newest)} />);
  });
};
