import type { Tx } from '../../database/tx.ts';
import type { StatementId } from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import type { StatementFacts } from '../facts.ts';
import { knownGroups } from './knownGroups.ts';

/** What a statement's facts are made of while it is drafted, one query each. */

export const groupsOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['groups']> => {
  const rows = await tx
    .selectFrom('affected_group')
    .select('community')
    .where('statement_id', '=', id)
    .orderBy('listed_on')
    .orderBy('community')
    .execute();
  return knownGroups.parse(rows.map(({ community }) => community));
};

export const draftersOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['drafters']> => {
  const rows = await tx
    .selectFrom('drafter')
    .selectAll()
    .where('statement_id', '=', id)
    .orderBy('side', 'desc')
    .orderBy('invited_on')
    .orderBy('organisation_id')
    .execute();
  return rows.map((row) => ({
    organisation: row.organisation_id,
    side: row.side,
    asksFor: knownGroups.parse(row.asks_for),
    invitedBy: row.invited_by,
    invitedOn: row.invited_on,
    answerBy: row.answer_by,
    answer: row.answer,
    answeredOn: row.answered_on,
    waivedOn: row.waived_on,
    leftOn: row.left_on,
  }));
};

export const wordingsOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['wordings']> => {
  const rows = await tx
    .selectFrom('wording')
    .select(['id', 'language', 'number', 'organisation_id', 'sha256', 'made_on'])
    .where('statement_id', '=', id)
    .orderBy('number')
    .orderBy('language')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    language: languageCode.parse(row.language),
    number: row.number,
    by: row.organisation_id,
    sha256Hex: row.sha256?.toString('hex') ?? '',
    madeOn: row.made_on,
  }));
};

export const passagesOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['passages']> => {
  const rows = await tx
    .selectFrom('kept_passage')
    .select(['id', 'language', 'organisation_id', 'marked_on', 'released_on'])
    .where('statement_id', '=', id)
    .orderBy('marked_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    language: languageCode.parse(row.language),
    by: row.organisation_id,
    markedOn: row.marked_on,
    releasedOn: row.released_on,
  }));
};

export const contributionsOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['contributions']> => {
  const rows = await tx
    .selectFrom('contribution')
    .leftJoin('contribution_answer as answer', 'answer.contribution_id', 'contribution.id')
    .select([
      ...(['contribution.id', 'contribution.wording_id', 'kind', 'made_on', 'answer.answer'] as const),
      ...(['contribution.organisation_id', 'answer.organisation_id as answered_by', 'answered_on'] as const),
    ])
    .where('contribution.statement_id', '=', id)
    .orderBy('made_on')
    .orderBy('contribution.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    wording: row.wording_id,
    by: row.organisation_id,
    kind: row.kind,
    madeOn: row.made_on,
    answer:
      row.answer && row.answered_by && row.answered_on
        ? { answer: row.answer, by: row.answered_by, answeredOn: row.answered_on }
        : null,
  }));
};

export const statedOf = async (tx: Tx, id: StatementId): Promise<StatementFacts['stated']> => {
  const rows = await tx
    .selectFrom('stated')
    .select(['id', 'lock', 'subject', 'organisation_id', 'stated_on'])
    .where('statement_id', '=', id)
    .orderBy('stated_on')
    .orderBy('id')
    .execute();
  if (rows.length === 0) return [];
  const signatures = await tx
    .selectFrom('stated_signature')
    .select(['stated_id', 'organisation_id'])
    .where('statement_id', '=', id)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    lock: row.lock,
    subject: row.subject,
    by: row.organisation_id,
    statedOn: row.stated_on,
    signedBy: signatures.filter((one) => one.stated_id === row.id).map((one) => one.organisation_id),
  }));
};
