import { randomUUID } from 'node:crypto';
import { addDays } from '../kernel/clock.ts';
import {
  type AudienceId,
  type EngagementId,
  engagementId,
  newId,
  type PartnershipId,
  type PlanVersionId,
  planVersionId,
} from '../kernel/ids.ts';
import { type NewLedgerEntry, recordOwn } from '../ledger/partnershipContext.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../session/memberContext.ts';
import type { EngagementFacts } from './facts.ts';
import { ledgerEntries } from './ledgerEntries.ts';
import { PartyReader } from './partyStore.ts';
import type { Plan } from './plan/document.ts';
import { exactPlan, planHash, samePlan } from './plan/exactPlan.ts';
import { planText } from './plan/store.ts';
import { bring, cancel, change } from './rules.ts';
import { cancellationNote, EngagementWriter, lockEngagement } from './store.ts';
import { readVisible, type VisibleEngagement } from './visible.ts';

/** Who reads what is written about it: its partnership, or its own organisation while it is a draft. */
export const audienceOf = (facts: Pick<EngagementFacts, 'partnership' | 'organisation'>): AudienceId[] => [
  facts.partnership ?? facts.organisation,
];

/** Where an act begins: behind the engagement's lock, and behind its partnership's where it has one (C49). */
export const beginAct = async (
  context: MemberContext,
  id: EngagementId,
): Promise<VisibleEngagement | null> => {
  await lockEngagement(context.tx, id);
  return readVisible(context, id);
};

/** Enters it in the partnership's record; a draft of one's own has none. */
export const record = async (
  context: MemberContext,
  partnership: PartnershipId | null,
  entry: NewLedgerEntry,
): Promise<void> => {
  if (partnership) await recordOwn({ ...context, partnership }, entry);
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
  context: MemberContext,
  facts: Pick<EngagementFacts, 'id' | 'partnership' | 'organisation' | 'versions'>,
  plan: Plan,
): Promise<{ id: PlanVersionId; number: number; sha256Hex: string }> => {
  const id = newId(planVersionId);
  const exact = exactPlan(plan);
  const number = (facts.versions.at(-1)?.number ?? 0) + 1;
  const sha256Hex = planHash(exact);
  await new EngagementWriter(context.tx).addVersion({
    id,
    engagement: facts.id,
    partnership: facts.partnership,
    number,
    by: ownOf(context),
    sealed: await planText.sealNew(context, id, audienceOf(facts), exact),
    sha256Hex,
    day: todayOf(context),
  });
  return { id, number, sha256Hex };
};

/** A new engagement: a draft of one's own, or at once before the eyes of a partnership. P9 */
export const openEngagement = async (
  context: MemberContext,
  plan: Plan,
  partnership: PartnershipId | null,
): ActOutcome<{ id: EngagementId }> => {
  const { tx } = context;
  const own = ownOf(context);
  if (partnership && !(await new PartyReader(tx).partnership(partnership, own, todayOf(context))))
    return null;
  const id = newId(engagementId);
  const facts = { id, organisation: own, partnership, versions: [] };
  await new EngagementWriter(tx).open(
    {
      id,
      organisation_id: own,
      partnership_id: partnership,
      kind: plan.kind,
      opened_on: todayOf(context),
    },
    daysOf(plan),
  );
  const version = await writeVersion(context, facts, plan);
  await record(context, partnership, ledgerEntries.brought(id, version));
  return { ok: true, id };
};

/** The planner's next wording. Requests and yeses were about the one before. */
export const changePlan = async (
  context: MemberContext,
  id: EngagementId,
  plan: Plan,
  basedOn: PlanVersionId,
): ActOutcome => {
  const visible = await beginAct(context, id);
  if (!visible) return null;
  const { facts } = visible;
  const outcome = change(facts, context.member, { basedOn, same: samePlan(visible.plan, plan) }, context.now);
  if (outcome.ok) await becomesPlan(context, facts, plan);
  return outcome;
};

/** The plan is this from now on, wherever its words came from. */
export const becomesPlan = async (
  context: MemberContext,
  facts: EngagementFacts,
  plan: Plan,
): Promise<void> => {
  const version = await writeVersion(context, facts, plan);
  await new EngagementWriter(context.tx).change(facts.id, { kind: plan.kind, ...daysOf(plan) });
  await record(context, facts.partnership, ledgerEntries.changed(facts.id, version));
};

/** Brings one's own draft before a partnership. Its earlier wordings stay one's own. P9 */
export const bringToPartnership = async (
  context: MemberContext,
  id: EngagementId,
  partnership: PartnershipId,
): ActOutcome => {
  const visible = await beginAct(context, id);
  if (!visible) return null;
  const reader = new PartyReader(context.tx);
  const found = await reader.partnership(partnership, ownOf(context), todayOf(context));
  const outcome = bring(visible.facts, context.member, found?.parties ?? [], context.now);
  if (!outcome.ok) return outcome;
  await new EngagementWriter(context.tx).bring(id, partnership);
  const version = await writeVersion(context, { ...visible.facts, partnership }, visible.plan);
  await record(context, partnership, ledgerEntries.brought(id, version));
  return outcome;
};

/** Calls it off, and says why to everyone it was brought before. */
export const cancelEngagement = async (
  context: MemberContext,
  id: EngagementId,
  note: string,
): ActOutcome => {
  const visible = await beginAct(context, id);
  if (!visible) return null;
  const { facts } = visible;
  const outcome = cancel(facts, context.member, context.now);
  if (!outcome.ok) return outcome;
  const row = randomUUID();
  await new EngagementWriter(context.tx).cancel({
    engagement_id: id,
    partnership_id: facts.partnership,
    organisation_id: facts.organisation,
    note_sealed: await cancellationNote.sealNew(context, row, audienceOf(facts), note),
    record_id: row,
    cancelled_on: todayOf(context),
  });
  await record(context, facts.partnership, ledgerEntries.cancelled(id));
  return outcome;
};
