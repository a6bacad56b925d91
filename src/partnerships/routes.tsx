import { z } from 'zod';
import { decisionId, type PartnershipId, partnershipId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { decisionRoutes } from './decisionRoutes.tsx';
import { leavePartnership } from './departing.ts';
import { LeavingPage, LeftPage } from './leavingPage.tsx';
import { PartnershipsPage } from './listPage.tsx';
import { partnershipList } from './listView.ts';
import { PartnershipPage } from './partnershipPage.tsx';
import { leavingView, leftView, type Onward, partnershipView } from './partnershipView.ts';
import { PowerPage } from './powerPage.tsx';
import { powerView } from './powerView.ts';
import { proposalRoutes } from './proposalRoutes.tsx';
import { placeNumber, recordRoutes } from './recordRoutes.tsx';
import { sees } from './scene.ts';
import { atPartnership, insidePartnership, whoIn } from './visiting.ts';

const nothing = z.strictObject({});

const list = async (visit: Visit, member: SignedIn) => {
  const after = partnershipId.safeParse(visit.context.req.query('after')).data;
  const view = await visit.within((tx, keyring) => partnershipList(whoIn(visit, member, tx, keyring), after));
  const further = after !== undefined;
  return visit.page(<PartnershipsPage frame={visit.frame} view={view} further={further} done={visit.done} />);
};

/** How far down each of the page's lists; what is not understood in an address is as good as not there. */
const placesIn = ({ context: { req } }: Visit): Onward => ({
  open: decisionId.safeParse(req.query('open')).data,
  after: decisionId.safeParse(req.query('after')).data,
  before: placeNumber(req.query('before')),
});

const partnership = async (visit: Visit, member: SignedIn, id: PartnershipId) => {
  const places = placesIn(visit);
  const { done } = visit;
  // Drawn when the transaction is over: nobody waits for a connection while a page is written.
  const draw = await atPartnership(visit, member, id, async (looking, scene) => {
    if (scene.standing === 'left') {
      const view = leftView(looking, scene);
      return () => visit.page(<LeftPage frame={visit.frame} view={view} done={done} />);
    }
    // A newcomer sees what it is asked, and nothing of what it is not in.
    const asked = scene.facts.decisions.find((open) => sees(scene, open));
    if (scene.standing === 'asked')
      return asked && (() => visit.redirect(routes.decision.url({ partnership: id, decision: asked.id })));
    const view = await partnershipView(looking, scene, places);
    return () => visit.page(<PartnershipPage frame={visit.frame} view={view} done={done} />);
  });
  return draw ? draw() : visit.notFound();
};

const power = async (visit: Visit, member: SignedIn, id: PartnershipId) => {
  const view = await insidePartnership(visit, member, id, powerView);
  return view ? visit.page(<PowerPage frame={visit.frame} view={view} />) : visit.notFound();
};

const leaving = async (visit: Visit, member: SignedIn, id: PartnershipId, refused?: Refusal) => {
  const view = await atPartnership(visit, member, id, async (looking, scene) =>
    scene.standing === 'left' ? null : leavingView(looking, scene),
  );
  return view
    ? visit.page(<LeavingPage frame={visit.frame} view={view} refused={refused} />, refused ? 422 : 200)
    : visit.notFound();
};

const leave = async (visit: Visit, member: SignedIn, id: PartnershipId) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const decided = await decideOnce(visit, form.act, async (tx, keyring) => {
    const ruling = await leavePartnership({ ...whoIn(visit, member, tx, keyring), partnership: id });
    return ruling?.ok ? { ok: true, to: withDone(routes.partnerships.url(), 'left') } : ruling;
  });
  return respond(visit, decided, (refusal) => leaving(visit, member, id, refusal));
};

export const partnershipRoutes = (doors: Doors): void => {
  doors.member(routes.partnerships, (visit, _, member) => list(visit, member));
  proposalRoutes(doors);
  doors.member(routes.partnership, (visit, at, member) => partnership(visit, member, at.partnership));
  doors.member(routes.power, (visit, at, member) => power(visit, member, at.partnership));
  doors.member(routes.leaving, (visit, at, member) => leaving(visit, member, at.partnership));
  doors.member(routes.leavePartnership, (visit, at, member) => leave(visit, member, at.partnership));
  decisionRoutes(doors);
  recordRoutes(doors);
};
