import type { Tx } from '../../database/open.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EndorsementId, FinalTextId, StatementId } from '../../kernel/ids.ts';
import { type LanguageCode, languageCode } from '../../language/vocabulary.ts';
import type { EndorsementFacts } from '../facts.ts';
import { publishedPage } from './published.ts';

/** A text as it goes round: in one language, to the last character. */
export type Circulated = { language: LanguageCode; exact: string; sha256Hex: string };
export type SignOnLink = { statement: StatementId; final: FinalTextId };
/** `shown`: its name is on the public page already. */
export type OwnEndorsement = EndorsementFacts & { statement: StatementId; shown: boolean };
type NewEndorsement = SignOnLink & { id: EndorsementId; codeHash: Buffer; nameSealed: Buffer; day: Day };

/** What somebody without an account may ask who holds a one-time link, or the code of her organisation's signature. */
export class SignOnReader {
  constructor(protected readonly tx: Tx) {}

  /** An unused link in its time; null for any other. */
  async link(tokenHash: Buffer, today: Day): Promise<SignOnLink | null> {
    const row = await this.tx
      .selectFrom('sign_on_link')
      .select(['statement_id', 'final_id'])
      .where('token_hash', '=', tokenHash)
      .where('used_on', 'is', null)
      .where('expires_on', '>=', today)
      .executeTakeFirst();
    return row ? { statement: row.statement_id, final: row.final_id } : null;
  }

  /** The text that is open for others to sign now; null while none is. */
  async open(statement: StatementId): Promise<FinalTextId | null> {
    const row = await this.tx
      .selectFrom('sign_on')
      .select('final_id')
      .where('statement_id', '=', statement)
      .where('closed_on', 'is', null)
      .executeTakeFirst();
    return row?.final_id ?? null;
  }

  async texts(final: FinalTextId): Promise<Circulated[]> {
    const rows = await this.tx
      .selectFrom('circulated')
      .select(['language', 'exact_text', 'sha256'])
      .where('final_id', '=', final)
      .orderBy('language')
      .execute();
    return rows.map((row) => ({
      language: languageCode.parse(row.language),
      exact: row.exact_text,
      sha256Hex: row.sha256.toString('hex'),
    }));
  }

  /** Of its public page; null where nothing of it is out. */
  async address(statement: StatementId): Promise<string | null> {
    const row = await this.tx
      .selectFrom('publication')
      .select('page')
      .where('statement_id', '=', statement)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? publishedPage.parse(row.page).address : null;
  }

  async isPublished(final: FinalTextId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('publication')
      .select('final_id')
      .where('final_id', '=', final)
      .executeTakeFirst();
    return row !== undefined;
  }

  async own(codeHash: Buffer): Promise<OwnEndorsement | null> {
    const row = await this.tx
      .selectFrom('endorsement')
      .select(['id', 'statement_id', 'final_id', 'taken_on', 'withdrawn_on', 'shown_name'])
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      statement: row.statement_id,
      final: row.final_id,
      takenOn: row.taken_on,
      withdrawnOn: row.withdrawn_on,
      shown: row.shown_name !== null,
    };
  }
}

/** What she may record: her organisation's signature, that it holds for a new text, that it is taken back. */
export class SignOnWriter extends SignOnReader {
  /** By a link it counts at once: somebody on the draft gave it to her. `shownName` where a page shows it. */
  async endorseByLink(endorsement: NewEndorsement, shownName: string | null): Promise<void> {
    await this.#endorse(endorsement, { by_link: true, taken_on: endorsement.day, shown_name: shownName });
  }

  /** By the public page it waits until somebody on the draft has looked at it. */
  async endorseByPage(endorsement: NewEndorsement): Promise<void> {
    await this.#endorse(endorsement, { by_link: false, taken_on: null, shown_name: null });
  }

  async #endorse(
    { id, statement, final, codeHash, nameSealed, day }: NewEndorsement,
    how: { by_link: boolean; taken_on: Day | null; shown_name: string | null },
  ): Promise<void> {
    await this.tx
      .insertInto('endorsement')
      .values({
        id,
        statement_id: statement,
        final_id: final,
        code_hash: codeHash,
        name_sealed: nameSealed,
        made_on: day,
        withdrawn_on: null,
        ...how,
      })
      .execute();
  }

  /** False where somebody was a moment quicker. */
  async useLink(tokenHash: Buffer, day: Day): Promise<boolean> {
    const used = await this.tx
      .updateTable('sign_on_link')
      .set({ used_on: day })
      .where('token_hash', '=', tokenHash)
      .where('used_on', 'is', null)
      .executeTakeFirst();
    return used.numUpdatedRows === 1n;
  }

  /** `shownName` where a page shows the new text and does not name it yet. */
  async confirm(codeHash: Buffer, final: FinalTextId, shownName: string | null): Promise<void> {
    await this.tx
      .updateTable('endorsement')
      .set({ final_id: final, ...(shownName === null ? {} : { shown_name: shownName }) })
      .where('code_hash', '=', codeHash)
      .execute();
  }

  /** Its name is on no page from now on. */
  async withdraw(codeHash: Buffer, day: Day): Promise<void> {
    await this.tx
      .updateTable('endorsement')
      .set({ withdrawn_on: day, shown_name: null })
      .where('code_hash', '=', codeHash)
      .where('withdrawn_on', 'is', null)
      .execute();
  }
}
