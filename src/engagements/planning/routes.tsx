import { z } from 'zod';
import { dayOf } from '../../kernel/clock.ts';
import { type EngagementId, partnershipId, planVersionId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { ActOutcome, MemberContext } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, type Place } from '../../web/forms/act.ts';
import type { DoneKey } from '../../web/forms/done.ts';
import { lines } from '../../web/forms/parse.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { changePlan, openEngagement } from '../acts.ts';
import { findingsOn } from '../findings/planCheck.ts';
import { commitmentsAmong, PartyReader } from '../partyStore.ts';
import type { PlanOrganisation } from '../plan/document.ts';
import { blankSheet, filledPlan } from '../plan/form/filledPlan.ts';
import { readPlan, settledForm } from '../plan/form/readPlan.ts';
import { pressOf, reshape, type Sheet, sheetOf, textOf } from '../plan/form/sheet.ts';
import { type AtRequest, sendChanges } from '../requests/acts.ts';
import { longestNote } from '../requests/form.ts';
import { mayPlan } from '../rules.ts';
import { organisationsOf, readVisible, type VisibleEngagement, workingTimesOf } from '../visible.ts';
import type { PlanState } from './filled.ts';
import { type PlanFormView, PlanPage } from './page.tsx';

const home = z.literal('').or(partnershipId).catch('');
const base = z.literal('').or(planVersionId).catch('');

/** A member's plan form: organisations come from the partnership; it carries where it goes, what it is based on, a note. */
const formFor = (known: readonly PlanOrganisation[]) =>
  settledForm((form, sheet) => ({
    plan: readPlan(form, sheet, known),
    partnership: form.text('partnership', home, ''),
    version: form.text('version', base, ''),
    note: form.text('note', lines(longestNote), ''),
  }));
type Values = z.infer<ReturnType<typeof formFor>>;

/** What the page needs besides what is typed. `first`: what stands in the form to begin with. */
type Offered = {
  first: Sheet;
  view: Omit<PlanFormView, 'state'>;
  known: readonly PlanOrganisation[];
  commitments: VisibleEngagement['commitments'];
  working: VisibleEngagement['working'];
};

type At = { engagement: EngagementId };

/** Of which partnership a new plan is to be: said in the address, then in the form. */
const wantedIn = async (request: Request): Promise<string> => {
  const { req } = request.context;
  const said =
    req.method === 'GET' ? req.query('partnership') : (await request.body()).fields.get('partnership');
  return said ?? '';
};

/** Whoever she could ask: the parties of the partnership it is for. */
const offerNew = async (request: Request, _: unknown, member: SignedIn): Promise<Offered> => {
  const wanted = await wantedIn(request);
  return request.readAs(member, async ({ tx, keyring, now }) => {
    const reader = new PartyReader(tx);
    const own = member.organisation.id;
    const ids = await reader.partnershipsOf(own);
    const chosen = ids.find((id) => id === wanted) ?? null;
    const found = chosen && (await reader.partnership(chosen, own, dayOf(now)));
    const agreements = await Promise.all(ids.map((id) => reader.agreement(id, keyring)));
    const agreement = found ? agreements[ids.indexOf(found.id)] : null;
    const parties = found?.parties ?? [];
    const known = organisationsOf(parties);
    return {
      known,
      first: blankSheet({ partnership: known.length > 0 ? wanted : '' }),
      commitments: agreement ? commitmentsAmong(agreement, parties) : [],
      working: await workingTimesOf(tx, parties, dayOf(now)),
      view: {
        form: 'new',
        action: routes.openEngagement.url(),
        about: null,
        organisations: known,
        partnerships: ids.map((id, index) => ({ id, title: agreements[index]?.title ?? null })),
        readers: parties.map(({ name }) => name),
      },
    };
  });
};

type Form = { form: 'change' | 'counter'; action: string; first: Sheet };
const offerFor = (
  { facts, plan, parties, commitments, working }: VisibleEngagement,
  { first, ...form }: Form,
): Offered => {
  const known = organisationsOf(parties);
  return {
    known,
    first,
    commitments,
    working,
    view: {
      ...form,
      about: { id: facts.id, title: plan.title },
      organisations: known,
      partnerships: [],
      readers: parties.map(({ name }) => name),
    },
  };
};

const offerChange = async (
  request: Request,
  { engagement }: At,
  member: SignedIn,
): Promise<Offered | null> => {
  const visible = await request.readAs(member, (context) => readVisible(context, engagement));
  if (!visible || !mayPlan(visible.facts, member, request.now).ok) return null;
  const { fields, rows } = filledPlan(visible.plan, request.language);
  const first = { fields: { ...fields, version: visible.version.id }, rows };
  return offerFor(visible, { form: 'change', action: routes.changePlan.url({ engagement }), first });
};

const offerCounter = async (request: Request, at: AtRequest, member: SignedIn): Promise<Offered | null> => {
  const visible = await request.readAs(member, (context) => readVisible(context, at.engagement));
  const sent = visible?.facts.requests.find(({ id }) => id === at.request);
  if (!visible || sent?.asked !== member.organisation.id || sent.answer) return null;
  const first = filledPlan(visible.plan, request.language);
  return offerFor(visible, { form: 'counter', action: routes.askChanges.url(at), first });
};

const show = (request: Request, { view }: Offered, state: PlanState) =>
  request.page(<PlanPage frame={request.frame} view={{ ...view, state }} />, state.problems ? 422 : 200);

type Offer<To> = (request: Request, at: To, member: SignedIn) => Promise<Offered | null>;

/** The form with what there is to begin with. */
const begin =
  <To,>(offer: Offer<To>) =>
  async (request: Request, at: To, member: SignedIn) => {
    const offered = await offer(request, at, member);
    return offered ? show(request, offered, { sheet: offered.first }) : request.notFound();
  };

type Keeping<To, Facts> = {
  done: DoneKey;
  to: (at: To, facts: Facts) => string;
  work: (context: MemberContext, at: To, values: Values) => ActOutcome<Facts>;
};

/** Nothing to fill in any more; but where this very form came before, that may be because of it (C48). */
const unoffered = async (request: Request) => {
  const earlier = await request.answered();
  return earlier ? request.redirect(earlier) : request.notFound();
};

/** One answer for every button of the form: other rows, what the checks say, or keeping it. */
const receive =
  <To, Facts>(offer: Offer<To>, { done, to, work }: Keeping<To, Facts>) =>
  async (request: Request, at: To, member: SignedIn) => {
    const offered = await offer(request, at, member);
    if (!offered) return unoffered(request);
    const fields = formFor(offered.known);
    const form = await request.form(fields);
    const press = pressOf(form.typed);
    if (press && (form.ok || form.problems['form'] === undefined))
      return show(request, offered, reshape(form.typed, press));
    const sheet = sheetOf(form.typed);
    if (form.ok && textOf(form.typed, 'do') !== 'save')
      return show(request, offered, {
        sheet,
        findings: await findingsOn(request, { ...offered, plan: form.values.plan }),
      });
    const again: Place<To>['show'] = (_request, _at, _member, returned) =>
      show(request, offered, { sheet, problems: returned?.problems });
    const place = { url: () => offered.view.action, show: again };
    return act(place, done, fields, work, { to, read: async () => form })(request, at, member);
  };

const open: Keeping<unknown, { id: EngagementId }> = {
  done: 'engagementOpened',
  to: (_, { id }) => routes.engagement.url({ engagement: id }),
  work: (context, _, { plan, partnership }) => openEngagement(context, plan, partnership || null),
};
const change: Keeping<At, unknown> = {
  done: 'planChanged',
  to: (at) => routes.engagement.url(at),
  work: async (context, { engagement }, { plan, version }) =>
    version ? changePlan(context, engagement, plan, version) : null,
};
const counter: Keeping<AtRequest, unknown> = {
  done: 'changesAsked',
  to: (at) => routes.request.url(at),
  work: (context, at, { plan, note }) => sendChanges(context, at, plan, note),
};

export const planRoutes = (mount: Mount): void => {
  mount.member(routes.newEngagement, begin(offerNew));
  mount.member(routes.openEngagement, receive(offerNew, open));
  mount.member(routes.plan, begin(offerChange));
  mount.member(routes.changePlan, receive(offerChange, change));
  mount.member(routes.counterPlan, begin(offerCounter));
  mount.member(routes.askChanges, receive(offerCounter, counter));
};
