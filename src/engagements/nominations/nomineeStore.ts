import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { NominationId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { json, type SealedColumn, sealedOf } from '../../vault/sealed.ts';
import { type Appearance, appearanceChoices, type ShownAppearance, shownAppearance } from './appearance.ts';
import { type NomineeWho, nomineeWho, type SeatTerms, seatTerms } from './facts.ts';

/**
 * Sealed with the nomination's id in their place, so that whoever writes rows cannot move one nominee's words to
 * another.
 */
export const sealedWho = sealedOf('nomination', 'who_sealed', json(nomineeWho));
export const sealedTerms = sealedOf('nominee_terms', 'terms_sealed', json(seatTerms));
export const sealedNote = sealedOf('nominee_answer', 'note_sealed', json(z.string()), { unsigned: true });
export const sealedChoices = sealedOf('appearance', 'choices_sealed', json(appearanceChoices), {
  unsigned: true,
});
export const sealedShown = sealedOf('release', 'shown_sealed', json(shownAppearance));

type Envelope = { record: string | null; sealed: Buffer | null };

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
    const keys = await sealedWho.keys(
      this.tx,
      this.keyring,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.flatMap((row) => {
        const who = sealedWho.open(keys.get(row.id), row.who_sealed, row.id);
        return who === undefined ? [] : [[row.id, who] as const];
      }),
    );
  }

  async terms(nomination: NominationId): Promise<SeatTerms | null> {
    const row = await this.tx
      .selectFrom('nominee_terms')
      .select(['record_id as record', 'terms_sealed as sealed'])
      .where('nomination_id', '=', nomination)
      .executeTakeFirst();
    return this.#open(sealedTerms, row, nomination);
  }

  /** What she said or asked with her answer. */
  async note(nomination: NominationId): Promise<string | null> {
    const row = await this.tx
      .selectFrom('nominee_answer')
      .select(['record_id as record', 'note_sealed as sealed'])
      .where('nomination_id', '=', nomination)
      .executeTakeFirst();
    return this.#open(sealedNote, row, nomination);
  }

  async appearance(nomination: NominationId): Promise<Appearance | null> {
    const row = await this.tx
      .selectFrom('appearance')
      .select(['record_id as record', 'choices_sealed as sealed'])
      .where('nomination_id', '=', nomination)
      .executeTakeFirst();
    return this.#open(sealedChoices, row, nomination);
  }

  /** What is shown, by release: absent where it was withdrawn, or is not for this reader. */
  async shown<Release extends string>(
    releases: readonly { id: Release; nomination_id: string; shown_sealed: Buffer }[],
  ): Promise<Map<Release, ShownAppearance>> {
    const ids = releases.map(({ id }) => id);
    const keys = await sealedShown.keys(this.tx, this.keyring, ids);
    return new Map(
      releases.flatMap((row) => {
        const shown = sealedShown.open(keys.get(row.id), row.shown_sealed, row.nomination_id);
        return shown === undefined ? [] : [[row.id, shown] as const];
      }),
    );
  }

  async #open<Value>(
    column: SealedColumn<Value>,
    row: Envelope | undefined,
    of: NominationId,
  ): Promise<Value | null> {
    if (!row?.record) return null;
    const key = (await column.keys(this.tx, this.keyring, [row.record])).get(row.record);
    return column.open(key, row.sealed, of) ?? null;
  }
}
