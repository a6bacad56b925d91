import type { Tx } from '../../database/tx.ts';
import type { FinalTextId, StatementId } from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import type { FinalFacts, StatementFacts } from '../facts.ts';

/** What a statement's facts are made of from its first final text on, one query each. */

export const finalsOf = async (tx: Tx, id: StatementId): Promise<FinalFacts[]> => {
  const rows = await tx
    .selectFrom('final_text as final')
    .leftJoin('sign_on', 'sign_on.final_id', 'final.id')
    .leftJoin('publication', 'publication.final_id', 'final.id')
    .selectAll('final')
    .select(['opened_on', 'closed_on', 'published_on'])
    .where('final.statement_id', '=', id)
    .orderBy('final.number')
    .execute();
  if (rows.length === 0) return [];
  const wordings = await tx.selectFrom('final_wording').selectAll().where('statement_id', '=', id).execute();
  const signOffs = await tx.selectFrom('sign_off').selectAll().where('statement_id', '=', id).execute();
  const consents = await tx
    .selectFrom('publication_consent')
    .selectAll()
    .where('statement_id', '=', id)
    .execute();
  const among = <One extends { final_id: FinalTextId }>(list: One[], final: FinalTextId): One[] =>
    list.filter((one) => one.final_id === final);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    by: row.organisation_id,
    frozenOn: row.frozen_on,
    answerBy: row.answer_by,
    wordings: among(wordings, row.id).map((one) => ({
      language: languageCode.parse(one.language),
      wording: one.wording_id,
      sha256Hex: one.sha256?.toString('hex') ?? '',
    })),
    signOffs: among(signOffs, row.id).map((one) => ({
      organisation: one.organisation_id,
      answer: one.answer,
      signedOn: one.signed_on,
    })),
    signOn: row.opened_on === null ? null : { openedOn: row.opened_on, closedOn: row.closed_on },
    publicBy: among(consents, row.id).map((one) => one.organisation_id),
    publishedOn: row.published_on,
  }));
};

export const endorsementsOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['endorsements']> => {
  const rows = await tx
    .selectFrom('endorsement')
    .select(['id', 'final_id', 'taken_on', 'named_on', 'withdrawn_on'])
    .where('statement_id', '=', id)
    .orderBy('made_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    final: row.final_id,
    takenOn: row.taken_on,
    namedOn: row.named_on,
    withdrawnOn: row.withdrawn_on,
  }));
};

export const objectionsOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['objections']> => {
  const rows = await tx
    .selectFrom('objection')
    .select(['id', 'organisation_id', 'made_on', 'answer_by'])
    .where('statement_id', '=', id)
    .orderBy('made_on')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const answers = await tx
    .selectFrom('objection_answer')
    .select(['objection_id', 'organisation_id', 'answer', 'supplement_id', 'answered_on'])
    .where('statement_id', '=', id)
    .orderBy('place')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    by: row.organisation_id,
    madeOn: row.made_on,
    answerBy: row.answer_by,
    answers: answers
      .filter((answer) => answer.objection_id === row.id)
      .map((answer) => ({
        answer: answer.answer,
        by: answer.organisation_id,
        answeredOn: answer.answered_on,
        supplement: answer.supplement_id,
      })),
  }));
};
