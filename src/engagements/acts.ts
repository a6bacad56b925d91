import { randomUUID } from 'node:crypto';
import { addDays, type Day, dayOf } from '../kernel/clock.ts';
import {
  type AudienceId,
  type EngagementId,
  engagementId,
  newId,
  type PartnershipId,
  type PlanVersionId,
  planVersionId,
} from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import { recordOwn, type Said } from '../ledger/sitting.ts';
import { newRecord } from '../vault/record.ts';
import { type EngagementFacts, planOf } from './facts.ts';
import { PartyReader } from './partyStore.ts';
import type { Plan } from './plan.ts';
import { sealPlan } from './planStore.ts';
import { exactPlan, planHash, samePlan } from './planText.ts';
import { bring, cancel, mayPlan } from './rules.ts';
import type { Ruling } from './ruling.ts';
import { says } from './saying.ts';
import { type EngagementScene, type Looking, readScene } from './scene.ts';
import { EngagementWriter, lockEngagement } from './store.ts';

/** An act's outcome; null where what it is about is not there for whoever acts. */
export type Act<Facts = unknown> = Promise<Ruling<Facts> | null>;

export const todayOf = ({ now }: Looking): Day => dayOf(now);

/** Who reads what is written about it: its partnership, or its own organisation while it is a draft. */
export const audienceOf = (facts: Pick<EngagementFacts, 'partnership' | 'organisation'>): AudienceId[] => [
  facts.partnership ?? facts.organisation,
];

/** Where an act begins: behind the engagement's lock, and behind its partnership's where it has one (C49). */
export const beginAct = async (looking: Looking, id: EngagementId): Promise<EngagementScene | null> => {
  await lockEngagement(looking.tx, id);
  return readScene(looking, id);
};

/** Said in the partnership's record; a draft of one's own has none. */
export const record = async (
  looking: Looking,
  partnership: PartnershipId | null,
  said: Said,
): Promise<void> => {
  if (partnership) await recordOwn({ ...looking, partnership }, said);
};

const daysOf = ({ sessions, eraseAfterDays }: Plan) => {
  const days = sessions.map(({ on }) => on).sort();
  const lastDay = days.at(-1) ?? null;
  return {
    firstDay: days[0] ?? null,
    lastDay,
    eraseOn: lastDay === null ? null : addDays(lastDay, eraseAfterDays),
  };
};

/** One more wording of the plan, sealed for those who may read it. */
export const writeVersion = async (
  looking: Looking,
  facts: Pick<EngagementFacts, 'id' | 'partnership' | 'organisation' | 'versions'>,
  plan: Plan,
): Promise<{ id: PlanVersionId; number: number; sha256Hex: string }> => {
  const id = newId(planVersionId);
  const exact = exactPlan(plan);
  const number = (facts.versions.at(-1)?.number ?? 0) + 1;
  const sha256Hex = planHash(exact);
  await new EngagementWriter(looking.tx).addVersion({
    id,
    engagement: facts.id,
    partnership: facts.partnership,
    number,
    by: looking.member.organisation.id,
    sealed: await sealPlan(looking.tx, id, exact, audienceOf(facts)),
    sha256Hex,
    day: todayOf(looking),
  });
  return { id, number, sha256Hex };
};

/** A new engagement: a draft of one's own, or at once before the eyes of a partnership. P9 */
export const openEngagement = async (
  looking: Looking,
  plan: Plan,
  partnership: PartnershipId | null,
): Act<{ id: EngagementId }> => {
  const { tx, member } = looking;
  const own = member.organisation.id;
  if (partnership && !(await new PartyReader(tx).partnership(partnership, own, todayOf(looking))))
    return null;
  const id = newId(engagementId);
  const facts = { id, organisation: own, partnership, versions: [] };
  await new EngagementWriter(tx).open(
    {
      id,
      organisation_id: own,
      partnership_id: partnership,
      kind: plan.kind,
      opened_on: todayOf(looking),
    },
    daysOf(plan),
  );
  const version = await writeVersion(looking, facts, plan);
  await record(looking, partnership, says.brought(id, version));
  return { ok: true, id };
};

/** The planner's next wording. Requests and yeses were about the one before. */
export const changePlan = async (
  looking: Looking,
  id: EngagementId,
  plan: Plan,
  basedOn: PlanVersionId,
): Act => {
  const scene = await beginAct(looking, id);
  if (!scene) return null;
  const { facts } = scene;
  const may = mayPlan(facts, looking.member, looking.now);
  if (!may.ok) return may;
  if (planOf(facts)?.id !== basedOn) return refuse('planChanged');
  if (samePlan(scene.plan, plan)) return refuse('samePlan');
  await becomesPlan(looking, facts, plan);
  return { ok: true };
};

/** The plan is this from now on, wherever its words came from. */
export const becomesPlan = async (looking: Looking, facts: EngagementFacts, plan: Plan): Promise<void> => {
  const version = await writeVersion(looking, facts, plan);
  await new EngagementWriter(looking.tx).change(facts.id, { kind: plan.kind, ...daysOf(plan) });
  await record(looking, facts.partnership, says.changed(facts.id, version));
};

/** Brings one's own draft before a partnership. Its earlier wordings stay one's own. P9 */
export const bringToPartnership = async (
  looking: Looking,
  id: EngagementId,
  partnership: PartnershipId,
): Act => {
  const scene = await beginAct(looking, id);
  if (!scene) return null;
  const reader = new PartyReader(looking.tx);
  const found = await reader.partnership(partnership, looking.member.organisation.id, todayOf(looking));
  const ruling = bring(scene.facts, looking.member, found?.parties ?? [], looking.now);
  if (!ruling.ok) return ruling;
  await new EngagementWriter(looking.tx).bring(id, partnership);
  const version = await writeVersion(looking, { ...scene.facts, partnership }, scene.plan);
  await record(looking, partnership, says.brought(id, version));
  return { ok: true };
};

/** Calls it off, and says why to everyone it was brought before. */
export const cancelEngagement = async (looking: Looking, id: EngagementId, note: string): Act => {
  const scene = await beginAct(looking, id);
  if (!scene) return null;
  const { facts } = scene;
  const ruling = cancel(facts, looking.member, looking.now);
  if (!ruling.ok) return ruling;
  const row = randomUUID();
  const key = await newRecord(looking.tx, { table: 'cancellation', row }, audienceOf(facts));
  await new EngagementWriter(looking.tx).cancel({
    engagement_id: id,
    partnership_id: facts.partnership,
    organisation_id: facts.organisation,
    note_sealed: key.seal('note_sealed', note),
    record_id: row,
    cancelled_on: todayOf(looking),
  });
  await record(looking, facts.partnership, says.cancelled(id));
  return { ok: true };
};
