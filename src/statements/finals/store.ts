import type { Insertable } from 'kysely';
import type { StatementTables } from '../../database/tables/statements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EndorsementId, FinalTextId, StatementId } from '../../kernel/ids.ts';
import { shred } from '../../vault/record.ts';
import type { FinalFacts } from '../facts.ts';
import { storedHash } from '../text/document.ts';

type New<Table extends keyof StatementTables> = Insertable<StatementTables[Table]>;

/** What may be recorded from the first final text on. Rules decide before; nothing is decided here. */
export class SigningWriter {
  constructor(private readonly tx: Tx) {}

  async freeze(statement: StatementId, final: FinalFacts): Promise<void> {
    await this.tx
      .insertInto('final_text')
      .values({
        id: final.id,
        statement_id: statement,
        number: final.number,
        organisation_id: final.by,
        frozen_on: final.frozenOn,
        answer_by: final.answerBy,
      })
      .execute();
    const wordings = final.wordings.map(({ language, wording, sha256Hex }) => ({
      final_id: final.id,
      statement_id: statement,
      language,
      wording_id: wording,
      sha256: storedHash(sha256Hex),
    }));
    await this.tx.insertInto('final_wording').values(wordings).execute();
  }

  async signOff(row: New<'sign_off'>): Promise<void> {
    const { answer, record_id, words_sealed, signed_on } = row;
    await this.tx
      .insertInto('sign_off')
      .values(row)
      .onConflict((before) =>
        before.columns(['final_id', 'organisation_id']).doUpdateSet({
          answer,
          record_id: record_id ?? null,
          words_sealed: words_sealed ?? null,
          signed_on,
        }),
      )
      .execute();
  }

  async openSignOn(row: New<'sign_on'>): Promise<void> {
    await this.tx
      .insertInto('sign_on')
      .values(row)
      .onConflict((before) =>
        before.column('final_id').doUpdateSet({ opened_on: row.opened_on, closed_on: null }),
      )
      .execute();
  }

  async circulate(rows: New<'circulated'>[]): Promise<void> {
    await this.tx
      .insertInto('circulated')
      .values(rows)
      .onConflict((before) => before.doNothing())
      .execute();
  }

  async link(row: New<'sign_on_link'>): Promise<void> {
    await this.tx.insertInto('sign_on_link').values(row).execute();
  }

  async takeEndorsement(id: EndorsementId, day: Day, shownName: string | null): Promise<void> {
    await this.tx
      .updateTable('endorsement')
      .set((eb) => ({
        taken_on: eb.fn.coalesce('taken_on', eb.val(day)),
        named_on: day,
        ...(shownName === null ? {} : { shown_name: shownName }),
      }))
      .where('id', '=', id)
      .execute();
  }

  /** Puts the name of an organisation that signed on onto the public page. */
  async showName(id: EndorsementId, name: string): Promise<void> {
    // Where it was blanked since, the mark stands there and stays.
    await this.tx
      .updateTable('endorsement')
      .set({ shown_name: name })
      .where('id', '=', id)
      .where('shown_name', 'is', null)
      .execute();
  }

  /** Nobody counts it, and its name opens to nobody any more. C39 */
  async setAside(id: EndorsementId, day: Day): Promise<void> {
    await this.tx
      .updateTable('endorsement')
      .set({ withdrawn_on: day, shown_name: null })
      .where('id', '=', id)
      .execute();
    await shred(this.tx, [id]);
  }

  async consent(row: New<'publication_consent'>): Promise<void> {
    await this.tx
      .insertInto('publication_consent')
      .values(row)
      .onConflict((before) => before.doNothing())
      .execute();
  }

  /** `page` as JSON: everything that the public page says. */
  async publish(
    statement: StatementId,
    final: FinalTextId,
    { number, page, day }: { number: number; page: string; day: Day },
  ): Promise<void> {
    await this.tx
      .insertInto('publication')
      .values({ final_id: final, statement_id: statement, number, page, published_on: day })
      .execute();
  }
}
