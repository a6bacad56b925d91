import type { PartnershipId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { actInPartnership } from '../act.ts';
import { readAsParty } from '../visible.ts';
import { leavePartnership } from './acts.ts';
import { LeavingPage } from './page.tsx';
import { leavingView } from './read.ts';

type At = { partnership: PartnershipId };

const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await readAsParty(request, member, at.partnership, async (context, visible) =>
    visible.ownMembership === 'left' ? null : leavingView(context, visible),
  );
  if (!view) return request.notFound();
  return request.answer(<LeavingPage frame={request.frame} view={view} returned={returned} />, returned);
};

export const leavingRoutes = (mount: Mount): void => {
  mount.member(routes.leaving, (request, at, member) => show(request, at, member));
  mount.member(
    routes.leavePartnership,
    actInPartnership(place(routes.leaving, show), 'left', {}, leavePartnership, {
      to: () => routes.partnerships.url(),
    }),
  );
};
