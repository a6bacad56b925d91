import type { Selectable } from 'kysely';
import type { EngagementTables } from '../database/engagementTables.ts';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId } from '../kernel/ids.ts';

/** Requests that wait, wherever they were made. */
export class RequestReader {
  constructor(private readonly tx: Tx) {}

  /** The latest request to each organisation that waits for an answer from this one, the most urgent first. */
  async waitingFor(
    asked: OrganisationId,
    limit: number,
  ): Promise<Selectable<EngagementTables['seat_request']>[]> {
    return this.tx
      .selectFrom('seat_request')
      .selectAll('seat_request')
      .where('asked_id', '=', asked)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('seat_answer')
              .select('request_id')
              .whereRef('seat_answer.request_id', '=', 'seat_request.id'),
          ),
        ),
      )
      .orderBy('sent_on', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  /** Requests whose last day was before `lastDay`, still without an answer. */
  async overdue(lastDay: Day, limit: number) {
    return this.tx
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
      .limit(limit)
      .execute();
  }
}
