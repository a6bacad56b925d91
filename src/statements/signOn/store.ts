import type { Insertable } from 'kysely';
import type { StatementTables } from '../../database/tables/statements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EndorsementId, FinalTextId, StatementId } from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import { shred } from '../../vault/record.ts';
import { publishedPage } from '../public/files/document.ts';
import type { Circulated, OpenText, OwnEndorsement, SignOnText } from './facts.ts';

type New<Table extends keyof StatementTables> = Insertable<StatementTables[Table]>;

/** What somebody without an account may ask who holds a one-time link, or the code of her organisation's signature. */
export class SignOnReader {
  constructor(protected readonly tx: Tx) {}

  /** An unused link in its time; null for any other. */
  async link(tokenHash: Buffer, today: Day): Promise<SignOnText | null> {
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
  async open(statement: StatementId): Promise<OpenText> {
    const row = await this.tx
      .selectFrom('sign_on')
      .leftJoin('publication', 'publication.final_id', 'sign_on.final_id')
      .select(['sign_on.final_id', 'publication.final_id as published'])
      .where('sign_on.statement_id', '=', statement)
      .where('closed_on', 'is', null)
      .executeTakeFirst();
    return row ? { final: row.final_id, published: row.published !== null } : null;
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

  async own(codeHash: Buffer): Promise<OwnEndorsement | null> {
    const row = await this.tx
      .selectFrom('endorsement')
      .select(['id', 'statement_id', 'final_id', 'taken_on', 'named_on', 'withdrawn_on'])
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
    if (!row) return null;
    return {
      id: row.id,
      statement: row.statement_id,
      final: row.final_id,
      takenOn: row.taken_on,
      namedOn: row.named_on,
      withdrawnOn: row.withdrawn_on,
    };
  }
}

/** What she may record: her organisation's signature, that it holds for a new text, that it is taken back. */
export class SignOnWriter extends SignOnReader {
  async endorse(row: New<'endorsement'>): Promise<void> {
    await this.tx.insertInto('endorsement').values(row).execute();
  }

  async useLink(tokenHash: Buffer, day: Day): Promise<void> {
    await this.tx
      .updateTable('sign_on_link')
      .set({ used_on: day })
      .where('token_hash', '=', tokenHash)
      .where('used_on', 'is', null)
      .execute();
  }

  /** Where the new text is out, a name that no page shows yet is looked at before one does. */
  async confirm(codeHash: Buffer, { final, published }: NonNullable<OpenText>): Promise<void> {
    await this.tx
      .updateTable('endorsement')
      .set((eb) => ({
        final_id: final,
        ...(published
          ? { named_on: eb.case().when('shown_name', 'is', null).then(null).else(eb.ref('named_on')).end() }
          : {}),
      }))
      .where('code_hash', '=', codeHash)
      .execute();
  }

  /** Its name is on no page from now on, and opens to nobody: what sealed it is gone. C39 */
  async withdraw(codeHash: Buffer, id: EndorsementId, day: Day): Promise<void> {
    await this.tx
      .updateTable('endorsement')
      .set({ withdrawn_on: day, shown_name: null })
      .where('code_hash', '=', codeHash)
      .where('withdrawn_on', 'is', null)
      .execute();
    await shred(this.tx, [id]);
  }
}
