import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { FinalTextId, ObjectionId, OrganisationId, StatementId } from '../../kernel/ids.ts';

const perBatch = 200;
const content = z.record(z.string(), z.unknown());

/** What time has brought to statements, and what waits to be written into a record. Read by jobs, which hold no key. */
export class DeadlineReader {
  constructor(protected readonly tx: Tx) {}

  /** Invitations whose last day was before `lastDay`, still without an answer. */
  async unanswered(lastDay: Day) {
    return this.tx
      .selectFrom('drafter')
      .innerJoin('statement', 'statement.id', 'drafter.statement_id')
      .select(['statement_id', 'organisation_id', 'answer_by', 'partnership_id'])
      .where('answer', 'is', null)
      .where('left_on', 'is', null)
      .where('answer_by', '<', lastDay)
      .orderBy('answer_by')
      .orderBy('statement_id')
      .limit(perBatch)
      .execute();
  }

  /** Statements with a final text whose time to sign is over; the next after the last one of the batch before. */
  async overdueFinals(lastDay: Day, after: FinalTextId | null) {
    const all = this.tx
      .selectFrom('final_text as final')
      .innerJoin('statement', 'statement.id', 'final.statement_id')
      .select(['final.id', 'final.statement_id', 'final.answer_by', 'partnership_id'])
      .where('final.answer_by', '<', lastDay)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('drafter')
            .select('drafter.organisation_id')
            .whereRef('drafter.statement_id', '=', 'final.statement_id')
            .where('drafter.answer', '=', 'joined')
            .where('drafter.left_on', 'is', null)
            .where((inner) =>
              inner.not(
                inner.exists(
                  inner
                    .selectFrom('sign_off')
                    .select('sign_off.final_id')
                    .whereRef('sign_off.final_id', '=', 'final.id')
                    .whereRef('sign_off.organisation_id', '=', 'drafter.organisation_id'),
                ),
              ),
            ),
        ),
      );
    return (after ? all.where('final.id', '>', after) : all).orderBy('final.id').limit(perBatch).execute();
  }

  /** What organisations outside a partnership did on its drafts and pages, in the order they did it. */
  async unrecorded() {
    const rows = await this.tx
      .selectFrom('unrecorded')
      .leftJoin('statement', 'statement.id', 'unrecorded.page_id')
      .leftJoin('round_publication', 'round_publication.round_id', 'unrecorded.page_id')
      .select(['unrecorded.id', 'kind', 'organisation_id', 'object_id', 'day', 'content'])
      .select(['unrecorded.partnership_id', 'statement.partnership_id as of_statement'])
      .select('round_publication.partnership_id as of_round')
      .orderBy('place')
      .limit(perBatch)
      .execute();
    return rows.map((row) => ({
      ...row,
      content: content.parse(row.content),
      partnership: row.partnership_id ?? row.of_statement ?? row.of_round,
    }));
  }

  async newObjections() {
    return this.#objections().where('recorded', '=', false).execute();
  }

  async unansweredObjections(lastDay: Day) {
    return this.#objections()
      .where('silence_recorded', '=', false)
      .where('answer_by', '<', lastDay)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('objection_answer')
              .select('place')
              .whereRef('objection_answer.objection_id', '=', 'objection.id'),
          ),
        ),
      )
      .execute();
  }

  #objections() {
    return this.tx
      .selectFrom('objection')
      .innerJoin('statement', 'statement.id', 'objection.statement_id')
      .select(['objection.id', 'objection.statement_id', 'partnership_id'])
      .orderBy('objection.id')
      .limit(perBatch);
  }
}

export class DeadlineWriter extends DeadlineReader {
  async markSilent(statement: StatementId, organisation: OrganisationId, day: Day): Promise<boolean> {
    const done = await this.tx
      .updateTable('drafter')
      .set({ answer: 'silence', answered_on: day })
      .where('statement_id', '=', statement)
      .where('organisation_id', '=', organisation)
      .where('answer', 'is', null)
      .executeTakeFirst();
    return done.numUpdatedRows > 0n;
  }

  async forget(id: string): Promise<void> {
    await this.tx.deleteFrom('unrecorded').where('id', '=', id).execute();
  }

  async markRecorded(objection: ObjectionId): Promise<void> {
    await this.tx.updateTable('objection').set({ recorded: true }).where('id', '=', objection).execute();
  }

  async markSilenceRecorded(objection: ObjectionId): Promise<void> {
    await this.tx
      .updateTable('objection')
      .set({ silence_recorded: true })
      .where('id', '=', objection)
      .execute();
  }
}
