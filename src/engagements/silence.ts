import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import { recordFollowing } from '../ledger/sitting.ts';
import { RequestReader } from './requestStore.ts';
import { says } from './saying.ts';
import { EngagementWriter, lockEngagement, recordedAnswer } from './store.ts';

const perBatch = 200;

/** Records each silence, once. Gives how many; call again until it gives 0. */
export const settleRequests = async (tx: Tx, lastDay: Day, today: Day): Promise<number> => {
  const rows = await new RequestReader(tx).overdue(lastDay, perBatch);
  for (const row of rows) {
    await lockEngagement(tx, row.engagement_id);
    const writer = new EngagementWriter(tx);
    const facts = await writer.engagement(row.engagement_id);
    const request = facts?.requests.find(({ id }) => id === row.id);
    const version = facts?.versions.find(({ id }) => id === row.version_id);
    if (!request || !version || request.answer) continue;
    await writer.answer(recordedAnswer(row, 'silence', row.answer_by));
    await recordFollowing(
      tx,
      row.partnership_id,
      today,
      says.answered(request, row.engagement_id, 'silence', version),
    );
  }
  return rows.length;
};
