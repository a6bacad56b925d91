import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementId } from '../../kernel/ids.ts';
import { recordFollowing } from '../../ledger/partnershipContext.ts';
import { type MemberContext, todayOf } from '../../session/memberContext.ts';
import { beginAct } from '../acts.ts';
import type { EngagementFacts, RequestFacts } from '../facts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { EngagementReader, lockEngagement } from '../store.ts';
import type { VisibleEngagement } from '../visible.ts';
import { unanswered } from './rules.ts';
import { RequestWriter } from './store.ts';

const perBatch = 200;

/** What time alone answers: nobody did in time. It lowers nothing. */
const recordSilence = async (
  tx: Tx,
  today: Day,
  facts: EngagementFacts,
  request: RequestFacts,
): Promise<void> => {
  const version = facts.versions.find(({ id }) => id === request.version);
  if (!version) return;
  await new RequestWriter(tx).answer(request, { answer: 'silence', on: request.answerBy });
  const entry = ledgerEntries.answered(request, facts.id, 'silence', version);
  await recordFollowing(tx, request.partnership, today, entry);
};

/** Where an act on requests begins: every silence is recorded before anything is judged by it. */
export const beginSettled = async (
  context: MemberContext,
  id: EngagementId,
): Promise<VisibleEngagement | null> => {
  const visible = await beginAct(context, id);
  const silent = visible ? unanswered(visible.facts, context.now) : [];
  if (!visible || silent.length === 0) return visible;
  for (const request of silent) await recordSilence(context.tx, todayOf(context), visible.facts, request);
  return beginAct(context, id);
};

/** Records each silence, once. Gives how many; call again until it gives 0. */
export const settleRequests = async (tx: Tx, lastDay: Day, today: Day): Promise<number> => {
  const rows = await new RequestWriter(tx).overdue(lastDay, perBatch);
  for (const row of rows) {
    await lockEngagement(tx, row.engagement_id);
    const facts = await new EngagementReader(tx).engagement(row.engagement_id);
    const request = facts?.requests.find(({ id }) => id === row.id);
    if (facts && request && !request.answer) await recordSilence(tx, today, facts, request);
  }
  return rows.length;
};
