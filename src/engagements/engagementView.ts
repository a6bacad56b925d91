import { dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import type {
  EngagementId,
  OrganisationId,
  PartnershipId,
  PlanVersionId,
  SeatRequestId,
} from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { usualWindow } from '../kernel/window.ts';
import { AnswerReader } from './answerStore.ts';
import { excepted } from './asking.ts';
import { isPlanRule, type PlanFinding } from './checks/ruleTable.ts';
import { ExceptionReader } from './exceptionStore.ts';
import { isSigned, signException, standing } from './exceptions.ts';
import { type EngagementFacts, hasAccepted, planOf, type RequestFacts, requestTo } from './facts.ts';
import { findingsOf, mayBeExcepted } from './findings.ts';
import { PartyReader } from './partyStore.ts';
import { PlanReader } from './planStore.ts';
import { RequestReader } from './requestStore.ts';
import { askSeats, cancel, mayAnswer, mayPlan, takeChanges } from './rules.ts';
import type { Ruling } from './ruling.ts';
import { type EngagementScene, type Looking, readScene } from './scene.ts';
import { EngagementReader, type EngagementRow } from './store.ts';
import type {
  EngagementItem,
  EngagementList,
  EngagementState,
  EngagementView,
  ExceptionView,
  RequestPageView,
  RequestView,
  VersionView,
} from './views.ts';

const perPage = 20;

type Dated = { partnership: unknown; cancelledOn: string | null; lastDay: string | null };
export const stateOf = (
  { partnership, cancelledOn, lastDay }: Dated,
  now: Temporal.Instant,
): EngagementState => {
  if (cancelledOn !== null) return 'cancelled';
  if (lastDay !== null && lastDayAnywhere(now) > lastDay) return 'over';
  return partnership === null ? 'draft' : 'planned';
};

const nameIn = ({ parties }: EngagementScene, organisation: OrganisationId): string =>
  parties.find((party) => party.organisation === organisation)?.name ?? '…';

const requestView = (
  scene: EngagementScene,
  request: RequestFacts,
  notes: ReadonlyMap<SeatRequestId, string>,
): RequestView => ({
  id: request.id,
  asked: request.asked,
  askedName: nameIn(scene, request.asked),
  number: request.number,
  sentOn: request.sentOn,
  answerBy: request.answerBy,
  answer: request.answer && {
    answer: request.answer.answer,
    answeredOn: request.answer.answeredOn,
    note: notes.get(request.id) ?? null,
  },
  current: request.version === planOf(scene.facts)?.id,
});

const exceptionViews = async (
  looking: Looking,
  scene: EngagementScene,
  findings: readonly PlanFinding[],
): Promise<ExceptionView[]> => {
  const { facts, parties } = scene;
  const reader = new ExceptionReader(looking.tx, looking.keyring);
  const words = await reader.words(facts.exceptions.map(({ id }) => id));
  return facts.exceptions.flatMap((exception) => {
    const said = words.get(exception.id);
    if (!said) return [];
    const names = (signed: boolean) =>
      parties
        .filter(({ organisation }) => exception.signedBy.includes(organisation) === signed)
        .map(({ name }) => name);
    return [
      {
        id: exception.id,
        words: said,
        standing: standing(findings, [said]).length < standing(findings, []).length,
        signed: isSigned(exception, facts.organisation, parties),
        signedBy: names(true),
        missing: names(false),
        maySign: signException(facts, exception, looking.member),
      },
    ];
  });
};

const isPlanFinding = (finding: { rule: string }): finding is PlanFinding => isPlanRule(finding.rule);

/** Everything one organisation sees of an engagement. Null where it is not there for it (C16). */
export const engagementView = async (looking: Looking, id: EngagementId): Promise<EngagementView | null> => {
  const scene = await readScene(looking, id);
  return scene && viewOf(looking, scene);
};

const bringTo = async (looking: Looking, facts: EngagementFacts) => {
  if (facts.partnership !== null) return [];
  const reader = new PartyReader(looking.tx);
  const ids = await reader.partnershipsOf(looking.member.organisation.id);
  const agreements = await Promise.all(ids.map((one) => reader.agreement(one, looking.keyring)));
  return ids.map((one, index) => ({ id: one, title: agreements[index]?.title ?? null }));
};

const mayExcept = (facts: EngagementFacts, { member }: Looking): Ruling => {
  if (facts.partnership === null) return refuse('notShared');
  if (facts.cancelledOn !== null) return refuse('cancelled');
  return member.role === 'steward' ? { ok: true } : refuse('onlySteward');
};

const viewOf = async (looking: Looking, scene: EngagementScene): Promise<EngagementView> => {
  const { facts, plan, parties } = scene;
  const { member, now, tx, keyring } = looking;
  const version = planOf(facts);
  if (!version) throw new Error('an engagement without a plan');
  const own = member.organisation.id;
  const findings = findingsOf(scene).filter(isPlanFinding);
  const left = standing(findings, await excepted(looking, scene));
  const words = new AnswerReader(tx, keyring);
  const notes = await words.notes(facts.requests.map(({ id }) => id));
  const asking = { plan, parties, standing: left.length, days: usualWindow };
  const title = facts.partnership && (await new PartyReader(tx).agreement(facts.partnership, keyring))?.title;
  return {
    facts,
    plan,
    version,
    state: stateOf(facts, now),
    plannerName: facts.partnership === null ? '' : nameIn(scene, facts.organisation),
    partnership: facts.partnership && { id: facts.partnership, title: title ?? null },
    parties: parties.map(({ organisation, name, side }) => ({ organisation, name, side })),
    me: {
      organisation: own,
      planner: facts.organisation === own,
      asked: requestTo(facts, own) !== null,
      accepted: hasAccepted(facts, own),
    },
    findings,
    standing: left.length,
    exceptable: left.filter(isPlanFinding).filter(mayBeExcepted),
    exceptions: await exceptionViews(looking, scene, findings),
    requests: facts.requests.map((request) => requestView(scene, request, notes)),
    bringTo: await bringTo(looking, facts),
    may: {
      change: mayPlan(facts, member, now),
      ask: askSeats(facts, member, asking, now),
      cancel: cancel(facts, member, now),
      except: mayExcept(facts, looking),
    },
    cancelledNote: facts.cancelledOn === null ? null : await words.cancellation(facts.id),
    today: dayOf(now),
  };
};

export const requestPageView = async (
  looking: Looking,
  id: EngagementId,
  which: SeatRequestId,
): Promise<RequestPageView | null> => {
  const scene = await readScene(looking, id);
  const facts = scene?.facts.requests.find((request) => request.id === which);
  if (!scene || !facts) return null;
  const plans = new PlanReader(looking.tx, looking.keyring);
  const asks = await plans.plan(facts.version);
  if (!asks) return null;
  const view = await viewOf(looking, scene);
  const request = view.requests.find((one) => one.id === which);
  if (!request) return null;
  const wanted = facts.answer?.version;
  const wants = wanted ? await plans.plan(wanted) : null;
  // The parties as they are today, in both: what differs is what was written.
  const { organisations } = scene.plan;
  return {
    ...view,
    request,
    asks: { ...asks, organisations },
    wants: wants && { ...wants, organisations },
    mayAnswer: mayAnswer(scene.facts, facts, looking.member, looking.now),
    mayTake: takeChanges(scene.facts, facts, looking.member, looking.now),
  };
};

/** One wording of a plan, beside the one before it by whoever plans. */
export const versionView = async (
  looking: Looking,
  id: EngagementId,
  which: PlanVersionId,
): Promise<VersionView | null> => {
  const scene = await readScene(looking, id);
  const version = scene?.facts.versions.find((one) => one.id === which);
  if (!scene || !version) return null;
  const { facts, plan } = scene;
  const earlier = facts.versions.findLast(
    ({ by, number }) => by === facts.organisation && number < version.number,
  );
  const wanted = [version.id, ...(earlier ? [earlier.id] : [])];
  const plans = await new PlanReader(looking.tx, looking.keyring).plans(wanted);
  const { organisations } = plan;
  const shown = plans.get(version.id);
  const before = earlier && plans.get(earlier.id);
  return shown
    ? {
        engagement: id,
        title: plan.title,
        version,
        byName: nameIn(scene, version.by),
        plan: { ...shown, organisations },
        before: before ? { ...before, organisations } : null,
      }
    : null;
};

const itemsOf = async (looking: Looking, rows: readonly EngagementRow[]): Promise<EngagementItem[]> => {
  const current = await new EngagementReader(looking.tx).currentVersions(rows.map(({ id }) => id));
  const plans = await new PlanReader(looking.tx, looking.keyring).plans([...current.values()]);
  return rows.map((row) => {
    const version = current.get(row.id);
    const dated = { partnership: row.partnership_id, cancelledOn: row.cancelled_on, lastDay: row.last_day };
    return {
      id: row.id,
      title: (version && plans.get(version)?.title) ?? null,
      kind: row.kind,
      state: stateOf(dated, looking.now),
      firstDay: row.first_day,
      lastDay: row.last_day,
    };
  });
};

const waitingOf = async (looking: Looking): Promise<EngagementList['waiting']> => {
  const rows = await new RequestReader(looking.tx).waitingFor(looking.member.organisation.id, perPage);
  const plans = await new PlanReader(looking.tx, looking.keyring).plans(rows.map((row) => row.version_id));
  return rows.map((row) => ({
    engagement: row.engagement_id,
    request: row.id,
    title: plans.get(row.version_id)?.title ?? null,
    answerBy: row.answer_by,
  }));
};

/** What an organisation plans and what it is asked; or what one partnership holds. Null: not there for it. */
export const engagementList = async (
  looking: Looking,
  { partnership, after }: { partnership?: PartnershipId | undefined; after?: EngagementId | undefined },
): Promise<EngagementList | null> => {
  const reader = new EngagementReader(looking.tx);
  const own = looking.member.organisation.id;
  const page = { after, limit: perPage + 1 };
  const parties = new PartyReader(looking.tx);
  if (partnership && !(await parties.partnership(partnership, own, dayOf(looking.now)))) return null;
  const rows = partnership
    ? await reader.inPartnership(partnership, page)
    : await reader.plannedBy(own, page);
  const shown = rows.slice(0, perPage);
  return {
    waiting: partnership || after ? [] : await waitingOf(looking),
    items: await itemsOf(looking, shown),
    next: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null,
    partnership: partnership
      ? { id: partnership, title: (await parties.agreement(partnership, looking.keyring))?.title ?? null }
      : null,
  };
};
