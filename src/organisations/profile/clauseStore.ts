import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import { type ClauseQuestionId, clauseQuestionId, newId, type OrganisationId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { sealed, text } from '../../vault/sealed.ts';

const noteColumn = sealed('clause_answer', 'note_sealed', text);

export const clauseAnswers = ['bound', 'not-bound', 'unsure'] as const;
export type ClauseAnswer = (typeof clauseAnswers)[number];

/** A question about a funder's clause. `asker` is null where the reader does not know that organisation. */
export type ClauseQuestion = {
  id: ClauseQuestionId;
  askedBy: OrganisationId;
  asker: string | null;
  ally: OrganisationId;
  askedOn: Day;
  answer: ClauseAnswer | null;
  answeredOn: Day | null;
  note: string;
};

export class ClauseReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  private rows() {
    return this.tx
      .selectFrom('clause_question')
      .leftJoin('clause_answer', 'clause_answer.question_id', 'clause_question.id')
      .leftJoin('organisation', 'organisation.id', 'clause_question.asked_by')
      .selectAll('clause_question')
      .select([
        'organisation.name as asker',
        'clause_answer.answer',
        'note_sealed',
        'record_id',
        'answered_on',
      ]);
  }

  private async open(
    rows: Awaited<ReturnType<ReturnType<ClauseReader['rows']>['execute']>>,
  ): Promise<ClauseQuestion[]> {
    const records = rows.flatMap((row) => row.record_id ?? []);
    const keys = await noteColumn.keys(this.tx, this.keyring, records);
    return rows.map((row) => ({
      id: row.id,
      askedBy: row.asked_by,
      asker: row.asker,
      ally: row.ally_id,
      askedOn: row.asked_on,
      answer: row.answer,
      answeredOn: row.answered_on,
      note: noteColumn.open(keys.get(row.record_id ?? ''), row.note_sealed, row.id) ?? '',
    }));
  }

  async asked(by: OrganisationId, ally: OrganisationId): Promise<ClauseQuestion | null> {
    const rows = await this.rows().where('asked_by', '=', by).where('ally_id', '=', ally).execute();
    return (await this.open(rows))[0] ?? null;
  }

  async question(id: ClauseQuestionId): Promise<ClauseQuestion | null> {
    return (await this.open(await this.rows().where('clause_question.id', '=', id).execute()))[0] ?? null;
  }

  /** Who still waits for the ally's answer. */
  unanswered(ally: OrganisationId, limit: number): Promise<{ asker: string | null }[]> {
    return this.rows()
      .where('ally_id', '=', ally)
      .where('clause_answer.question_id', 'is', null)
      .orderBy('asked_on')
      .orderBy('clause_question.id')
      .limit(limit)
      .execute();
  }

  /** What an ally was asked, the newest first. */
  async to(ally: OrganisationId, limit: number): Promise<ClauseQuestion[]> {
    const rows = await this.rows()
      .where('ally_id', '=', ally)
      .orderBy('asked_on', 'desc')
      .orderBy('clause_question.id')
      .limit(limit)
      .execute();
    return this.open(rows);
  }
}

export class ClauseWriter extends ClauseReader {
  async ask(by: OrganisationId, ally: OrganisationId, today: Day): Promise<void> {
    await this.tx
      .insertInto('clause_question')
      .values({
        id: newId(clauseQuestionId),
        asked_by: by,
        ally_id: ally,
        clause: 'pepfar-pledge',
        asked_on: today,
      })
      .execute();
  }

  /** An answer may change; each has a fresh key, so that who was removed since cannot read the new one (C18). */
  async answer(
    question: ClauseQuestion,
    given: { answer: ClauseAnswer; note: string; answeredOn: Day },
  ): Promise<void> {
    const id = randomUUID();
    const readers = [question.askedBy, question.ally];
    const row = {
      answer: given.answer,
      note_sealed: await noteColumn.sealNew(
        { tx: this.tx, keyring: this.keyring },
        id,
        readers,
        given.note,
        question.id,
      ),
      record_id: id,
      answered_on: given.answeredOn,
    };
    await this.tx
      .insertInto('clause_answer')
      .values({ question_id: question.id, ...row })
      .onConflict((conflict) => conflict.column('question_id').doUpdateSet(row))
      .execute();
  }
}
