import { type EngagementId, newId, type SeatRequestId, seatRequestId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { becomesPlan, record, writeVersion } from '../acts.ts';
import type { RequestFacts } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { beginPayments } from '../payments/acts.ts';
import type { Plan } from '../plan/document.ts';
import { samePlan } from '../plan/exactPlan.ts';
import { PlanReader } from '../plan/store.ts';
import type { VisibleEngagement } from '../visible.ts';
import { readBlockingFindings } from './exceptions/read.ts';
import { type Asked, askChanges, askSeats, mayAnswer, takeChanges } from './rules.ts';
import { beginSettled } from './silence.ts';
import { RequestWriter } from './store.ts';

const sendOne = async (
  context: MemberContext,
  { facts }: VisibleEngagement,
  { partnership, version }: Asked,
  { organisation, answerBy }: Asked['to'][number],
): Promise<void> => {
  const request = newId(seatRequestId);
  await new RequestWriter(context.tx).ask({
    id: request,
    engagement_id: facts.id,
    partnership_id: partnership,
    version_id: version.id,
    asked_id: organisation,
    number: facts.requests.filter(({ asked }) => asked === organisation).length + 1,
    sent_on: todayOf(context),
    answer_by: answerBy,
  });
  const entry = ledgerEntries.asked(request, facts.id, organisation, version, answerBy);
  await record(context, partnership, entry);
};

/** Asks the organisations whose seats they are. P6 */
export const sendRequests = async (
  context: MemberContext,
  id: EngagementId,
  days: number,
): ActOutcome<{ asked: number }> => {
  const visible = await beginSettled(context, id);
  if (!visible) return null;
  const { facts, plan, parties, working } = visible;
  const blocking = (await readBlockingFindings(context, visible)).length;
  const asking = { plan, parties, blocking, days, working };
  const outcome = askSeats(facts, context.member, asking, context.now);
  if (!outcome.ok) return outcome;
  const writer = new RequestWriter(context.tx);
  for (const request of outcome.superseded)
    await writer.answer(request, { answer: 'superseded', on: todayOf(context) });
  for (const one of outcome.to) await sendOne(context, visible, outcome, one);
  return { ok: true, asked: outcome.to.length };
};

export type AtRequest = { engagement: EngagementId; request: SeatRequestId };
type Found = { visible: VisibleEngagement; request: RequestFacts };

const findRequest = async (context: MemberContext, at: AtRequest): Promise<Found | null> => {
  const visible = await beginSettled(context, at.engagement);
  const request = visible?.facts.requests.find(({ id }) => id === at.request);
  return visible && request ? { visible, request } : null;
};

type Answer = 'accepted' | 'declined';

/** Yes, we will nominate; or no, with or without a reason. A no lowers nothing. P6 */
export const answerRequest = async (
  context: MemberContext,
  at: AtRequest,
  { answer, note }: { answer: Answer; note: string },
): ActOutcome<{ answer: Answer }> => {
  const found = await findRequest(context, at);
  if (!found) return null;
  const { visible, request } = found;
  const outcome = mayAnswer(visible.facts, request, context.member, context.now);
  if (!outcome.ok) return outcome;
  await new RequestWriter(context.tx).answer(
    request,
    { answer, on: todayOf(context), note },
    context.keyring,
  );
  const entry = ledgerEntries.answered(request, at.engagement, answer, outcome.version);
  await record(context, request.partnership, entry);
  if (answer === 'accepted') await beginPayments(context, visible);
  return { ok: true, answer };
};

/** "Not like this, but like that": the asked organisation's own wording of the plan. P1 */
export const sendChanges = async (
  context: MemberContext,
  at: AtRequest,
  plan: Plan,
  note: string,
): ActOutcome => {
  const found = await findRequest(context, at);
  if (!found) return null;
  const { facts, plan: current } = found.visible;
  const { request } = found;
  const outcome = askChanges(facts, request, context.member, { same: samePlan(current, plan) }, context.now);
  if (!outcome.ok) return outcome;
  const wanted = await writeVersion(context, facts, plan);
  const answer = { answer: 'changes' as const, on: todayOf(context), note, version: wanted.id };
  await new RequestWriter(context.tx).answer(request, answer, context.keyring);
  await record(context, request.partnership, ledgerEntries.answered(request, facts.id, 'changes', wanted));
  return outcome;
};

/** The planner takes what it was asked for, word for word. */
export const acceptChanges = async (context: MemberContext, at: AtRequest): ActOutcome => {
  const found = await findRequest(context, at);
  if (!found) return null;
  const { visible, request } = found;
  const outcome = takeChanges(visible.facts, request, context.member, context.now);
  if (!outcome.ok) return outcome;
  const plan = await new PlanReader(context.tx, context.keyring).plan(outcome.wanted);
  if (!plan) return null;
  await becomesPlan(context, visible.facts, plan);
  return outcome;
};
