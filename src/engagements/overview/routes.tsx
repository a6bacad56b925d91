import { type EngagementId, engagementId, type PartnershipId, type PlanVersionId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { bringToPartnership, cancelEngagement } from '../acts.ts';
import { planChanges } from '../plan/reading/planRedline.ts';
import { seatsFrom } from '../plan/reading/seatParts.ts';
import { sendRequests } from '../requests/acts.ts';
import { agreeException, sayException } from '../requests/exceptions/acts.ts';
import { askFields, bringFields, cancelFields, exceptFields } from './form.ts';
import { EngagementsPage } from './listPage.tsx';
import { EngagementPage } from './page.tsx';
import { engagementList, engagementView, versionView } from './read.ts';
import { VersionPage } from './versionPage.tsx';

type At = { engagement: EngagementId };

const list = async (request: Request, member: SignedIn, partnership?: PartnershipId) => {
  const after = engagementId.safeParse(request.context.req.query('after')).data;
  const view = await request.readAs(member, (context) => engagementList(context, { partnership, after }));
  if (!view) return request.notFound();
  return request.page(
    <EngagementsPage frame={request.frame} view={view} further={after !== undefined} done={request.done} />,
  );
};

const show = async (request: Request, { engagement }: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => engagementView(context, engagement));
  if (!view) return request.notFound();
  return request.answer(
    <EngagementPage
      frame={request.frame}
      view={view}
      from={seatsFrom(request)}
      returned={returned}
      done={request.done}
    />,
    returned,
  );
};

const showVersion = async (request: Request, at: At & { planVersion: PlanVersionId }, member: SignedIn) => {
  const view = await request.readAs(member, (context) => versionView(context, at.engagement, at.planVersion));
  if (!view) return request.notFound();
  const changes = view.before && (await planChanges(request, view.before, view.plan));
  return request.page(
    <VersionPage frame={request.frame} view={view} changes={changes} from={seatsFrom(request)} />,
  );
};

const engagement = place(routes.engagement, show);

export const overviewRoutes = (mount: Mount): void => {
  mount.member(routes.engagements, (request, _, member) => list(request, member));
  mount.member(routes.partnershipEngagements, (request, at, member) => list(request, member, at.partnership));
  mount.member(routes.engagement, show);
  mount.member(routes.planVersion, showVersion);
  mount.member(
    routes.bringEngagement,
    act(engagement, 'engagementBrought', bringFields, (context, at, { partnership }) =>
      bringToPartnership(context, at.engagement, partnership),
    ),
  );
  mount.member(
    routes.askSeats,
    act(engagement, 'seatsAsked', askFields, (context, at, { days }) =>
      sendRequests(context, at.engagement, days),
    ),
  );
  mount.member(
    routes.cancelEngagement,
    act(engagement, 'engagementCancelled', cancelFields, (context, at, { note }) =>
      cancelEngagement(context, at.engagement, note),
    ),
  );
  mount.member(routes.proposeException, act(engagement, 'exceptionProposed', exceptFields, sayException));
  mount.member(routes.signException, act(engagement, 'exceptionSigned', {}, agreeException));
};
