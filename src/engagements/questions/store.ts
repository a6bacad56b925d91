import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../../database/tables/all.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { NominationId, OrganisationId } from '../../kernel/ids.ts';
import type { Keyring, Sealing } from '../../vault/keyring.ts';
import { json, sealedOf } from '../../vault/sealed.ts';

/** Sealed with whose seat it is about, its place among the others and who wrote it: none can be passed off as another. */
export const sealedMessage = sealedOf('nominee_message', 'words_sealed', json(z.string()), {
  unsigned: true,
});

const writer = (byNominee: boolean): string => (byNominee ? 'nominee' : 'organisation');

/** One thing that a nominee or whoever nominated her wrote to the other; null: sealed to others. */
export type Message = { byNominee: boolean; words: string | null; writtenOn: Day };

/** Which of the two wrote last, beside a nomination's row. */
export const lastByNominee = (eb: ExpressionBuilder<Tables, 'nomination'>) =>
  eb
    .selectFrom('nominee_message')
    .select('nominee_message.by_nominee')
    .whereRef('nominee_message.nomination_id', '=', 'nomination.id')
    .orderBy('nominee_message.number', 'desc')
    .limit(1);

/** What nominees asked and were answered, as far as this keyring opens it. */
export class MessageReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  /** By nomination, in the order they were written. */
  async messages(nominations: readonly NominationId[]): Promise<Map<NominationId, Message[]>> {
    if (nominations.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('nominee_message')
      .selectAll()
      .where('nomination_id', 'in', [...nominations])
      .orderBy('nomination_id')
      .orderBy('number')
      .execute();
    const records = rows.map((row) => row.record_id);
    const keys = await sealedMessage.keys(this.tx, this.keyring, records);
    const found = new Map<NominationId, Message[]>();
    for (const row of rows) {
      const { nomination_id: of, number, by_nominee: byNominee, written_on: writtenOn } = row;
      const whose = [of, number, writer(byNominee)] as const;
      const words = sealedMessage.open(keys.get(row.record_id), row.words_sealed, ...whose) ?? null;
      found.set(of, [...(found.get(of) ?? []), { byNominee, words, writtenOn }]);
    }
    return found;
  }
}

type Written = { number: number; byNominee: boolean };
type NewMessage = { id: NominationId; organisation: OrganisationId; words: string; day: Day };

/** What may be recorded of questions and answers. Rules decide before; nothing is decided here. */
export class MessageWriter {
  constructor(private readonly tx: Tx) {}

  /** How much each of the two has written. */
  async written(nomination: NominationId): Promise<Written[]> {
    const rows = await this.tx
      .selectFrom('nominee_message')
      .select(['number', 'by_nominee'])
      .where('nomination_id', '=', nomination)
      .orderBy('number')
      .execute();
    return rows.map((row) => ({ number: row.number, byNominee: row.by_nominee }));
  }

  /** For the two of them: her code opens it, and so do the members of whoever nominated her. */
  async write(
    keyring: Sealing['keyring'],
    { id, organisation, words, day }: NewMessage,
    { number, byNominee }: Written,
  ): Promise<void> {
    const record = randomUUID();
    const whose = [id, number, writer(byNominee)] as const;
    const by = { tx: this.tx, keyring };
    await this.tx
      .insertInto('nominee_message')
      .values({
        record_id: record,
        nomination_id: id,
        organisation_id: organisation,
        number,
        by_nominee: byNominee,
        words_sealed: await sealedMessage.sealNew(by, record, [organisation, id], words, ...whose),
        written_on: day,
      })
      .execute();
  }
}
