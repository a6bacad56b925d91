import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { EngagementTables } from '../../database/tables/engagements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PlanVersionId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import type { RequestFacts, SeatAnswerKind } from '../facts.ts';
import { answerNote } from './answerStore.ts';

type RequestRow = Selectable<EngagementTables['seat_request']>;

/** Requests that wait, wherever they were made. */
export class RequestReader {
  constructor(protected readonly tx: Tx) {}

  /** Requests that wait for this organisation's answer and may still have one, the most urgent first. */
  async waitingFor(asked: OrganisationId, lastDay: Day, limit: number): Promise<RequestRow[]> {
    return (
      this.tx
        .selectFrom('seat_request')
        .leftJoin('cancellation', 'cancellation.engagement_id', 'seat_request.engagement_id')
        .selectAll('seat_request')
        .where('asked_id', '=', asked)
        // Whatever was asked earlier is answered, by silence if by nothing else: no need to look through it.
        .where('answer_by', '>=', lastDay)
        .where('cancellation.cancelled_on', 'is', null)
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
        .orderBy('answer_by')
        .orderBy('seat_request.id')
        .limit(limit)
        .execute()
    );
  }

  /** Requests whose last day was before `lastDay`, still without an answer. */
  async overdue(lastDay: Day, limit: number) {
    return this.tx
      .selectFrom('seat_request')
      .leftJoin('cancellation', 'cancellation.engagement_id', 'seat_request.engagement_id')
      .select(['seat_request.id', 'seat_request.engagement_id'])
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

type Answer = { answer: SeatAnswerKind; on: Day; note?: string; version?: PlanVersionId };

/** What may be recorded of requests. Rules decide before; nothing is decided here. */
export class RequestWriter extends RequestReader {
  async ask(request: RequestRow): Promise<void> {
    await this.tx.insertInto('seat_request').values(request).execute();
  }

  async answer(
    { id, partnership, asked }: RequestFacts,
    { answer, on, note = '', version }: Answer,
    keyring: Keyring | null = null,
  ): Promise<void> {
    const record = note.trim() === '' ? null : randomUUID();
    await this.tx
      .insertInto('seat_answer')
      .values({
        request_id: id,
        partnership_id: partnership,
        organisation_id: asked,
        answer,
        answered_on: on,
        note_sealed:
          record && (await answerNote.sealNew({ tx: this.tx, keyring }, record, [partnership], note)),
        record_id: record,
        version_id: version ?? null,
      })
      .execute();
  }
}
