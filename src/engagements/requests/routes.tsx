import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { requestPageView } from '../overview/read.ts';
import { planChanges } from '../plan/reading/planRedline.ts';
import { seatsFrom } from '../plan/reading/seatParts.ts';
import { type AtRequest, acceptChanges, answerRequest } from './acts.ts';
import { answerFields } from './form.ts';
import { RequestPage } from './page.tsx';

const show = async (request: Request, at: AtRequest, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => requestPageView(context, at.engagement, at.request));
  if (!view) return request.notFound();
  const changes = view.wants && (await planChanges(request, view.asks, view.wants));
  return request.answer(
    <RequestPage
      frame={request.frame}
      view={view}
      changes={changes}
      from={seatsFrom(request)}
      returned={returned}
      done={request.done}
    />,
    returned,
  );
};

const seatRequest = place(routes.request, show);

/** One organisation's request and its answer. Asking starts on the engagement's own page. */
export const requestRoutes = (mount: Mount): void => {
  mount.member(routes.request, show);
  mount.member(
    routes.answerRequest,
    act(
      seatRequest,
      ({ answer }) => (answer === 'accepted' ? 'requestAccepted' : 'requestDeclined'),
      answerFields,
      answerRequest,
    ),
  );
  mount.member(
    routes.takeChanges,
    act(seatRequest, 'changesTaken', {}, acceptChanges, { to: (at) => routes.engagement.url(at) }),
  );
};
