import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import type {
  AudienceId,
  ContributionId,
  EndorsementId,
  FinalTextId,
  OrganisationId,
  PassageId,
  SilencedRuleId,
  StatedId,
  StatementId,
  WordingId,
} from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys } from '../vault/record.ts';
import { type DraftText, draftText, textHash } from './text.ts';

/** What a statement is for, as whoever began it wrote it down. */
export const about = z.strictObject({ title: z.string(), purpose: z.string() });
export type About = z.infer<typeof about>;
/** A passage of the text, and what is said of it, or proposed instead. */
export const said = z.strictObject({ passage: z.string(), words: z.string() });
export type Said = z.infer<typeof said>;

type Sealed = { record: string; words: Buffer };

/** The sealed words of statements, as far as this keyring opens them. */
export class StatementWords {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async abouts(ids: readonly StatementId[]): Promise<Map<StatementId, About>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('statement_about')
      .select(['statement_id as id', 'about_sealed'])
      .where('statement_id', 'in', [...ids])
      .execute();
    const keys = await this.#keys('statement_about', rows);
    return new Map(
      rows.flatMap((row) => {
        const text = keys.get(row.id)?.open('about_sealed', row.about_sealed);
        return text === undefined ? [] : [[row.id, about.parse(JSON.parse(text))] as const];
      }),
    );
  }

  async texts(ids: readonly WordingId[]): Promise<Map<WordingId, DraftText>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('wording')
      .select(['id', 'text_sealed', 'sha256'])
      .where('id', 'in', [...ids])
      .execute();
    const keys = await this.#keys('wording', rows);
    return new Map(
      rows.flatMap((row) => {
        const sealed = keys.get(row.id)?.open('text_sealed', row.text_sealed);
        if (sealed === undefined) return [];
        const text = draftText.parse(JSON.parse(sealed));
        // Signatures are bound to the hash: a text that is not the one it names must never be shown as it.
        if (textHash(text) !== row.sha256.toString('hex')) throw new Error('a text is not what was signed');
        return [[row.id, text] as const];
      }),
    );
  }

  async notes(ids: readonly WordingId[]): Promise<Map<WordingId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('wording')
      .select(['id', 'note_sealed'])
      .where('id', 'in', [...ids])
      .execute();
    const keys = await this.#keys('wording', rows);
    return new Map(
      rows.flatMap((row) => {
        const note = keys.get(row.id)?.open('note_sealed', row.note_sealed);
        return note ? [[row.id, note] as const] : [];
      }),
    );
  }

  async passages(statement: StatementId): Promise<Map<PassageId, string>> {
    const rows = await this.tx
      .selectFrom('kept_passage')
      .select(['id', 'words_sealed'])
      .where('statement_id', '=', statement)
      .execute();
    const keys = await this.#keys('kept_passage', rows);
    return new Map(
      rows.flatMap((row) => {
        const words = keys.get(row.id)?.open('words_sealed', row.words_sealed);
        return words === undefined ? [] : [[row.id, words] as const];
      }),
    );
  }

  async contributions(statement: StatementId): Promise<Map<ContributionId, Said>> {
    const rows = await this.tx
      .selectFrom('contribution')
      .select(['id', 'words_sealed'])
      .where('statement_id', '=', statement)
      .execute();
    const keys = await this.#keys('contribution', rows);
    return new Map(
      rows.flatMap((row) => {
        const words = keys.get(row.id)?.open('words_sealed', row.words_sealed);
        return words === undefined ? [] : [[row.id, said.parse(JSON.parse(words))] as const];
      }),
    );
  }

  /** Which of her own organisation's members wrote what, where they did not wish otherwise. */
  async authors(statement: StatementId, own: OrganisationId): Promise<Map<ContributionId, string>> {
    const rows = await this.tx
      .selectFrom('contribution')
      .select(['id', 'author_record_id', 'author_sealed'])
      .where('statement_id', '=', statement)
      .where('organisation_id', '=', own)
      .where('author_record_id', 'is not', null)
      .execute();
    const records = rows.flatMap((row) => (row.author_record_id ? [row.author_record_id] : []));
    const keys = await recordKeys(this.tx, this.keyring, 'contribution_author', records);
    return new Map(
      rows.flatMap((row) => {
        const key = row.author_record_id && keys.get(row.author_record_id);
        return key && row.author_sealed
          ? [[row.id, key.open('author_sealed', row.author_sealed, row.id)] as const]
          : [];
      }),
    );
  }

  async answers(statement: StatementId): Promise<Map<ContributionId, string>> {
    const rows = await this.tx
      .selectFrom('contribution_answer')
      .select(['contribution_id', 'record_id', 'words_sealed'])
      .where('statement_id', '=', statement)
      .execute();
    const records = rows.map((row) => row.record_id);
    const keys = await recordKeys(this.tx, this.keyring, 'contribution_answer', records);
    return new Map(
      rows.flatMap((row) => {
        const words = keys.get(row.record_id)?.open('words_sealed', row.words_sealed, row.contribution_id);
        return words ? [[row.contribution_id, words] as const] : [];
      }),
    );
  }

  /** What organisations signed with a reservation, by organisation. */
  async reservations(final: FinalTextId): Promise<Map<OrganisationId, string>> {
    const rows = await this.tx
      .selectFrom('sign_off')
      .select(['organisation_id', 'record_id', 'words_sealed'])
      .where('final_id', '=', final)
      .where('record_id', 'is not', null)
      .execute();
    const records = rows.flatMap((row) => (row.record_id ? [row.record_id] : []));
    const keys = await recordKeys(this.tx, this.keyring, 'sign_off', records);
    return new Map(
      rows.flatMap((row) => {
        const key = row.record_id && keys.get(row.record_id);
        return key && row.words_sealed
          ? [[row.organisation_id, key.open('words_sealed', row.words_sealed, row.organisation_id)] as const]
          : [];
      }),
    );
  }

  async stated(statement: StatementId): Promise<Map<StatedId, string>> {
    const rows = await this.tx
      .selectFrom('stated')
      .select(['id', 'words_sealed'])
      .where('statement_id', '=', statement)
      .execute();
    const keys = await this.#keys('stated', rows);
    return new Map(
      rows.flatMap((row) => {
        const words = keys.get(row.id)?.open('words_sealed', row.words_sealed);
        return words === undefined ? [] : [[row.id, words] as const];
      }),
    );
  }

  /** Why a rule of the language check is not said. */
  async silences(statement: StatementId): Promise<Map<SilencedRuleId, string>> {
    const rows = await this.tx
      .selectFrom('silenced_rule')
      .select(['id', 'words_sealed'])
      .where('statement_id', '=', statement)
      .execute();
    const keys = await this.#keys('silenced_rule', rows);
    return new Map(
      rows.flatMap((row) => {
        const words = keys.get(row.id)?.open('words_sealed', row.words_sealed);
        return words === undefined ? [] : [[row.id, words] as const];
      }),
    );
  }

  async endorsers(statement: StatementId): Promise<Map<EndorsementId, string>> {
    const rows = await this.tx
      .selectFrom('endorsement')
      .select(['id', 'name_sealed'])
      .where('statement_id', '=', statement)
      .execute();
    const keys = await this.#keys('endorsement', rows);
    return new Map(
      rows.flatMap((row) => {
        const name = keys.get(row.id)?.open('name_sealed', row.name_sealed);
        return name === undefined ? [] : [[row.id, name] as const];
      }),
    );
  }

  #keys<Id extends string>(table: string, rows: readonly { id: Id }[]) {
    return recordKeys(
      this.tx,
      this.keyring,
      table,
      rows.map(({ id }) => id),
    );
  }
}

/** Sealing needs no private key: whoever may write in, can. */
export class StatementSeal {
  constructor(
    private readonly tx: Tx,
    private readonly statement: StatementId,
  ) {}

  async wording(id: WordingId, text: DraftText, note: string): Promise<{ text: Buffer; note: Buffer }> {
    const record = await newRecord(this.tx, { table: 'wording', row: id }, [this.statement]);
    return {
      text: record.seal('text_sealed', JSON.stringify(text)),
      note: record.seal('note_sealed', note),
    };
  }

  async about(words: About): Promise<Buffer> {
    const record = await newRecord(this.tx, { table: 'statement_about', row: this.statement }, [
      this.statement,
    ]);
    return record.seal('about_sealed', JSON.stringify(words));
  }

  /** Words of a row whose own id names its key. */
  async words(
    table: 'kept_passage' | 'contribution' | 'stated' | 'silenced_rule',
    row: string,
    words: string,
  ): Promise<Buffer> {
    const record = await newRecord(this.tx, { table, row }, [this.statement]);
    return record.seal('words_sealed', words);
  }

  async name(endorsement: EndorsementId, name: string): Promise<Buffer> {
    const record = await newRecord(this.tx, { table: 'endorsement', row: endorsement }, [this.statement]);
    return record.seal('name_sealed', name);
  }

  /** Words of a row that may be written again: a key of their own, and whose they are (C03). */
  async answer(table: 'contribution_answer' | 'sign_off', whose: string, words: string): Promise<Sealed> {
    const row = randomUUID();
    const record = await newRecord(this.tx, { table, row }, [this.statement]);
    return { record: row, words: record.seal('words_sealed', words, whose) };
  }

  /** Which member wrote it: for her own organisation, and nobody else. */
  async author(contribution: ContributionId, own: AudienceId, name: string): Promise<Sealed> {
    const row = randomUUID();
    const record = await newRecord(this.tx, { table: 'contribution_author', row }, [own]);
    return { record: row, words: record.seal('author_sealed', name, contribution) };
  }
}
