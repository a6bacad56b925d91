import { decisionId, type PartnershipId, partnershipId } from '../kernel/ids.ts';
import { checkpointSigner } from '../ledger/checkpoint.ts';
import { routes } from '../routes.ts';
import type { SignedIn } from '../session/session.ts';
import type { Mount } from '../web/mount.ts';
import type { Request } from '../web/request.ts';
import { comparingRoutes } from './comparing/routes.tsx';
import { decisionRoutes } from './decisions/routes.tsx';
import { happenedRoutes } from './happened/routes.tsx';
import { LeftPage } from './leaving/page.tsx';
import { leftView } from './leaving/read.ts';
import { leavingRoutes } from './leaving/routes.tsx';
import { PartnershipsPage } from './overview/listPage.tsx';
import { PartnershipPage } from './overview/page.tsx';
import { type Onward, partnershipView } from './overview/read.ts';
import { partnershipList } from './overview/readList.ts';
import { PowerPage } from './powerMap/page.tsx';
import { powerView } from './powerMap/read.ts';
import { proposalRoutes } from './proposals/routes.tsx';
import { placeNumber, recordRoutes } from './record/routes.tsx';
import { readAsParty, readInside, sees } from './visible.ts';

const list = async (request: Request, member: SignedIn) => {
  const after = partnershipId.safeParse(request.context.req.query('after')).data;
  const view = await request.readAs(member, (context) => partnershipList(context, after));
  const further = after !== undefined;
  return request.page(
    <PartnershipsPage frame={request.frame} view={view} further={further} done={request.done} />,
  );
};

/** Where each list of the page goes on. A value in the address that cannot be read is ignored. */
const placesIn = ({ context: { req } }: Request): Onward => ({
  open: decisionId.safeParse(req.query('open')).data,
  after: decisionId.safeParse(req.query('after')).data,
  before: placeNumber(req.query('before')),
});

const partnership = async (request: Request, member: SignedIn, id: PartnershipId) => {
  const places = placesIn(request);
  const { done } = request;
  // The page is written after the transaction, so that no other request waits for its connection.
  const draw = await readAsParty(request, member, id, async (context, visible) => {
    if (visible.ownMembership === 'left') {
      const view = leftView(visible);
      return () => request.page(<LeftPage frame={request.frame} view={view} done={done} />);
    }
    // A newcomer sees only the decision that asks it in.
    const asked = visible.facts.decisions.find((open) => sees(visible, open));
    if (visible.ownMembership === 'asked')
      return asked && (() => request.redirect(routes.decision.url({ partnership: id, decision: asked.id })));
    const view = await partnershipView(context, visible, checkpointSigner(request.deps.pepper), places);
    return () => request.page(<PartnershipPage frame={request.frame} view={view} done={done} />);
  });
  return draw ? draw() : request.notFound();
};

const power = async (request: Request, member: SignedIn, id: PartnershipId) => {
  const view = await readInside(request, member, id, powerView);
  return view ? request.page(<PowerPage frame={request.frame} view={view} />) : request.notFound();
};

export const partnershipRoutes = (mount: Mount): void => {
  mount.member(routes.partnerships, (request, _, member) => list(request, member));
  proposalRoutes(mount);
  mount.member(routes.partnership, (request, at, member) => partnership(request, member, at.partnership));
  mount.member(routes.power, (request, at, member) => power(request, member, at.partnership));
  leavingRoutes(mount);
  decisionRoutes(mount);
  recordRoutes(mount);
  comparingRoutes(mount);
  happenedRoutes(mount);
};
