import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
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
} from '../../kernel/ids.ts';
import type { Keyring, Sealing } from '../../vault/keyring.ts';
import { json, SealedColumn, sealed, text } from '../../vault/sealed.ts';
import { type DraftText, type KeptText, keptText, type Sealed, sealedHash } from './document.ts';

/** What a statement is for, as whoever began it wrote it down. */
export const about = z.strictObject({ title: z.string(), purpose: z.string() });
export type About = z.infer<typeof about>;
/** A contribution: a passage of the text, and what is remarked on it, or proposed instead. */
const contributionWords = z.strictObject({ passage: z.string(), words: z.string() });
export type ContributionWords = z.infer<typeof contributionWords>;

const columns = {
  about: sealed('statement_about', 'about_sealed', json(about)),
  text: sealed('wording', 'text_sealed', json(keptText)),
  note: sealed('wording', 'note_sealed', text),
  passage: sealed('kept_passage', 'words_sealed', text),
  contribution: sealed('contribution', 'words_sealed', json(contributionWords)),
  // Its key is a record of its own, which names no table: what it seals always did.
  author: new SealedColumn('contribution_author', 'author_sealed', text),
  answer: sealed('contribution_answer', 'words_sealed', text),
  reservation: sealed('sign_off', 'words_sealed', text),
  reason: sealed('stated', 'words_sealed', text),
  silence: sealed('silenced_rule', 'words_sealed', text),
  endorser: sealed('endorsement', 'name_sealed', text, { unsigned: true }),
};

/** `record`: where the words may be written again they have a key of their own, and say whose they are (C03). */
type SealedRow<Id extends string> = { id: Id; sealed: Buffer | null; record?: string | null };
type Resealed = { record: string; words: Buffer };

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
      .select(['statement_id as id', 'about_sealed as sealed'])
      .where('statement_id', 'in', [...ids])
      .execute();
    return this.#open(columns.about, rows);
  }

  async texts(ids: readonly WordingId[]): Promise<Map<WordingId, DraftText>> {
    const kept = await this.#kept(ids);
    return new Map([...kept].map(([id, { seal: _, ...words }]) => [id, words]));
  }

  /** What the stored fingerprint of a text was made with; null for one that has none. */
  async seal(id: WordingId): Promise<string | null> {
    return (await this.#kept([id])).get(id)?.seal ?? null;
  }

  async #kept(ids: readonly WordingId[]): Promise<Map<WordingId, KeptText>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('wording')
      .select(['id', 'text_sealed as sealed', 'sha256'])
      .where('id', 'in', [...ids])
      .execute();
    const texts = await this.#open(columns.text, rows);
    for (const { id, sha256 } of rows) {
      const found = texts.get(id);
      // Signatures are bound to the hash: a text that is not the one it names must never be shown as it.
      if (found?.seal && sealedHash(found.seal, found) !== sha256?.toString('hex'))
        throw new Error('a text is not what was signed');
    }
    return texts;
  }

  async notes(ids: readonly WordingId[]): Promise<Map<WordingId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('wording')
      .select(['id', 'note_sealed as sealed'])
      .where('id', 'in', [...ids])
      .execute();
    return this.#open(columns.note, rows);
  }

  async passages(statement: StatementId): Promise<Map<PassageId, string>> {
    const rows = await this.tx
      .selectFrom('kept_passage')
      .select(['id', 'words_sealed as sealed'])
      .where('statement_id', '=', statement)
      .execute();
    return this.#open(columns.passage, rows);
  }

  async contributions(statement: StatementId): Promise<Map<ContributionId, ContributionWords>> {
    const rows = await this.tx
      .selectFrom('contribution')
      .select(['id', 'words_sealed as sealed'])
      .where('statement_id', '=', statement)
      .execute();
    return this.#open(columns.contribution, rows);
  }

  /** Which of her own organisation's members wrote what, where they did not wish otherwise. */
  async authors(statement: StatementId, own: OrganisationId): Promise<Map<ContributionId, string>> {
    const rows = await this.tx
      .selectFrom('contribution')
      .select(['id', 'author_record_id as record', 'author_sealed as sealed'])
      .where('statement_id', '=', statement)
      .where('organisation_id', '=', own)
      .where('author_record_id', 'is not', null)
      .execute();
    return this.#open(columns.author, rows);
  }

  async answers(statement: StatementId): Promise<Map<ContributionId, string>> {
    const rows = await this.tx
      .selectFrom('contribution_answer')
      .select(['contribution_id as id', 'record_id as record', 'words_sealed as sealed'])
      .where('statement_id', '=', statement)
      .execute();
    return this.#open(columns.answer, rows);
  }

  /** What organisations signed with a reservation, by organisation. */
  async reservations(final: FinalTextId): Promise<Map<OrganisationId, string>> {
    const rows = await this.tx
      .selectFrom('sign_off')
      .select(['organisation_id as id', 'record_id as record', 'words_sealed as sealed'])
      .where('final_id', '=', final)
      .where('record_id', 'is not', null)
      .execute();
    return this.#open(columns.reservation, rows);
  }

  /** Why something stays in the way, in the words of whoever stated it. */
  async reasons(statement: StatementId): Promise<Map<StatedId, string>> {
    const rows = await this.tx
      .selectFrom('stated')
      .select(['id', 'words_sealed as sealed'])
      .where('statement_id', '=', statement)
      .execute();
    return this.#open(columns.reason, rows);
  }

  /** Why a rule of the language check is switched off. */
  async silences(statement: StatementId): Promise<Map<SilencedRuleId, string>> {
    const rows = await this.tx
      .selectFrom('silenced_rule')
      .select(['id', 'words_sealed as sealed'])
      .where('statement_id', '=', statement)
      .execute();
    return this.#open(columns.silence, rows);
  }

  async endorsers(statement: StatementId): Promise<Map<EndorsementId, string>> {
    const rows = await this.tx
      .selectFrom('endorsement')
      .select(['id', 'name_sealed as sealed'])
      .where('statement_id', '=', statement)
      .execute();
    return this.#open(columns.endorser, rows);
  }

  async #open<Id extends string, Value>(
    column: SealedColumn<Value>,
    rows: readonly SealedRow<Id>[],
  ): Promise<Map<Id, Value>> {
    const recordOf = ({ id, record }: SealedRow<Id>): string => record ?? id;
    const keys = await column.keys(this.tx, this.keyring, rows.map(recordOf));
    return new Map(
      rows.flatMap((row) => {
        const whose = row.record ? [row.id] : [];
        const value = column.open(keys.get(recordOf(row)), row.sealed, ...whose);
        return value === undefined ? [] : [[row.id, value] as const];
      }),
    );
  }
}

/** Sealing needs no private key: whoever may write in, can. */
export class StatementSeal {
  constructor(
    private readonly by: Sealing,
    private readonly statement: StatementId,
  ) {}

  async wording(
    id: WordingId,
    words: DraftText & Sealed,
    note: string,
  ): Promise<{ text: Buffer; note: Buffer }> {
    const key = await columns.text.newKey(this.by, id, [this.statement]);
    return { text: columns.text.seal(key, words), note: columns.note.seal(key, note) };
  }

  about = (words: About): Promise<Buffer> => this.#seal(columns.about, this.statement, words);
  passage = (id: PassageId, words: string): Promise<Buffer> => this.#seal(columns.passage, id, words);
  contribution = (id: ContributionId, words: ContributionWords): Promise<Buffer> =>
    this.#seal(columns.contribution, id, words);
  reason = (id: StatedId, words: string): Promise<Buffer> => this.#seal(columns.reason, id, words);
  silence = (id: SilencedRuleId, words: string): Promise<Buffer> => this.#seal(columns.silence, id, words);
  name = (id: EndorsementId, name: string): Promise<Buffer> => this.#seal(columns.endorser, id, name);

  answer = (id: ContributionId, words: string): Promise<Resealed> =>
    this.#reseal(columns.answer, id, words, this.statement);
  reservation = (by: OrganisationId, words: string): Promise<Resealed> =>
    this.#reseal(columns.reservation, by, words, this.statement);
  /** Which member wrote it: for her own organisation, and nobody else. */
  author = (id: ContributionId, own: AudienceId, name: string): Promise<Resealed> =>
    this.#reseal(columns.author, id, name, own);

  #seal<Value>(column: SealedColumn<Value>, row: string, value: Value): Promise<Buffer> {
    return column.sealNew(this.by, row, [this.statement], value);
  }

  async #reseal(
    column: SealedColumn<string>,
    whose: string,
    words: string,
    reader: AudienceId,
  ): Promise<Resealed> {
    const record = randomUUID();
    return { record, words: await column.sealNew(this.by, record, [reader], words, whose) };
  }
}
