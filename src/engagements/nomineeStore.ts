import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import { expertId, type NominationId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys } from '../vault/record.ts';
import { type Appearance, appearanceChoices, type ShownAppearance, shownAppearance } from './appearance.ts';
import { planDocument } from './plan.ts';

/** Whom an organisation means: one of its experts, or a role ("our delegate"). Its own members read this alone. */
export const nomineeWho = z.strictObject({
  expert: expertId.nullable(),
  label: z.string(),
  note: z.string(),
});
export type NomineeWho = z.infer<typeof nomineeWho>;

/** The full terms as she is asked: the plan word for word, which seat, and by whom. */
export const seatTerms = z.strictObject({
  plan: planDocument,
  seat: z.string(),
  nominatedBy: z.string(),
  convenedBy: z.string(),
});
export type SeatTerms = z.infer<typeof seatTerms>;

/** `of`: whose words they are, in the sealed place too, so that nobody who writes rows can move them to another. */
type Sealed = { table: string; row: string; column: string; of: string; envelope: Buffer };

/** The sealed words around nominations, as far as this keyring opens them. */
export class NomineeReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async who(nominations: readonly NominationId[]): Promise<Map<NominationId, NomineeWho>> {
    if (nominations.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('nomination')
      .select(['id', 'who_sealed'])
      .where('id', 'in', [...nominations])
      .execute();
    const ids = rows.map(({ id }) => id);
    const keys = await recordKeys(this.tx, this.keyring, 'nomination', ids);
    return new Map(
      rows.flatMap((row) => {
        const text = keys.get(row.id)?.open(`who_sealed of ${row.id}`, row.who_sealed);
        return text === undefined ? [] : [[row.id, nomineeWho.parse(JSON.parse(text))] as const];
      }),
    );
  }

  async terms(nomination: NominationId): Promise<SeatTerms | null> {
    const row = await this.tx
      .selectFrom('nominee_terms')
      .select(['record_id', 'terms_sealed'])
      .where('nomination_id', '=', nomination)
      .executeTakeFirst();
    const text =
      row &&
      (await this.#open({
        table: 'nominee_terms',
        row: row.record_id,
        column: 'terms_sealed',
        of: nomination,
        envelope: row.terms_sealed,
      }));
    return text ? seatTerms.parse(JSON.parse(text)) : null;
  }

  /** What she said or asked with her answer. */
  async note(nomination: NominationId): Promise<string | null> {
    const row = await this.tx
      .selectFrom('nominee_answer')
      .select(['record_id', 'note_sealed'])
      .where('nomination_id', '=', nomination)
      .executeTakeFirst();
    if (!row?.record_id || !row.note_sealed) return null;
    const text = await this.#open({
      table: 'nominee_answer',
      row: row.record_id,
      column: 'note_sealed',
      of: nomination,
      envelope: row.note_sealed,
    });
    return text && z.string().parse(JSON.parse(text));
  }

  async appearance(nomination: NominationId): Promise<Appearance | null> {
    const row = await this.tx
      .selectFrom('appearance')
      .select(['record_id', 'choices_sealed'])
      .where('nomination_id', '=', nomination)
      .executeTakeFirst();
    const text =
      row &&
      (await this.#open({
        table: 'appearance',
        row: row.record_id,
        column: 'choices_sealed',
        of: nomination,
        envelope: row.choices_sealed,
      }));
    return text ? appearanceChoices.parse(JSON.parse(text)) : null;
  }

  /** What is shown, by release: absent where it was withdrawn, or is not for this reader. */
  async shown<Release extends string>(
    releases: readonly { id: Release; nomination_id: string; shown_sealed: Buffer }[],
  ): Promise<Map<Release, ShownAppearance>> {
    const keys = await recordKeys(
      this.tx,
      this.keyring,
      'release',
      releases.map(({ id }) => id),
    );
    return new Map(
      releases.flatMap((row) => {
        const text = keys.get(row.id)?.open(`shown_sealed of ${row.nomination_id}`, row.shown_sealed);
        return text === undefined ? [] : [[row.id, shownAppearance.parse(JSON.parse(text))] as const];
      }),
    );
  }

  async #open({ table, row, column, of, envelope }: Sealed): Promise<string | null> {
    const key = (await recordKeys(this.tx, this.keyring, table, [row])).get(row);
    return key?.open(`${column} of ${of}`, envelope) ?? null;
  }
}

/** Seals a value as one column of a new record for these readers. */
export const sealWords = async (
  tx: Tx,
  { table, row, column, of }: Omit<Sealed, 'envelope'>,
  audiences: Parameters<typeof newRecord>[2],
  value: unknown,
): Promise<Buffer> =>
  (await newRecord(tx, { table, row }, audiences)).seal(`${column} of ${of}`, JSON.stringify(value));
