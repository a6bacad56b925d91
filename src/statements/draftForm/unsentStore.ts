import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import { type OrganisationId, type StatementId, wordingId } from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import { openField, placeOf, sealField, Unopenable } from '../../vault/envelope.ts';
import type { Keyring } from '../../vault/keyring.ts';

/** Where somebody writes: on the text in one language, or in one that she has yet to choose. */
export const unsentSlot = z.union([languageCode, z.literal('new')]);
export type UnsentSlot = z.infer<typeof unsentSlot>;

/** The form as it stood, with the wording that she had before her. */
export const unsentWords = z.strictObject({
  language: languageCode.nullable(),
  base: wordingId.nullable(),
  title: z.string(),
  body: z.string(),
  references: z.string(),
  note: z.string(),
});
export type UnsentWords = z.infer<typeof unsentWords>;
/** `number` grows each time the words are kept: a window that saw an earlier one is told so. */
export type Unsent = { slot: UnsentSlot; number: number; keptOn: Day; words: UnsentWords };

type At = { statement: StatementId; slot: UnsentSlot };
const table = 'unsent_text';

/** What somebody wrote and has not sent, under a key that only she can make: nobody else on the draft reads it. */
export class UnsentTexts {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async of({ statement, slot }: At): Promise<Unsent | null> {
    const row = await this.#hers(statement).where('slot', '=', slot).executeTakeFirst();
    const words = row && this.#open({ statement, slot }, row.words_sealed);
    return row && words ? { slot, number: row.number, keptOn: row.kept_on, words } : null;
  }

  /** Where else she has words of her own in this statement. */
  async slots(statement: StatementId): Promise<UnsentSlot[]> {
    const rows = await this.#hers(statement).orderBy('slot').execute();
    return rows.flatMap(({ slot }) => unsentSlot.safeParse(slot).data ?? []);
  }

  /** Kept in place of what she had seen; false, with nothing written, where newer words are there. */
  async keep(
    { statement, slot }: At,
    words: UnsentWords,
    { seen, organisation, day }: { seen: number; organisation: OrganisationId; day: Day },
  ): Promise<boolean> {
    const sealed = this.#seal({ statement, slot }, words);
    const fresh = { number: seen + 1, words_sealed: sealed, kept_on: day };
    const { numInsertedOrUpdatedRows } = await this.tx
      .insertInto(table)
      .values({
        ...{ statement_id: statement, person_id: this.keyring.person, organisation_id: organisation },
        ...{ slot, ...fresh },
      })
      .onConflict((before) =>
        before
          .columns(['statement_id', 'person_id', 'slot'])
          .doUpdateSet(fresh)
          .where(`${table}.number`, '=', seen),
      )
      .executeTakeFirstOrThrow();
    return numInsertedOrUpdatedRows === 1n;
  }

  /** Drops words sealed under keys that she no longer has, so that new ones can be kept. */
  async clearUnreadable(at: At): Promise<void> {
    const row = await this.#hers(at.statement).where('slot', '=', at.slot).executeTakeFirst();
    if (row && this.#open(at, row.words_sealed) === null) await this.drop(at, row.number);
  }

  /** Deletes only the words of that number: newer ones from another window stay. */
  async drop({ statement, slot }: At, number?: number): Promise<void> {
    let query = this.tx
      .deleteFrom(table)
      .where('statement_id', '=', statement)
      .where('person_id', '=', this.keyring.person)
      .where('slot', '=', slot);
    if (number !== undefined) query = query.where('number', '=', number);
    await query.execute();
  }

  #hers(statement: StatementId) {
    return this.tx
      .selectFrom(table)
      .select(['slot', 'number', 'kept_on', 'words_sealed'])
      .where('statement_id', '=', statement)
      .where('person_id', '=', this.keyring.person);
  }

  #key({ statement, slot }: At): { key: Buffer; place: string } {
    return {
      key: this.keyring.derive(`unsent text ${statement} ${slot}`),
      place: placeOf(table, 'words_sealed', statement, this.keyring.person, slot),
    };
  }

  #seal(at: At, words: UnsentWords): Buffer {
    const { key, place } = this.#key(at);
    return sealField(key, JSON.stringify(words), place);
  }

  #open(at: At, sealed: Buffer): UnsentWords | null {
    const { key, place } = this.#key(at);
    try {
      return unsentWords.parse(JSON.parse(openField(key, sealed, place).toString('utf8')));
    } catch (problem) {
      // Her keys are new since: what she had begun is gone, and she begins from the text.
      if (problem instanceof Unopenable) return null;
      throw problem;
    }
  }
}

/** Days until unsent words are deleted. Our default. */
export const unsentKeptDays = 30;

/** A job deletes unsent words that are old, or whose organisation has left the draft. */
export const sweepUnsent = async (tx: Tx, last: Day): Promise<void> => {
  await tx.deleteFrom(table).where('kept_on', '<', last).execute();
  await tx
    .deleteFrom(table)
    .where((is) =>
      is.exists(
        is
          .selectFrom('drafter')
          .select('drafter.organisation_id')
          .whereRef('drafter.statement_id', '=', `${table}.statement_id`)
          .whereRef('drafter.organisation_id', '=', `${table}.organisation_id`)
          .where((off) => off.or([off('left_on', 'is not', null), off('answer', '=', 'declined')])),
      ),
    )
    .execute();
};
