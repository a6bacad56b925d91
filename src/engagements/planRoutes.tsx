import { z } from 'zod';
import { dayOf } from '../kernel/clock.ts';
import { type EngagementId, partnershipId, planVersionId, type SeatRequestId } from '../kernel/ids.ts';
import type { Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import type { Problems } from '../web/form.ts';
import { lines } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { changePlan, openEngagement } from './acts.ts';
import { sendChanges } from './asking.ts';
import { blankSheet } from './blankSheet.ts';
import { isPlanRule, type PlanFinding } from './checks/ruleTable.ts';
import { longestNote } from './engagementParts.tsx';
import { planOf } from './facts.ts';
import { filledPlan } from './filledPlan.ts';
import { findingsOf } from './findings.ts';
import { commitmentsAmong, PartyReader } from './partyStore.ts';
import type { Plan, PlanOrganisation } from './plan.ts';
import { readPlan, settledForm } from './planForm.ts';
import { type PlanFormView, PlanPage } from './planPage.tsx';
import { pressOf, reshape, type Sheet, sheetOf, textOf } from './planSheet.ts';
import { refusalInWords } from './refusals.ts';
import { mayPlan } from './rules.ts';
import type { EngagementRefusal } from './ruling.ts';
import { type EngagementScene, organisationsOf, readScene, workingTimesOf } from './scene.ts';
import { look, lookingAs } from './visiting.ts';

const home = z.literal('').or(partnershipId).catch('');
const base = z.literal('').or(planVersionId).catch('');
const spareNote = lines(longestNote);

/** The plan's form inside: the organisations are facts; a home, a base and a word come with it. */
const formFor = (known: readonly PlanOrganisation[]) =>
  settledForm((form, sheet) => {
    const plan = readPlan(form, sheet, known);
    return {
      plan,
      partnership: form.text('partnership', home, ''),
      version: form.text('version', base, ''),
      note: form.text('note', spareNote, ''),
    };
  });
type Values = { plan: Plan; partnership: string; version: string; note: string };

/** What stands around a form: everything the page needs but what is typed. */
type Offered = {
  view: Omit<PlanFormView, 'sheet'>;
  known: readonly PlanOrganisation[];
  commitments: EngagementScene['commitments'];
  working: EngagementScene['working'];
};

const isPlanFinding = (finding: { rule: string }): finding is PlanFinding => isPlanRule(finding.rule);

const namesOf = (known: readonly PlanOrganisation[]) => known.map(({ key, name }) => ({ key, name }));

/** Whoever she could ask: the parties of the partnership it is for. */
const offerNew = (visit: Visit, member: SignedIn, wanted: string): Promise<Offered> =>
  look(visit, member, async ({ tx, keyring, now }) => {
    const reader = new PartyReader(tx);
    const own = member.organisation.id;
    const ids = await reader.partnershipsOf(own);
    const chosen = ids.find((id) => id === wanted) ?? null;
    const found = chosen && (await reader.partnership(chosen, own, dayOf(now)));
    const titles = await Promise.all(ids.map((id) => reader.agreement(id, keyring)));
    const known = found ? organisationsOf(found.parties) : [];
    const agreement = found && (await reader.agreement(found.id, keyring));
    return {
      known,
      commitments: found && agreement ? commitmentsAmong(agreement, found.parties) : [],
      working: await workingTimesOf(tx, found?.parties ?? [], dayOf(now)),
      view: {
        form: 'new',
        action: routes.openEngagement.url(),
        about: null,
        organisations: namesOf(known),
        partnerships: ids.map((id, index) => ({ id, title: titles[index]?.title ?? null })),
        readers: found?.parties.map(({ name }) => name) ?? [],
      },
    };
  });

const aroundScene = (scene: EngagementScene, form: 'change' | 'counter', action: string): Offered => {
  const known = organisationsOf(scene.parties);
  return {
    known,
    commitments: scene.commitments,
    working: scene.working,
    view: {
      form,
      action,
      about: { id: scene.facts.id, title: scene.plan.title },
      organisations: namesOf(known),
      partnerships: [],
      readers: scene.parties.map(({ name }) => name),
    },
  };
};

const show = (
  visit: Visit,
  { view }: Offered,
  filled: Pick<PlanFormView, 'sheet'> & Partial<Pick<PlanFormView, 'problems' | 'findings' | 'at'>>,
) => visit.page(<PlanPage frame={visit.frame} view={{ ...view, ...filled }} />, filled.problems ? 422 : 200);

type Saving = (
  values: Values,
  act: string,
  refuse: (problems: Problems) => ReturnType<typeof show>,
) => Promise<Response>;

/** One answer for every button of the form: rows, findings, or keeping it. */
const answer = async (visit: Visit, offered: Offered, save: Saving) => {
  const form = await visit.form(formFor(offered.known));
  const { typed } = form;
  const broken = !form.ok && form.problems['form'] !== undefined;
  const press = pressOf(typed);
  if (press && !broken) {
    const { sheet, at } = reshape(typed, press);
    return show(visit, offered, { sheet, at });
  }
  const sheet = sheetOf(typed);
  if (!form.ok) return show(visit, offered, { sheet, problems: form.problems });
  if (textOf(typed, 'do') !== 'save') {
    const findings = findingsOf({ ...offered, plan: form.values.plan });
    return show(visit, offered, { sheet, findings: findings.filter(isPlanFinding) });
  }
  return save(form.values, form.act, (problems) => show(visit, offered, { sheet, problems }));
};

const refusedAs = (visit: Visit, refusal: Refusal<EngagementRefusal>): Problems => ({
  form: refusalInWords(refusal, visit.t),
});

const start = async (visit: Visit, member: SignedIn) => {
  const wanted = visit.context.req.query('partnership') ?? '';
  const offered = await offerNew(visit, member, wanted);
  const sheet = blankSheet(offered.known.length > 0 ? wanted : '');
  return show(visit, offered, { sheet });
};

const open = async (visit: Visit, member: SignedIn) => {
  const wanted = new URLSearchParams(await visit.context.req.text()).get('partnership') ?? '';
  const offered = await offerNew(visit, member, wanted);
  return answer(visit, offered, async ({ plan, partnership }, act, again) => {
    const at = partnershipId.safeParse(partnership).data ?? null;
    const decided = await decideOnce(visit, act, async (tx, keyring) => {
      const outcome = await openEngagement(lookingAs(visit, member, tx, keyring), plan, at);
      return outcome?.ok
        ? { ok: true, to: withDone(routes.engagement.url({ engagement: outcome.id }), 'engagementOpened') }
        : outcome;
    });
    return respond(visit, decided, (refusal) => again(refusedAs(visit, refusal)));
  });
};

const withVersion = (sheet: Sheet, version: string): Sheet => ({
  ...sheet,
  fields: { ...sheet.fields, version },
});

const offerChange = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const scene = await look(visit, member, (looking) => readScene(looking, engagement));
  if (!scene || !mayPlan(scene.facts, member, visit.now).ok) return null;
  return { scene, offered: aroundScene(scene, 'change', routes.changePlan.url({ engagement })) };
};

const edit = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const found = await offerChange(visit, member, engagement);
  if (!found) return visit.notFound();
  const { scene, offered } = found;
  const sheet = withVersion(filledPlan(scene.plan, visit.language), planOf(scene.facts)?.id ?? '');
  return show(visit, offered, { sheet });
};

const change = async (visit: Visit, member: SignedIn, engagement: EngagementId) => {
  const found = await offerChange(visit, member, engagement);
  if (!found) return visit.notFound();
  return answer(visit, found.offered, async ({ plan, version }, act, again) => {
    const basedOn = planVersionId.safeParse(version).data;
    const decided = await decideOnce(visit, act, async (tx, keyring) => {
      const looking = lookingAs(visit, member, tx, keyring);
      const outcome = basedOn ? await changePlan(looking, engagement, plan, basedOn) : null;
      const to = withDone(routes.engagement.url({ engagement }), 'planChanged');
      return outcome?.ok ? { ok: true, to } : outcome;
    });
    return respond(visit, decided, (refusal) => again(refusedAs(visit, refusal)));
  });
};

type AtRequest = { engagement: EngagementId; request: SeatRequestId };
const offerCounter = async (visit: Visit, member: SignedIn, at: AtRequest) => {
  const scene = await look(visit, member, (looking) => readScene(looking, at.engagement));
  const request = scene?.facts.requests.find(({ id }) => id === at.request);
  if (!scene || request?.asked !== member.organisation.id || request.answer) return null;
  return { scene, offered: aroundScene(scene, 'counter', routes.askChanges.url(at)) };
};

const counter = async (visit: Visit, member: SignedIn, at: AtRequest) => {
  const found = await offerCounter(visit, member, at);
  if (!found) return visit.notFound();
  return show(visit, found.offered, { sheet: filledPlan(found.scene.plan, visit.language) });
};

const sendCounter = async (visit: Visit, member: SignedIn, at: AtRequest) => {
  const found = await offerCounter(visit, member, at);
  if (!found) return visit.notFound();
  return answer(visit, found.offered, async ({ plan, note }, act, again) => {
    const decided = await decideOnce(visit, act, async (tx, keyring) => {
      const outcome = await sendChanges(lookingAs(visit, member, tx, keyring), at, plan, note);
      return outcome?.ok ? { ok: true, to: withDone(routes.request.url(at), 'changesAsked') } : outcome;
    });
    return respond(visit, decided, (refusal) => again(refusedAs(visit, refusal)));
  });
};

export const planRoutes = (doors: Doors): void => {
  doors.member(routes.newEngagement, (visit, _, member) => start(visit, member));
  doors.member(routes.openEngagement, (visit, _, member) => open(visit, member));
  doors.member(routes.plan, (visit, at, member) => edit(visit, member, at.engagement));
  doors.member(routes.changePlan, (visit, at, member) => change(visit, member, at.engagement));
  doors.member(routes.counterPlan, (visit, at, member) => counter(visit, member, at));
  doors.member(routes.askChanges, (visit, at, member) => sendCounter(visit, member, at));
};
