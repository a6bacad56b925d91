import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import { recordFollowing } from '../ledger/sitting.ts';
import { says } from './saying.ts';
import { EngagementWriter, lockEngagement, recordedAnswer } from './store.ts';

const perBatch = 200;

/** Requests whose last day was before `lastDay`, still without an answer. */
const overdue = (tx: Tx, lastDay: Day) =>
  tx
    .selectFrom('seat_request')
    .leftJoin('cancellation', 'cancellation.engagement_id', 'seat_request.engagement_id')
    .select([
      'seat_request.id',
      'seat_request.engagement_id',
      'seat_request.partnership_id',
      'asked_id',
      'answer_by',
      'seat_request.version_id',
    ])
    .where('answer_by', '<', lastDay)
    .where('cancellation.cancelled_on', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('seat_answer').select('request_id').whereRef('request_id', '=', 'seat_request.id'),
        ),
      ),
    )
    .orderBy('seat_request.id')
    .limit(perBatch)
    .execute();

/** Records each silence, once. Gives how many; call again until it gives 0. */
export const settleRequests = async (tx: Tx, lastDay: Day, today: Day): Promise<number> => {
  const rows = await overdue(tx, lastDay);
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
