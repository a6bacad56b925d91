import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import { HomePage } from './homePage.tsx';
import { homeFacts } from './homeStore.ts';

export const homeRoutes = (doors: Doors): void => {
  doors.member(routes.home, async (visit, _, member) => {
    const facts = await visit.within((tx, keyring) => homeFacts(tx, keyring, member, visit.today));
    return visit.page(<HomePage frame={visit.frame} facts={facts} done={visit.done} />);
  });
};
