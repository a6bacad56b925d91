import type { Tx } from '../../database/tx.ts';
import type { OrganisationId, StatementId } from '../../kernel/ids.ts';

/** Finds the few statements on which something may wait; rules then say what. */
export class StatementWaitingReader {
  constructor(private readonly tx: Tx) {}

  /** Those an organisation is asked onto, or is on while something is unanswered; the newest first. */
  async pending(own: OrganisationId, limit: number): Promise<StatementId[]> {
    const rows = await this.tx
      .selectFrom('drafter')
      .innerJoin('statement', 'statement.id', 'drafter.statement_id')
      .select('statement.id')
      .where('drafter.organisation_id', '=', own)
      .where('drafter.left_on', 'is', null)
      .where((eb) =>
        eb.or([
          eb('drafter.answer', 'is', null),
          eb.and([
            eb('drafter.answer', '=', 'joined'),
            eb.or([
              eb.exists(
                eb
                  .selectFrom('contribution')
                  .leftJoin('contribution_answer', 'contribution_answer.contribution_id', 'contribution.id')
                  .select('contribution.id')
                  .whereRef('contribution.statement_id', '=', 'statement.id')
                  .where('contribution.organisation_id', '<>', own)
                  .where('contribution_answer.contribution_id', 'is', null),
              ),
              eb.exists(
                eb
                  .selectFrom('final_text')
                  .leftJoin('publication', 'publication.final_id', 'final_text.id')
                  .select('final_text.id')
                  .whereRef('final_text.statement_id', '=', 'statement.id')
                  .where('publication.final_id', 'is', null),
              ),
              eb.exists(
                eb
                  .selectFrom('endorsement')
                  .select('endorsement.id')
                  .whereRef('endorsement.statement_id', '=', 'statement.id')
                  .where('endorsement.named_on', 'is', null)
                  .where('endorsement.withdrawn_on', 'is', null),
              ),
              eb.exists(
                eb
                  .selectFrom('objection')
                  .leftJoin('objection_answer', 'objection_answer.objection_id', 'objection.id')
                  .select('objection.id')
                  .whereRef('objection.statement_id', '=', 'statement.id')
                  .where('objection_answer.objection_id', 'is', null),
              ),
            ]),
          ]),
        ]),
      )
      .orderBy('statement.begun_on', 'desc')
      .orderBy('statement.id')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  }
}
